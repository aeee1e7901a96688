import { counted } from "../format.ts";
import type { views as ja } from "../ja/views.ts";

export const views = {
  title: "Saved views",
  noneBody:
    "Press “Save view” in the list of projects or the overview to keep conditions, order and columns under a name.",
  named: (name: string) => `View: ${name}`,
  count: (_n: string, count: number) => counted(count, "project"),
  everything: "No condition",
  save: "Save view",
  saveLead: "Keeps conditions, order and columns under a name. It holds no projects.",
  name: "Name",
  nameNeeded: "Give it a name",
  nameTaken: "A view of this name exists. Choose another name, or overwrite that view.",
  saveNew: "Save as a new view",
  overwrite: (name: string) => `Overwrite “${name}”`,
  menu: (name: string) => `Actions for view “${name}”`,
  up: "Move up",
  down: "Move down",
  rename: "Rename",
  renameTitle: "Rename the view",
  share: "Write to a file",
  shared: "View written",
  sharedNote: "It holds the conditions and the name, search words included; conditions on themes are left out.",
  remove: "Delete",
  take: "Take in a view from a file",
  more: "Actions for views",
} satisfies typeof ja;
