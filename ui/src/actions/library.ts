/** Opening a library, and what becomes of a refusal: a step the person can take, not a notice that goes by. */
import { useSyncExternalStore } from "react";
import type { LibraryOpen, Problem } from "../api/bindings.ts";
import { call, sayProblem } from "../api/client.ts";
import { asProblem, host } from "../api/host.ts";

/** What stands between the person and a library. */
export type Opening =
  /** A place was chosen for a new one: is it to be encrypted? */
  | { step: "create"; path: string }
  /** It asks for its passphrase. */
  | { step: "unlock"; path: string; readOnly: boolean }
  /** Somebody else has it open. */
  | { step: "in-use"; path: string; user: string; host: string; passphrase: string | undefined }
  /** It lies where it cannot be written safely. */
  | { step: "on-share"; path: string; kind: string; passphrase: string | undefined }
  /** It is damaged. */
  | { step: "damaged"; path: string; passphrase: string | undefined }
  /** What can be read of a damaged one is to be taken out. */
  | { step: "recover"; path: string; passphrase: string | undefined };

let now: Opening | null = null;
const listeners = new Set<() => void>();

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export const currentOpening = () => now;
export const useOpening = () => useSyncExternalStore(subscribe, currentOpening);

export function setOpening(next: Opening | null) {
  now = next;
  for (const listener of listeners) listener();
}

/** Opens a library. True when it is open; otherwise the refusal became the next step, or was said. */
export async function openLibrary(wish: LibraryOpen): Promise<boolean> {
  try {
    await call("library.open", wish);
    setOpening(null);
    return true;
  } catch (error) {
    refusedOpening(asProblem(error), wish);
    return false;
  }
}

/** Turns a refusal to open into the step that helps; what needs no step is said. */
export function refusedOpening(problem: Problem, wish: LibraryOpen) {
  const { path, passphrase } = wish;
  const { params } = problem;
  // No step leads on from a file nobody can name.
  if (path === "") return sayProblem(problem);
  switch (problem.code) {
    case "passphrase-needed":
      return setOpening({ step: "unlock", path, readOnly: wish.read_only ?? false });
    case "library-in-use":
      return setOpening({ step: "in-use", path, user: params.user ?? "", host: params.host ?? "", passphrase });
    case "library-on-share":
      return setOpening({ step: "on-share", path, kind: params.kind ?? "", passphrase });
    case "library-damaged":
      return setOpening({ step: "damaged", path, passphrase });
    default:
      return sayProblem(problem);
  }
}

/** Asks for a path and copies or opens a library there; true when it is open afterwards. A new one is asked about
 *  its protection first (the step `create`). */
export async function chooseLibrary(how: "create" | "open" | "sample", suggested: string): Promise<boolean> {
  try {
    const path =
      how === "open"
        ? await host.pickFile("library")
        : await host.saveFile(`${suggested}.tsumugi`, how === "sample" ? "sample" : "library");
    if (path === null) return false;
    if (how === "open") return await openLibrary({ path });
    if (how === "create") {
      setOpening({ step: "create", path });
      return false;
    }
    await call("library.sample", { path });
    setOpening(null);
    return true;
  } catch (error) {
    sayProblem(asProblem(error));
    return false;
  }
}

/** Asks where a copy of a library goes; null when the person changed their mind. */
export async function chooseCopy(path: string, suffix: string): Promise<string | null> {
  try {
    return await host.saveFile(`${libraryName(path)}-${suffix}.tsumugi`, "library");
  } catch (error) {
    sayProblem(asProblem(error));
    return null;
  }
}

/** File name without folder and ending, of a library or of a backup of it. */
export function libraryName(path: string): string {
  const cut = Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\"));
  return path.slice(cut + 1).replace(/(\.[^.]*)?(\.[^.]*)?\.tsumugi-backup$|\.tsumugi$/i, "");
}
