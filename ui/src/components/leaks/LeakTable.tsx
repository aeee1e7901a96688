// biome-ignore-all lint/a11y/useSemanticElements: as in VirtualRows
import { type CSSProperties, useState } from "react";
import type { LeakReport } from "../../api/bindings.ts";
import { notify } from "../../api/notices.ts";
import { useKeys } from "../../keys/index.ts";
import { text, useText } from "../../text/index.ts";
import { Button } from "../Button.tsx";
import { copyText } from "../Toasts.tsx";
import { VirtualRows } from "../VirtualRows.tsx";
import { kindOf, linesOf, placeOf, tableOf } from "./report.ts";
import "./leaks.css";

/** Parts that could not be read, named at most. */
const NAMED = 8;
const COLUMNS = "minmax(112px, 1fr) minmax(128px, 1.2fr) minmax(120px, 1.7fr)";

/** What the leak check found: a row each, the whole of the one chosen below, and what the rows do not say. In `rows` at most
 *  so many are in view; left out, the table takes the place there is. */
export function LeakTable({ report, rows, list }: { report: LeakReport; rows?: number; list: string }) {
  const speech = useText();
  const { t, f } = speech;
  const words = t.leaks;
  const { leaks, more, unread, published } = report;
  const [chosen, setChosen] = useState({ list, cursor: -1 });
  // Another report has none chosen.
  const cursor = chosen.list === list ? Math.min(chosen.cursor, leaks.length - 1) : -1;
  const choose = (to: number) => setChosen({ list, cursor: to });
  const one = leaks[cursor];
  const copy = (what: string) => {
    copyText(what);
    notify({ tone: "done", say: () => text().common.copied });
  };
  useKeys([
    {
      id: "leaks-copy",
      label: words.copy,
      group: "list",
      keys: ["mod+KeyC"],
      listed: false,
      inDialogs: true,
      enabled: leaks.length > 0,
      run: () => {
        const within = document.activeElement?.getAttribute("data-testid") === "leaks-rows";
        // Marked words are what is meant to be copied.
        if (!within || document.getSelection()?.toString()) return false;
        copy(one ? linesOf([one], speech) : tableOf(report, speech));
        return true;
      },
    },
  ]);
  const style = rows === undefined ? undefined : ({ "--rows": Math.min(rows, leaks.length) } as CSSProperties);
  return (
    <div className={`leaks${rows === undefined ? "" : " bounded"}`} style={style} data-testid="leaks">
      {leaks.length > 0 && (
        <>
          <VirtualRows
            label={words.found(f.number(leaks.length), leaks.length)}
            count={leaks.length}
            columns={COLUMNS}
            width={360}
            list={list}
            cursor={cursor}
            onCursor={choose}
            onOpen={choose}
            testid="leaks-rows"
            head={[words.kind, words.place, words.text].map((head) => (
              <span key={head} className="vcell" role="columnheader" tabIndex={-1}>
                {head}
              </span>
            ))}
            mark={(index) => ({ testid: "leak", data: { "data-kind": leaks[index]?.kind ?? "" } })}
            row={(index) => {
              const leak = leaks[index];
              if (!leak) return null;
              return [kindOf(leak, speech), placeOf(leak.where, speech), leak.text].map((what, i) => (
                <span key={i} className="vcell ell" role="gridcell" tabIndex={-1} title={what}>
                  {what}
                </span>
              ));
            }}
          />
          <div className="leaks-one">
            {one ? (
              <p className="selectable" data-testid="leaks-one">
                <span className="mute">{t.common.colon(placeOf(one.where, speech), "")}</span>
                {one.text}
              </p>
            ) : (
              <p className="faint small phrase">{words.chooseRow}</p>
            )}
            <Button size="sm" icon="copy" onPress={() => copy(tableOf(report, speech))} testid="leaks-copy">
              {words.copy}
            </Button>
          </div>
        </>
      )}
      {more > 0 && (
        <p className="phrase" data-testid="leaks-more">
          {words.more(f.number(leaks.length), f.number(more))}
        </p>
      )}
      {unread.length > 0 && (
        <div className="leaks-unread" data-testid="leaks-unread">
          <p className="phrase">{words.unread(f.number(unread.length), unread.length)}</p>
          <ul>
            {unread.slice(0, NAMED).map((part) => (
              <li key={part} className="ell small mute" title={part}>
                {words.places.part(part)}
              </li>
            ))}
            {unread.length > NAMED && (
              <li className="small mute">{words.unreadMore(f.number(unread.length - NAMED))}</li>
            )}
          </ul>
        </div>
      )}
      {published > 0 && (
        <p className="mute small phrase" data-testid="leaks-published">
          {words.published(f.number(published), published)}
        </p>
      )}
    </div>
  );
}
