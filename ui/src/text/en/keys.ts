import type { keys as ja } from "../ja/keys.ts";

export const keys = {
  general: "General",
  go: "Go to",
  list: "List",
  tags: "Tags",
  tagging: "Tagging",
  reading: "Reading",
  theme: "Theme",
  tidying: "Tidy up",
  importing: "Import",
  palette: "Open “go to, do”",
  sheet: "Show all keys",
  undo: "Undo",
  redo: "Redo",
  search: "To the search field",
} satisfies typeof ja;
