import type { vocabulary as ja } from "../ja/vocabulary.ts";

export const vocabulary = {
  go: "Settings: vocabulary (sources)",
  sources: "Sources",
  lead: "Where the names and ids used for tags were taken from; they may be older than what the sources hold today.",
  name: "Name",
  version: "Version",
  rows: "Entries",
  licence: "Licence",
  attribution: "Attribution",
  linkFrom: "It is the address of a source of the vocabulary.",
} satisfies typeof ja;
