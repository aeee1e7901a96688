/** What the core answers about a library, for tests of the window. */
import type { CareReport, LibraryStatus, OpenLibrary, Settings } from "../src/api/bindings.ts";

export const SETTINGS: Settings = {
  name: "査読者A",
  language: "ja",
  appearance: "light",
  columns: [],
  facets: null,
  measure_weights: {},
  recent: [],
  backup_folder: null,
  backup_rule: { daily: 7, weekly: 5, monthly: 12 },
  lock_after_minutes: 15,
};

export const OPEN: OpenLibrary = {
  path: "/data/紡ぎ.tsumugi",
  name: "紡ぎ",
  sample: false,
  read_only: false,
  encrypted: false,
  as_of: null,
  backed_up_at: null,
  copies: [],
  projects: 0,
  untagged: 0,
  themes: 0,
  undo: null,
  redo: null,
};

/** `library.status` while this library is open. */
export const statusOf = (open: OpenLibrary | null): LibraryStatus => ({ open, locked: null, version: "0.1.0" });

/** `library.care` of a library that is well. */
export const WELL: CareReport = {
  check: { clean: true, findings: [], operations: 0, head: "", looked_at: [] },
  backup: null,
};
