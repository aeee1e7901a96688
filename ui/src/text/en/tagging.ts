import { counted } from "../format.ts";
import type { tagging as ja } from "../ja/tagging.ts";

const number = (n: string) => Number(n.replaceAll(",", ""));

export const tagging = {
  titleOne: "Add tags",
  titleMany: (n: string) => `Tag ${counted(number(n), "project")}`,
  kinds: "Kind of tag",
  search: "Search by Japanese or English name, synonym or ID",
  matched: (name: string) => `also “${name}”`,
  results: "Candidates",
  nothing: (text: string) => `Nothing in the vocabulary matches “${text}”`,
  nothingHint: "Try another spelling, the Japanese name, a symbol or an ID.",
  more: (n: string) => `${n} more; type on to narrow down`,
  given: "Tags of this project",
  givenMany: "Tags of the selected projects",
  noneGiven: "None yet",
  onSome: (n: string, all: string) => `${n} of ${all}`,
  makeMain: "Make main",
  unmakeMain: "Not main",
  willAdd: (n: string) => `adds to ${counted(number(n), "project")}`,
  willRemove: (n: string) => `removes from ${counted(number(n), "project")}`,
  confirm: "confirm",
  addOne: "add",
  removeOne: "remove",
  move: "choose",
  toggle: "add or remove",
  done: "Close",
} satisfies typeof ja;
