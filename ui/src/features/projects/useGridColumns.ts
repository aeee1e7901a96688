import { useCallback, useMemo, useState } from "react";
import type { ColumnSetting } from "../../api/bindings.ts";
import { useRead, useWrite } from "../../api/client.ts";
import { chosen, fitting, type GridColumn, settingsOf } from "../../grid/index.ts";

/** The columns as chosen and sized by the person, remembered in the settings. */
export function useGridColumns<Row>(columns: readonly GridColumn<Row>[]) {
  const settings = useRead("settings.get", {});
  const write = useWrite("settings.set", { quiet: true });
  // What was chosen on this screen counts at once; the settings follow.
  const [own, setOwn] = useState<readonly ColumnSetting[] | null>(null);
  const [room, setRoom] = useState(0);
  const remembered = own ?? settings.data?.columns;
  const all = useMemo(() => chosen(columns, remembered ?? []), [columns, remembered]);
  const shown = useMemo(() => fitting(all, room), [all, room]);
  const { run } = write;
  const save = useCallback(
    (next: readonly ColumnSetting[]) => {
      setOwn(next);
      void run({ columns: [...next] });
    },
    [run],
  );
  return {
    all,
    shown,
    setRoom,
    setWidth: (id: string, width: number | null) => {
      const standard = columns.find((c) => c.id === id)?.width ?? 100;
      save(settingsOf(all.map((c) => (c.id === id ? { ...c, width: width ?? standard } : c))));
    },
    setVisible: (id: string, visible: boolean) =>
      save(settingsOf(all.map((c) => (c.id === id ? { ...c, visible } : c)))),
    reset: () => save([]),
  };
}

export type GridColumns = ReturnType<typeof useGridColumns>;
