/**
 * What one feature asks of another without importing it: the asker runs an action by name, the feature that can
 * do it provides a handler from its layer, which the window mounts once beside the screens.
 */
import { useEffect, useRef } from "react";
import type {
  ForgePictureOf,
  HandbookRequest,
  Kind,
  MatrixRequest,
  PictureOf,
  Role,
  Selection,
  Sort,
  TagChip,
  ViewState,
} from "../api/bindings.ts";

export interface Actions {
  /** Opens the picker over these projects. `at` is what it may hang on. */
  "tag.selection": { selection: Selection; count: number; at?: Element | null };
  /** Shows what the texts of these projects suggest, to accept it at once. */
  "tagging.suggest": { selection: Selection; count: number };
  /** Shows this project in タグ付け. */
  "tagging.open": { project: number };
  /** Asks who sits here. */
  "person.choose": object;
  /** Explains why projects are not shown. */
  "person.hidden": object;
  /** Opens the dialog that freezes these projects into a round of stage one. */
  "stage.open-round": { selection: Selection; count: number };
  /** Opens the dialog for a new theme with these projects in it; with their roles and its triple where these are known. */
  "theme.create": {
    projects: number[];
    roles?: Readonly<Record<number, Role>>;
    triple?: Readonly<Record<Kind, TagChip | null>>;
  };
  /** Looks for combinations among these projects. */
  "forge.propose": { selection: Selection; count: number };
  /** Asks which theme these projects shall join. */
  "theme.join": { selection: Selection; count: number };
  /** Opens the export of a list. */
  "export.table": { selection: Selection; count: number; sort: Sort[] };
  /** Opens the export of a theme's briefing. */
  "export.briefing": { theme: number };
  /** Asks for whom, then writes a matrix as a workbook. `name` is proposed for the file, without ending. */
  "export.matrix": { matrix: MatrixRequest; name: string };
  /** Asks for whom, then writes a matrix as it is drawn. `png` paints it, in base64; null when it cannot be painted. */
  "export.picture": { matrix: MatrixRequest; name: string; png: () => Promise<string | null> };
  /** Asks for whom, then writes the registry of programmes as a workbook. */
  "export.registry": object;
  /** Asks for whom, then writes a drawing of programmes as it is. `name` is proposed for the file, without ending. */
  "export.drawing": {
    shows: PictureOf;
    name: string;
    /** Only official pairs and confirmed fields are drawn: others than ourselves may have it. */
    published: boolean;
    ending: "png" | "svg";
    /** The file: PNG in base64 or the text of an SVG; null when it cannot be painted. */
    paint: () => Promise<string | null>;
  };
  /** Asks for whom, then writes a round's shortlist as a workbook. `name` is the round's. */
  "export.shortlist": { round: number; name: string };
  /** Asks for whom, then writes a plan as a workbook. `code` is its theme's. */
  "export.plan": { plan: number; code: string };
  /** Asks for whom, then writes notes of the handbook as a workbook. */
  "export.handbook": { notes: HandbookRequest };
  /** Asks for whom, then writes the flow of a round as it is drawn. `name` is proposed for the file, without ending. */
  "export.flow": {
    round: number;
    name: string;
    ending: "png" | "svg";
    /** The file: PNG in base64 or the text of an SVG; null when it cannot be painted. */
    paint: () => Promise<string | null>;
  };
  /** Asks for whom, then writes a picture of themes as it is drawn. `name` is proposed for the file, without ending. */
  "export.forge": {
    shows: ForgePictureOf;
    /** Of which theme, for its map. */
    theme?: number;
    name: string;
    ending: "png" | "svg";
    /** The file: PNG in base64 or the text of an SVG; null when it cannot be painted. */
    paint: () => Promise<string | null>;
  };
  /** Asks for a name and keeps what is shown. `view` is the saved view that is open, to be overwritten if wanted. */
  "view.save": { state: ViewState; view?: number | undefined };
  /** Asks for the file of a view that somebody shared and takes it in. */
  "view.take": object;
  /** Asks for whom, then writes a copy of an attachment. */
  "export.attachment": { id: number; name: string };
  /** Asks for whom, then writes the whole log. */
  "export.history": object;
  /** Shows the recovery sheet to print. The passphrase is only known right after it was chosen. */
  "sheet.print": { name: string; path: string; passphrase?: string | undefined };
  /** Locks the open library. */
  "library.lock": object;
  /** Shows what a backup would bring back, then restores it; without a path it is asked for. */
  "backup.restore": { path?: string };
  /** Asks for a file and opens the import with it. */
  "import.start": object;
  /** Opens, creates (after asking for a file) or closes a library. */
  "library.open": object;
  "library.create": object;
  "library.close": object;
}

export type ActionName = keyof Actions;

const handlers = new Map<ActionName, ((args: never) => void)[]>();

/** Runs an action; false when nobody on screen can do it. */
export function runAction<N extends ActionName>(name: N, args: Actions[N]): boolean {
  const handler = handlers.get(name)?.at(-1);
  handler?.(args as never);
  return handler !== undefined;
}

/** Provides an action while the component is mounted; the handler may change on every render. */
export function useAction<N extends ActionName>(name: N, handler: (args: Actions[N]) => void) {
  const latest = useRef(handler);
  latest.current = handler;
  useEffect(() => {
    const own = (args: Actions[N]) => latest.current(args);
    handlers.set(name, [...(handlers.get(name) ?? []), own as (args: never) => void]);
    return () =>
      void handlers.set(
        name,
        (handlers.get(name) ?? []).filter((h) => h !== own),
      );
  }, [name]);
}
