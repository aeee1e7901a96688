/** What is looked for, in groups a person can take in. Each is worded under `leak.<kind>`. */
export const LEAK_KINDS = {
  substance: ["smiles", "inchi", "peptide-sequence", "nucleotide-sequence", "compound-code", "clone-name"],
  contact: ["mail-address", "phone-number", "person-in-properties"],
  /** Only an open library knows these words. Of material of others (`third-party-data`) none holds any yet. */
  library: ["unpublished-target", "personal-name", "reviewer", "unfiled-invention"],
  hidden: [
    "hidden-sheet",
    "very-hidden-sheet",
    "hidden-column",
    "hidden-row",
    "hidden-object",
    "white-text",
    "hidden-by-format",
  ],
  carried: [
    "cell-comment",
    "custom-property",
    "defined-name-constant",
    "external-link",
    "file-path",
    "custom-xml",
    "embedded-object",
    "pivot-cache",
    "macro",
  ],
} as const;
