import { useMemo } from "react";
import type { TimelineRow } from "../../../api/bindings.ts";
import { useRead } from "../../../api/client.ts";
import { useText } from "../../../text/index.ts";
import { nameOf } from "../parts/ProgrammePicker.tsx";

export type NameOf = (programme: number | null, japanese: string) => string;

/** What a programme of the registry is called in the language in use; rows and requests carry Japanese names only. */
export function useProgrammeNames(): NameOf {
  const { lang } = useText();
  const programmes = useRead("registry.list", {}).data?.programmes;
  return useMemo(() => {
    const known = new Map((lang === "en" ? programmes : undefined)?.map((own) => [own.id, nameOf(own, lang)]));
    return (programme, japanese) => (programme === null ? undefined : known.get(programme)) ?? japanese;
  }, [programmes, lang]);
}

/** A row with its programmes named in the language in use: the same one for the same row, so that nothing is drawn anew. */
export function useNamed(): (row: TimelineRow) => TimelineRow {
  const { lang } = useText();
  const name = useProgrammeNames();
  return useMemo(() => {
    if (lang === "ja") return (row: TimelineRow) => row;
    const done = new WeakMap<TimelineRow, TimelineRow>();
    return (row: TimelineRow) => {
      const own = done.get(row) ?? {
        ...row,
        bars: row.bars.map((bar) => ({ ...bar, label: name(bar.programme, bar.label) })),
        next: row.next.map((next) => ({ ...next, name: name(next.programme, next.name) })),
      };
      done.set(row, own);
      return own;
    };
  }, [name, lang]);
}
