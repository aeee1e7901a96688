/** Commands from the window. The one place that decides what is fetched again after a change. */
import { keepPreviousData, QueryClient, type UseQueryOptions, useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { sentence, text } from "../text/index.ts";
import { type Commands, type Done, type LibraryStatus, type Problem, READ_TOPICS, type Topic } from "./bindings.ts";
import { asProblem, host, type ProgressReport } from "./host.ts";
import { dismissAll, notify, showFault } from "./notices.ts";
import { allDone, whileRunning } from "./running.ts";

export type CommandName = keyof Commands;
type OfMode<M> = { [N in CommandName]: Commands[N]["mode"] extends M ? N : never }[CommandName];
/** Commands whose answers are kept and fetched again when one of their topics changes. */
export type ReadName = OfMode<"read">;
/** Commands that change something. */
export type WriteName = OfMode<"write" | "act">;
export type Args<N extends CommandName> = Commands[N]["args"];
export type Result<N extends CommandName> = Commands[N]["result"];

export const queryClient = new QueryClient({
  defaultOptions: {
    // Answers stay good until a write says otherwise; the core is on this machine.
    queries: {
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 5 * 60_000,
      retry: false,
      refetchOnWindowFocus: false,
      networkMode: "always",
    },
  },
});

/** Runs any command once and makes everything that depends on what it changed be fetched again. */
export async function call<N extends CommandName>(
  name: N,
  args: Args<N>,
  onProgress?: (report: ProgressReport) => void,
  signal?: AbortSignal,
): Promise<Result<N>> {
  const ask = () => host.call(name, args, onProgress, signal);
  const answer = name in READ_TOPICS ? await ask() : await whileRunning(name, ask);
  if (answer.changed.length > 0) await invalidate(answer.changed, ANOTHER_LIBRARY.includes(name));
  return answer.value as Result<N>;
}

/** Answers that tell nothing of a library. */
const OF_NO_LIBRARY: readonly string[] = ["library.status", "library.recent", "settings.get"];

/** Locks the open library: what is being written is let finish, then nothing the window knew of it stays. */
export async function lock(): Promise<void> {
  // A text being edited is handed over as if the person had left the field.
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  await allDone();
  const { value } = await host.call("library.lock", {});
  forget(value as LibraryStatus);
}

/** Drops every answer about a library. The screens go first, so that none of them asks again. */
export function forget(status: LibraryStatus) {
  void queryClient.cancelQueries();
  queryClient.setQueryData(["library.status", {}], status);
  queryClient.removeQueries({ predicate: ({ queryKey }) => !OF_NO_LIBRARY.includes(String(queryKey[0])) });
  dismissAll();
  void queryClient.invalidateQueries({ queryKey: ["library.recent"] });
}

/** The reads that depend on any of the changed topics. */
export function affected(changed: readonly Topic[]): ReadName[] {
  const names = Object.keys(READ_TOPICS) as ReadName[];
  return names.filter((name) => (READ_TOPICS[name] as readonly Topic[]).some((topic) => changed.includes(topic)));
}

/** After these the window shows another library, or another state of it. */
const ANOTHER_LIBRARY: readonly CommandName[] = [
  "library.create",
  "library.open",
  "library.sample",
  "library.close",
  "library.copy_local",
  "library.as_it_was",
  "backup.restore",
  "backup.restore_to",
  // Another person's library: what the former one could see is nothing this one may find.
  "person.become",
];

/** Fetches again what depends on the changed topics. Another library starts from nothing: no answer about the old
 *  one may be shown any more, not even for a moment. */
async function invalidate(changed: readonly Topic[], another: boolean) {
  const names = new Set<string>(affected(changed));
  const hit = { predicate: (query: { queryKey: readonly unknown[] }) => names.has(String(query.queryKey[0])) };
  if (another) await queryClient.resetQueries(hit);
  else await queryClient.invalidateQueries(hit);
}

/** Fetches an answer (from the kept ones if it is still good). */
export function read<N extends ReadName>(name: N, args: Args<N>): Promise<Result<N>> {
  return queryClient.fetchQuery(readOptions(name, args));
}

function readOptions<N extends ReadName>(name: N, args: Args<N>, onProgress?: (report: ProgressReport) => void) {
  return {
    queryKey: [name, args] as const,
    queryFn: ({ signal }: { signal: AbortSignal }) => call(name, args, onProgress, signal),
  };
}

export interface ReadOptions {
  /** False = do not ask yet. */
  enabled?: boolean;
  /** False = show nothing rather than the answer to the previous arguments. Default: the previous answer
   *  stays until the next is there, so that nothing jumps. */
  keep?: boolean;
  /** Hears how far a long read is. Leaving the screen cancels it. */
  onProgress?: (report: ProgressReport) => void;
}

/** An answer of the core, kept in step with every change. `error` is a [`Problem`]. */
export function useRead<N extends ReadName>(name: N, args: Args<N>, options: ReadOptions = {}) {
  const { enabled = true, keep = true, onProgress } = options;
  const query: UseQueryOptions<Result<N>, Problem> = { ...readOptions(name, args, onProgress), enabled } as never;
  return useQuery<Result<N>, Problem>(keep ? { ...query, placeholderData: keepPreviousData as never } : query);
}

export interface WriteOptions {
  /** True = no notice about what was done (the screen shows it itself). */
  quiet?: boolean;
  /** True = the caller shows refusals itself (inline); a fault is shown as a dialog in any case. */
  ownRefusals?: boolean;
}

/** A command that changes something: `run(args)` resolves to its result, or to undefined when it was refused
 *  (and said so). `busy` while it runs, `problem` of the last run, `progress` of the running one, `cancel()`. */
export function useWrite<N extends WriteName>(name: N, options: WriteOptions = {}) {
  const [state, setState] = useState<Running>(IDLE);
  const abort = useRef<AbortController | null>(null);
  const latest = useRef(0);
  const alive = useRef(true);
  useEffect(() => {
    alive.current = true;
    return () => {
      alive.current = false;
    };
  }, []);
  const { quiet = false, ownRefusals = false } = options;
  // Not a mutation of the query library: that would keep the arguments, and a passphrase may be among them.
  const run = useCallback(
    async (args: Args<N>): Promise<Result<N> | undefined> => {
      latest.current += 1;
      const own = latest.current;
      const show = (next: Partial<Running>) =>
        alive.current && own === latest.current && setState((now) => ({ ...now, ...next }));
      const controller = new AbortController();
      abort.current = controller;
      show({ busy: true, problem: null, progress: null });
      try {
        const result = await call(name, args, (progress) => show({ progress }), controller.signal);
        show({ busy: false, progress: null });
        const done = doneOf(result);
        if (done && !quiet) sayDone(done);
        return result;
      } catch (error) {
        const problem = asProblem(error);
        show({ busy: false, progress: null, problem });
        if (problem.code === "fault" || !ownRefusals) sayProblem(problem);
        return undefined;
      }
    },
    [name, quiet, ownRefusals],
  );
  const reset = useCallback(() => {
    // A run still under way no longer speaks here.
    latest.current += 1;
    setState(IDLE);
  }, []);
  const cancel = useCallback(() => abort.current?.abort(), []);
  return { run, reset, cancel, ...state };
}

interface Running {
  busy: boolean;
  problem: Problem | null;
  progress: ProgressReport | null;
}

const IDLE: Running = { busy: false, problem: null, progress: null };

function doneOf(result: unknown): Done | null {
  if (typeof result !== "object" || result === null) return null;
  if ("kind" in result && "operation" in result && "count" in result) return result as Done;
  if ("done" in result) return doneOf(result.done);
  return null;
}

/** The notice after a write: what, how many, and the offer to take it back where that can be done. */
export function sayDone(done: Done) {
  const { operation } = done;
  if (operation === null) {
    notify({ tone: "info", say: () => text().common.nothingChanged });
    return;
  }
  const say = () => sentence(`done.${done.kind}`, { count: done.count });
  if (done.lasting || done.kind === "undo" || done.kind === "redo") {
    notify({ tone: "done", say });
    return;
  }
  notify({
    tone: "done",
    say,
    action: {
      label: () => text().common.undo,
      keys: "mod+KeyZ",
      run: () => void undo(operation),
      testid: "toast-undo",
    },
  });
}

/** An expected refusal is a notice; a fault of ours is a dialog with details to copy; cancelling needs no comment. */
export function sayProblem(problem: Problem) {
  if (problem.code === "cancelled")
    return notify({ tone: "info", say: () => sentence("problem.cancelled", problem.params) });
  if (problem.code === "fault") return showFault(problem);
  return notify({ tone: "refused", say: () => sentence(`problem.${problem.code}`, problem.params) });
}

/** Takes back the latest, or a chosen, operation, and says so. */
export const undo = (operation: number | null = null) =>
  step(() => call("history.undo", operation === null ? {} : { operation }));
/** Brings back what was last taken back, and says so. */
export const redo = () => step(() => call("history.redo", {}));

async function step(run: () => Promise<Done>) {
  dismissAll();
  try {
    sayDone(await run());
  } catch (error) {
    sayProblem(asProblem(error));
  }
}
