import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { host } from "../api/host.ts";
import { notify } from "../api/notices.ts";
import { Icon } from "../components/index.ts";
import { text, useText } from "../text/index.ts";

/** A list dropped anywhere on the window opens the import with it. */
export function DropZone({ open }: { open: boolean }) {
  const { t } = useText();
  const navigate = useNavigate();
  const [over, setOver] = useState(false);
  const latest = useRef({ open, navigate });
  latest.current = { open, navigate };
  useEffect(
    () =>
      host.onFileDrop(({ kind, paths }) => {
        setOver(kind === "over");
        const file = paths[0];
        if (kind !== "drop" || file === undefined) return;
        if (!latest.current.open) {
          notify({ tone: "refused", say: () => text().shell.noLibraryDrop });
          return;
        }
        if (paths.length > 1) notify({ tone: "info", say: () => text().shell.dropOne });
        void latest.current.navigate({ to: "/import", search: { file } });
      }),
    [],
  );
  if (!over || !open) return null;
  return (
    <div className="dropzone" data-testid="dropzone">
      <Icon name="import" size="l" />
      <b>{t.shell.dropTitle}</b>
      <span>{t.shell.dropHint}</span>
    </div>
  );
}
