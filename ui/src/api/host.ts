/**
 * The way out of the window: the only file that names the shell (`@tauri-apps`).
 * Deliberately not in it: reading or writing files, network, clipboard, processes (but for `openFile` and `openLink`).
 */
import { Channel, invoke, isTauri } from "@tauri-apps/api/core";
import { getCurrentWebview } from "@tauri-apps/api/webview";
import { getCurrentWindow } from "@tauri-apps/api/window";
import type { Problem, Topic } from "./bindings.ts";

/** How far a long command is. `total` is null while it cannot be known; `stage` is a word of the command. */
export interface ProgressReport {
  done: number;
  total: number | null;
  stage: string;
}

/** What a command answers: its value and the topics it changed. */
export interface Answer {
  value: unknown;
  changed: Topic[];
}

export type PickPurpose = "import" | "library" | "attachment" | "backup" | "vocabulary" | "view" | "workbook";
export type SavePurpose = "library" | "sample" | "workbook" | "picture" | "drawing" | "view" | "anyfile";

export interface FileDrop {
  /** `over` while files hover over the window, `leave` when they go, `drop` when they are let go. */
  kind: "over" | "leave" | "drop";
  paths: string[];
  /** Where, in CSS px of the page. */
  at?: { x: number; y: number };
}

/** An address in the parts it is shown in; together they are the address. */
export interface LinkParts {
  before: string;
  /** What decides where it leads. */
  host: string;
  after: string;
}

export interface Host {
  /** Runs a declared command. Rejects with a [`Problem`]. */
  call(
    name: string,
    args: unknown,
    onProgress?: (report: ProgressReport) => void,
    signal?: AbortSignal,
  ): Promise<Answer>;
  /** Asks for a file to read; null when the person changed their mind. */
  pickFile(purpose: PickPurpose): Promise<string | null>;
  /** Asks where to write; null when the person changed their mind. */
  saveFile(suggested: string, purpose: SavePurpose): Promise<string | null>;
  /** Asks for a folder; null when the person changed their mind. */
  pickFolder(): Promise<string | null>;
  /** Opens a copy the core made of an attachment with the system's own program. */
  openFile(path: string): Promise<void>;
  /** Where an address leads, in parts to be shown before it is opened. Rejects with why it is not opened. */
  lookAtLink(url: string): Promise<LinkParts>;
  /** Opens an address in the system's browser, after the person has seen where it leads. */
  openLink(url: string): Promise<void>;
  /** Files dragged from the file manager. Returns how to stop listening. */
  onFileDrop(listener: (drop: FileDrop) => void): () => void;
  setTitle(title: string): void;
  /** Why the library named on the command line could not be opened; null when none was named or it is open. */
  startup(): Promise<Problem | null>;
}

declare global {
  interface Window {
    /** Test seam of the browser harness: stands in for the native file dialogs. */
    __tsumugiPick?: () => string | null;
  }
}

/** Whatever came back instead of an answer, as a problem. */
export function asProblem(error: unknown): Problem {
  if (typeof error === "object" && error !== null && "code" in error && "params" in error) {
    return error as Problem;
  }
  const detail = error instanceof Error ? `${error.name}: ${error.message}\n${error.stack ?? ""}` : String(error);
  return { code: "fault", params: {}, detail };
}

let calls = 0;

const windowHost: Host = {
  async call(name, args, onProgress, signal) {
    calls += 1;
    const id = `c${calls}`;
    const progress = new Channel<ProgressReport>();
    progress.onmessage = (report) => onProgress?.(report);
    const cancel = () => void invoke("cancel", { id });
    signal?.addEventListener("abort", cancel, { once: true });
    try {
      return await invoke<Answer>("call", { id, name, args, progress });
    } catch (error) {
      throw asProblem(error);
    } finally {
      signal?.removeEventListener("abort", cancel);
    }
  },
  pickFile: (purpose) => invoke<string | null>("pick_file", { purpose }),
  saveFile: (suggested, purpose) => invoke<string | null>("save_file", { purpose, suggested }),
  pickFolder: () => invoke<string | null>("pick_folder"),
  openFile: (path) => invoke("open_file", { path }),
  lookAtLink: (url) => invoke<LinkParts>("look_at_link", { url }),
  openLink: (url) => invoke("open_link", { url }),
  onFileDrop(listener) {
    const stop = getCurrentWebview().onDragDropEvent(({ payload }) => {
      if (payload.type === "leave") return listener({ kind: "leave", paths: [] });
      const { x, y } = payload.position;
      const at = { x: x / window.devicePixelRatio, y: y / window.devicePixelRatio };
      if (payload.type === "drop") listener({ kind: "drop", paths: payload.paths, at });
      else listener({ kind: "over", paths: payload.type === "enter" ? payload.paths : [], at });
    });
    return () => void stop.then((unlisten) => unlisten());
  },
  setTitle(title) {
    document.title = title;
    void getCurrentWindow().setTitle(title);
  },
  startup: () => invoke<Problem | null>("startup"),
};

/** In a browser, for tests and screenshots: the same commands served on the page's own origin. */
const browserHost: Host = {
  async call(name, args, _onProgress, signal) {
    let reply: { ok?: Answer; problem?: Problem };
    try {
      const response = await fetch("/call", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ name, args }),
        signal: signal ?? null,
      });
      reply = (await response.json()) as typeof reply;
    } catch (error) {
      if (signal?.aborted) throw { code: "cancelled", params: {}, detail: null } satisfies Problem;
      throw asProblem(error);
    }
    if (reply.ok) return reply.ok;
    throw reply.problem ?? asProblem("empty reply");
  },
  pickFile: async () => window.__tsumugiPick?.() ?? null,
  saveFile: async () => window.__tsumugiPick?.() ?? null,
  pickFolder: async () => window.__tsumugiPick?.() ?? null,
  openFile: async () => {},
  async lookAtLink(url) {
    const { protocol, host, pathname, search, hash } = new URL(url);
    return { before: `${protocol}//`, host, after: pathname + search + hash };
  },
  openLink: async () => {},
  onFileDrop: () => () => {},
  setTitle(title) {
    document.title = title;
  },
  startup: async () => null,
};

export const host: Host = isTauri() || "__TAURI_INTERNALS__" in window ? windowHost : browserHost;
