/** What the core answers about finding, for tests of home, overview and saved views. All of it fictional. */
import type { FacetValue, Home, Matrix, SavedView } from "../src/api/bindings.ts";
import { NO_FILTER } from "../src/api/filter.ts";

export const value = (code: string, label: string, count: number, parent: string | null = null): FacetValue => ({
  value: code,
  label_ja: label,
  label_en: `${label} (en)`,
  count,
  parent,
});

/** Two classes by four modalities; one cell is wanted and empty, one wanted and not. */
export const MATRIX: Matrix = {
  rows: [value("kinase", "キナーゼ", 60), value("gpcr", "GPCR", 14)],
  columns: [value("SM", "低分子", 58), value("AB", "抗体", 12), value("CT", "細胞", 4), value("GT", "遺伝子", 0)],
  cells: [58, 9, 3, 0, 12, 2, 1, 0],
  layers: [],
  total: 100,
  placed: 81,
  more_rows: 0,
  more_columns: 5,
  wanted: [
    { row: "gpcr", column: "GT", by: "査読者A", at: "2026-11-20T01:00:00Z" },
    { row: "kinase", column: "AB", by: "査読者B", at: "2026-11-21T01:00:00Z" },
  ],
};

export const viewNamed = (
  id: number,
  name: string,
  count: number,
  over: Partial<SavedView["state"]> = {},
): SavedView => ({
  id,
  name,
  count,
  state: { filter: NO_FILTER, sort: [], group: null, columns: [], matrix: null, ...over },
  by: "査読者A",
  at: "2026-11-20T01:00:00Z",
});

export const HOME: Home = {
  projects: 1284,
  since: { at: "2026-11-20T01:00:00Z", arrived: 96, changed: 58, by_others: 0 },
  waiting: [
    { kind: "unfinished", count: 410, of_latest_year: 96 },
    { kind: "proposed", count: 31, of_latest_year: null },
    { kind: "conflicting", count: 5, of_latest_year: null },
    { kind: "duplicates", count: 11, of_latest_year: null },
    { kind: "programmes", count: 3, of_latest_year: null },
    { kind: "words", count: 7, of_latest_year: null },
    { kind: "reviews", count: 8, of_latest_year: null },
    { kind: "ending", count: 61, of_latest_year: null },
  ],
  coverage: [
    { kind: "target", tagged: 902, evidenced: 866 },
    { kind: "modality", tagged: 948, evidenced: 891 },
    { kind: "indication", tagged: 1011, evidenced: 981 },
  ],
  complete: 812,
  kpi: [
    {
      kind: "papers",
      total: 214,
      years: [
        { year: 2023, amount: 90 },
        { year: 2025, amount: 124 },
      ],
      entered: 912,
    },
    { kind: "poc", total: 19, years: [], entered: 822 },
    { kind: "licensing", total: 9, years: [], entered: 745 },
    { kind: "approval", total: 1, years: [], entered: 3 },
  ],
};
