import { type ReactNode, useState } from "react";
import type { Filter } from "../../../api/bindings.ts";
import { sayProblem } from "../../../api/client.ts";
import { asProblem } from "../../../api/host.ts";
import { useKeys } from "../../../keys/index.ts";
import { useText } from "../../../text/index.ts";
import { SimilarDialog, type SimilarTo } from "./SimilarDialog.tsx";

/** Projects compared to at once: beyond, what they share is what all projects share. */
export const MOST = 200;

/** Similar projects to what is ticked and to a text: the dialog to draw, and how it is opened. */
export function useSimilar({
  filter,
  count,
  ids,
  onOpen,
}: {
  filter: Filter;
  /** Ticked projects. */
  count: number;
  ids: () => Promise<number[]>;
  onOpen: (id: number) => void;
}): { dialog: ReactNode; toText: (text: string) => void; toSelection: (() => void) | undefined } {
  const { t, f } = useText();
  const [to, setTo] = useState<SimilarTo | null>(null);
  const toText = (text: string) => setTo({ text });
  const few = count > 0 && count <= MOST;
  const toSelection = () =>
    void ids().then(
      (projects) => setTo({ projects }),
      (error: unknown) => sayProblem(asProblem(error)),
    );
  useKeys([
    {
      id: "similar-text",
      label: t.find.similar.toTextPalette,
      group: "list",
      icon: "search",
      palette: true,
      run: () => toText(""),
    },
    {
      id: "similar-selection",
      label: t.find.similar.toSelectionPalette(f.number(count)),
      group: "list",
      icon: "search",
      palette: true,
      enabled: few,
      run: toSelection,
    },
  ]);
  return {
    dialog: to && <SimilarDialog to={to} filter={filter} onClose={() => setTo(null)} onOpen={onOpen} />,
    toText,
    toSelection: few ? toSelection : undefined,
  };
}
