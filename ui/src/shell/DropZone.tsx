import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { type FileDrop, host } from "../api/host.ts";
import { notify } from "../api/notices.ts";
import { isWritable } from "../api/writable.ts";
import { Icon } from "../components/index.ts";
import { isViewFile, takeView } from "../features/views/take.ts";
import { text, useText } from "../text/index.ts";

/** What takes dropped files itself, below that point or wherever they are let go: it carries `data-takes-files` and hears
 *  `files-dropped`. */
function takerAt(at: FileDrop["at"]): Element | null {
  const below = at && document.elementsFromPoint(at.x, at.y).find((element) => element.closest("[data-takes-files]"));
  return below?.closest("[data-takes-files]") ?? document.querySelector("[data-takes-files=everywhere]");
}

function mark(taker: Element | null) {
  for (const element of document.querySelectorAll("[data-takes-files]"))
    element.toggleAttribute("data-over", element === taker);
}

/** A list dropped anywhere on the window opens the import with it, a shared view is taken in; where something takes files itself, it gets them. */
export function DropZone({ open }: { open: boolean }) {
  const { t } = useText();
  const navigate = useNavigate();
  const [over, setOver] = useState(false);
  const latest = useRef({ open, navigate });
  latest.current = { open, navigate };
  useEffect(
    () =>
      host.onFileDrop(({ kind, paths, at }) => {
        const taker = takerAt(at);
        mark(kind === "over" ? taker : null);
        setOver(kind === "over" && taker === null);
        const file = paths[0];
        if (kind !== "drop" || file === undefined) return;
        // It needs no library, or stands only where one is open.
        if (taker) {
          taker.dispatchEvent(new CustomEvent("files-dropped", { detail: paths }));
          return;
        }
        if (!latest.current.open) {
          notify({ tone: "refused", say: () => text().shell.noLibraryDrop });
          return;
        }
        if (!isWritable()) {
          notify({ tone: "refused", say: () => text().keep.readOnly.why });
          return;
        }
        if (isViewFile(file)) {
          void takeView(file);
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
