import type { Kind, TaggingProject } from "../../../api/bindings.ts";
import { read, sayProblem, useWrite } from "../../../api/client.ts";
import { asProblem } from "../../../api/host.ts";
import { notify } from "../../../api/notices.ts";
import { text } from "../../../text/index.ts";
import type { Asking } from "./Asked.tsx";
import type { Line } from "./lines.ts";
import type { Work } from "./useWork.ts";

/** What a project may be tagged with where its text decides nothing. */
export const TARGET_UNDECIDED = { kind: "target", id: "TSU:TARGET-UNDECIDED" } as const;
export const MODALITY_UNDECIDED = { kind: "modality", id: "ND" } as const;
export const MODALITY_UNKNOWN = { kind: "modality", id: "UN" } as const;

/** Words a person marked in the text, as a name to begin with. */
function marked(): string {
  const words = document.getSelection()?.toString().trim() ?? "";
  return words.includes("\n") || words.length > 80 ? "" : words;
}

/** What keys and buttons do to the candidates of a project; nothing while there is none to decide on. */
export function useActs(project: TaggingProject | undefined, work: Work, ask: (asking: Asking) => void) {
  const setMain = useWrite("tag.set_main");

  /** Accepts as the main one, or takes that back from a main tag. */
  const main = (line: Line) => {
    if (!project) return;
    const { candidate } = line;
    if (candidate.main && candidate.state === "confirmed" && !line.changed)
      void setMain.run({ project: project.row.id, kind: candidate.kind, concept: candidate.concept.id, main: false });
    else void work.accept(line, true);
  };
  const broader = async (line: Line) => {
    if (!project) return;
    const { id } = project.row;
    const { kind } = line.candidate;
    try {
      const found = line.changed
        ? (await read("concept.show", { kind, id: line.concept.id })).above.at(-1)
        : line.candidate.broader;
      if (found) work.exchange(id, line, found);
      else notify({ tone: "info", say: () => text().tagging.focus.topmost });
    } catch (error) {
      sayProblem(asProblem(error));
    }
  };
  const narrower = (line: Line) => {
    if (!project) return;
    if (line.changed || line.candidate.narrower > 0) ask({ what: "narrower", of: project.row.id, line });
    else notify({ tone: "info", say: () => text().tagging.focus.lowest });
  };
  /** The concept itself and what else its words may mean, one after another. */
  const alternative = (line: Line) => {
    const { concept, alternatives } = line.candidate;
    const all = [concept, ...alternatives];
    const to = all[(all.findIndex((own) => own.id === line.concept.id) + 1) % all.length];
    if (project && alternatives.length > 0 && to) work.exchange(project.row.id, line, to);
  };
  const give = (concept: { kind: Kind; id: string }) => {
    if (project) work.give(concept);
  };

  return {
    main,
    broader,
    narrower,
    alternative,
    give,
    askVocabulary: () => ask({ what: "vocabulary" }),
    askFree: () => ask({ what: "free", name: marked() }),
  };
}

export type Acts = ReturnType<typeof useActs>;
