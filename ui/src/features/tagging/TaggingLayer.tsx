import { useState } from "react";
import { useAction } from "../../actions/index.ts";
import type { Selection } from "../../api/bindings.ts";
import { call, sayProblem } from "../../api/client.ts";
import { asProblem } from "../../api/host.ts";
import { SuggestDialog } from "./suggest/SuggestDialog.tsx";
import { TagPicker } from "./TagPicker.tsx";

/** Ids asked for at once, the most the command gives. */
const CHUNK = 1000;

interface Asked {
  selection: Selection;
  count: number;
}

/** Opens the picker, or the suggestions, over the projects somebody asked to tag. */
export function TaggingLayer() {
  const [asked, setAsked] = useState<Asked | null>(null);
  const [suggesting, setSuggesting] = useState<Asked | null>(null);
  useAction("tagging.suggest", ({ selection, count }) => setSuggesting({ selection, count }));
  useAction("tag.selection", ({ selection, count }) => {
    fixed(selection).then(
      (own) => setAsked({ selection: own, count: "these" in own ? own.these.length : count }),
      (error) => sayProblem(asProblem(error)),
    );
  });
  if (suggesting)
    return (
      <SuggestDialog selection={suggesting.selection} count={suggesting.count} onClose={() => setSuggesting(null)} />
    );
  if (!asked) return null;
  return <TagPicker selection={asked.selection} count={asked.count} onClose={() => setAsked(null)} />;
}

/** The same projects by id when the filter looks at tags or words: a filter such as "no target" would lose them
 *  with the first tag given, and the second would go nowhere. */
export async function fixed(selection: Selection): Promise<Selection> {
  if (!("matching" in selection)) return selection;
  const { filter, except } = selection.matching;
  const steady =
    filter.text === "" &&
    filter.target.length === 0 &&
    filter.target_class.length === 0 &&
    filter.modality.length === 0 &&
    filter.indication.length === 0 &&
    filter.area.length === 0 &&
    filter.untagged.length === 0 &&
    filter.look.length === 0;
  if (steady) return selection;
  const out = new Set(except);
  const these: number[] = [];
  for (let offset = 0; ; offset += CHUNK) {
    const { ids } = await call("project.ids", {
      filter,
      sort: [],
      group: null,
      offset,
      limit: CHUNK,
    });
    these.push(...ids.filter((id) => !out.has(id)));
    if (ids.length < CHUNK) return { these };
  }
}
