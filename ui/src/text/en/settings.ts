import type { settings as ja } from "../ja/settings.ts";

export const settings = {
  title: "Settings",
  lead: "For this machine only; nothing of it is written into the library.",
  you: "You",
  name: "Name",
  nameHint: "Kept with the tags you give and in the history.",
  nameEmpty: "Please enter a name.",
  look: "Look",
  language: "Language",
  appearance: "Appearance",
  appearanceHint: "Takes effect at once.",
  library: "Library",
  libraryPath: "Place",
  libraryProjects: "Projects",
  libraryThemes: "Themes",
  noLibrary: "No library is open.",
  toKeep: "Encryption, backups, checks",
  close: "Close the library",
  about: "About",
  version: "Version",
  local: "Everything stays on this machine; nothing is sent anywhere.",
} satisfies typeof ja;
