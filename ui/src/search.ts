/** View state in the address: what a screen shows can be gone back to. Owners extend their own part. */
import type {
  AdjustmentType,
  Dim,
  Filter,
  Kind,
  OutcomeKind,
  PlanSheet,
  QueueOrder,
  ReadingOrder,
  Round,
  SortKey,
  TimelineOnly,
  TimelineOrder,
  ValueStep,
} from "./api/bindings.ts";

/** Conditions under the names the filter has for them. */
type Conditions = { [D in Dim]?: Filter[D] };

export interface ProjectsSearch extends Conditions {
  /** Search text. */
  q?: string;
  /** The words as written only, not what the vocabulary calls the same. */
  exact?: boolean;
  /** Dimensions whose values are left out. */
  not?: Dim[];
  /** Programmes of the registry, by id; 0 = tied to none. */
  registered?: number[];
  /** Order as a text: keys by which is sorted, `-` before those with the largest first (`title,-year`). */
  sort?: string;
  /** Under headings of this column. */
  group?: SortKey;
  /** The saved view that was opened. */
  view?: number;
  /** Project shown in the detail panel. */
  open?: number;
  /** Tab of the detail panel. */
  tab?: string;
  /** In the open project: the field (`summary_ja`) or the row of a list (`row-12`) that something rests on. */
  at?: string;
  /** What is quoted from that field. */
  quote?: string;
  /** The theme's page one came from, which the bar above leads back to (`/themes/3?tab=claims`). */
  back?: string;
}

/** The overview: conditions as in the list, and what is counted by what. */
export interface MatrixSearch
  extends Omit<ProjectsSearch, "sort" | "group" | "open" | "tab" | "at" | "quote" | "back"> {
  /** Downwards; left out with `columns` = the first of the presets. */
  rows?: Dim;
  /** Across. */
  columns?: Dim;
  /** One small matrix for each value of it. */
  third?: Dim;
  /** What is shown; left out = the matrix. */
  show?: "trends" | "gaps";
}

export interface TaggingSearch {
  /** Project that is being tagged. */
  project?: number;
  /** Left out = the most useful next. */
  order?: QueueOrder;
  /** Only a fiscal year (`year:2026`) or a programme (`programme:…`); left out = all. */
  part?: string;
}

export interface ImportSearch {
  /** Full path of the file. */
  file?: string;
}

/** The leak check. */
export interface LeaksSearch {
  /** Full path of the workbook. */
  file?: string;
  /** Which check it is, so that the same file dropped again is looked at again. */
  nth?: number;
}

/** Programmes: parts of the screen, and what is shown beside them. The conditions are those of the list of projects. */
export interface ProgrammesSearch
  extends Omit<ProjectsSearch, "sort" | "group" | "open" | "tab" | "at" | "quote" | "back"> {
  /** Left out = the registry. */
  tab?: "map" | "timeline" | "adjustments" | "supports" | "outcomes";
  /** Id of the programme shown beside the registry or the map. */
  shown?: number;
  /** In place of the registry: spellings of lists that wait for a programme. */
  part?: "waiting";
  /** What the registry is searched for. */
  find?: string;
  /** The registry: only programmes of these ministries ("" = not known); left out = all. */
  ministries?: string[];
  /** Order of the registry, as in the list of projects (`ministry,-projects`); left out = as it stands. */
  sort?: string;
  /** Id of the pair shown beside the map. */
  pair?: number;
  /** Id of the support shown beside the supports; 0 = a new one. */
  support?: number;
  /** What the supports are searched for. */
  seek?: string;
  /** Only supports that may serve this step. */
  step?: ValueStep;
  /** Only supports that may be for this modality, by its code. */
  suits?: string;
  /** Project whose lineage is shown beside the timeline. */
  lineage?: number;
  /** Rows of the timeline; left out = projects. */
  lines?: "themes";
  /** Which of them; left out = all. */
  only?: Exclude<TimelineOnly, "all">;
  /** Their order; left out = by their end. */
  order?: Exclude<TimelineOrder, "ends">;
  /** Of 調整費, only what bridges a gap and has not been given up. */
  funds?: "bridging";
  /** Of 調整費, only what was requested for this project. */
  fundsOf?: number;
  /** Fiscal year, type and round of the requests shown; left out = all. */
  fy?: number;
  type?: AdjustmentType;
  round?: Round;
  /** A sum was pressed: only the requests it counts are shown, without those that were withdrawn. */
  summed?: true;
  /** The request that is open. */
  request?: number;
  /** Outcome whose entries are shown beside the figures. */
  of?: OutcomeKind;
}

/** Rows of a shortlist: by the meeting's last word, without one, or with votes that differ. */
export type ShortlistOnly = "keep" | "hold" | "drop" | "undecided" | "conflict";

/** Stage one: without a round its rounds, people and criteria; with one, what is done in it. */
export interface StageSearch {
  /** Round. */
  round?: number;
  /** Part; left out = the rounds, or within a round its reading. */
  tab?: "people" | "criteria" | "setup" | "conflicts" | "shortlist" | "flow";
  /** Project that is read, or shown beside the list. */
  project?: number;
  /** Person shown beside the people. */
  person?: number;
  /** Order of reading; left out = by hand. */
  order?: Exclude<ReadingOrder, "hand">;
  /** Of the shortlist; left out = all of it. */
  only?: ShortlistOnly;
  /** Two verdicts given, `keep-hold`: the conflicts, or the rows of the shortlist, in which they were. */
  pair?: string;
  /** As in the list of projects. */
  back?: string;
}

/** Themes: parts of the screen. */
export interface ThemesSearch {
  /** Left out = the list. */
  tab?: "pipeline" | "proposals" | "hearings" | "portfolio";
  /** Order of the list, `-` before what is largest first (`due`, `-threads`); left out = newest first. */
  sort?: string;
  /** Among which projects combinations are looked for; left out = those kept in a round. */
  among?: "chosen" | "search" | "all";
  /** The round whose kept projects are meant; left out = the first of those that are read by votes. */
  round?: number;
  /** Search text the projects answer to. */
  q?: string;
  /** Only projects that run; only those no theme has; only confirmed assets. */
  running?: true;
  unused?: true;
  confirmed?: true;
  /** Of all themes together; left out = their coverage. */
  picture?: "overlap" | "network";
}

/** One theme: parts of its page. */
export interface ThemeSearch {
  /** Left out = the weave. */
  tab?: "claims" | "compare" | "versions" | "comments" | "hearings" | "map";
  /** On the weave: the gap or the thread shown beside it (`biomarker`, `p12`, `x7`); left out = the outline. */
  shown?: string;
  /** As in the list of projects. */
  back?: string;
}

/** The plan of a theme: parts of its page. */
export interface PlanSearch {
  /** Left out = tasks in time. */
  tab?: "gates" | "tpp" | "support" | "budget" | "risks" | "notes";
  /** A copy, baseline or version; left out = the plan. */
  plan?: number;
  /** The plan compared with; left out = the newest baseline. */
  against?: number;
  /** The row that was gone to, its column, and the sheet it stands in: rows of two sheets may have one number. Left out =
   *  the sheet the tab begins with. */
  sheet?: PlanSheet;
  row?: number;
  column?: string;
  /** The form of that row stands beside. */
  form?: true;
}

export interface TidySearch {
  /** What is being tidied. */
  tab?: "duplicates" | "programmes" | "words";
}

export interface VocabularySearch {
  /** Part of the screen; left out = the concepts. */
  tab?: "loaded" | "review" | "lessons" | "sources";
  kind?: Kind;
  /** Concept shown beside the list. */
  concept?: string;
  /** Search words. */
  q?: string;
  /** The branch of the hierarchy opened last: it is open when one comes back. */
  parent?: string;
}

export interface HistorySearch {
  /** Operation shown with its changes. */
  open?: number;
}
