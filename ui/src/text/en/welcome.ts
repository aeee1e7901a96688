import type { welcome as ja } from "../ja/welcome.ts";

export const welcome = {
  title: "Tsumugi",
  lead: "Weave scattered findings into one drug-discovery theme.",
  sub: "Tag AMED projects by target, modality and indication, combine them, and brief your partners, all at one desk.",
  start: "Start",
  sample: "Open the sample",
  sampleText: "120 fictional projects and three themes, so that you can try everything first.",
  create: "Create a library",
  createText: "Start from an empty library and import a list of projects you have.",
  open: "Open a library",
  openText: "Open a library (.tsumugi) that already exists.",
  recent: "Recent libraries",
  recentNone: "Libraries you open will be listed here.",
  missing: "not found",
  local: "A library is a single file. Nothing in it is ever sent from this machine.",
  language: "Language",
  appearance: "Appearance",
  version: (v: string) => `Version ${v}`,
  working: "Getting things ready",
  sampleName: "sample",
  newName: "library",
} satisfies typeof ja;
