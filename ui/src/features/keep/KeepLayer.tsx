import { useNavigate } from "@tanstack/react-router";
import { useLayoutEffect, useState } from "react";
import { useAction } from "../../actions/index.ts";
import { setOpening, useOpening } from "../../actions/library.ts";
import { sayProblem, useRead } from "../../api/client.ts";
import { asProblem, host } from "../../api/host.ts";
import { CreateDialog } from "./CreateDialog.tsx";
import { RecoverDialog } from "./RecoverDialog.tsx";
import { RecoverySheetDialog, type SheetOf } from "./RecoverySheet.tsx";
import { DamagedDialog, InUseDialog, OnShareDialog } from "./RefusedDialogs.tsx";
import { RestoreDialog } from "./RestoreDialog.tsx";
import "./keep.css";

/** What stands between a person and a library, and what brings one back. There with or without one open. */
export function KeepLayer() {
  const navigate = useNavigate();
  const opening = useOpening();
  const status = useRead("library.status", {});
  const open = status.data?.open ?? null;
  const [sheet, setSheet] = useState<SheetOf | null>(null);
  const [restoring, setRestoring] = useState<string | null>(null);

  // With the library everything about it goes, before the next frame is painted.
  const locked = status.data?.locked?.path ?? null;
  useLayoutEffect(() => {
    if (locked === null) return;
    setSheet(null);
    setRestoring(null);
  }, [locked]);

  useAction("sheet.print", setSheet);
  useAction("backup.restore", ({ path }) => {
    if (path !== undefined) return setRestoring(path);
    host.pickFile("backup").then(
      (picked) => picked !== null && setRestoring(picked),
      (error) => sayProblem(asProblem(error)),
    );
  });

  const enter = () => {
    setOpening(null);
    void navigate({ to: "/projects" });
  };
  return (
    <>
      {opening?.step === "create" && (
        <CreateDialog key={opening.path} path={opening.path} onClose={() => setOpening(null)} onMade={enter} />
      )}
      {opening?.step === "in-use" && <InUseDialog opening={opening} onOpened={enter} />}
      {opening?.step === "on-share" && <OnShareDialog opening={opening} onOpened={enter} />}
      {opening?.step === "damaged" && <DamagedDialog opening={opening} />}
      {opening?.step === "recover" && <RecoverDialog opening={opening} onOpened={enter} />}
      {restoring !== null && (
        <RestoreDialog
          key={restoring}
          path={restoring}
          beside={open !== null}
          onClose={() => setRestoring(null)}
          onOpened={() => void navigate({ to: "/projects" })}
        />
      )}
      {sheet && <RecoverySheetDialog of={sheet} onClose={() => setSheet(null)} />}
    </>
  );
}
