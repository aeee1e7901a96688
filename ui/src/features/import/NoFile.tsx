import { useState } from "react";
import type { PastImport } from "../../api/bindings.ts";
import { useRead } from "../../api/client.ts";
import { Button, EmptyState, Icon, ScreenBar } from "../../components/index.ts";
import { useText } from "../../text/index.ts";

/** Imports of the past shown at first. */
const FIRST = 20;

/** No file yet: where to drop, choose or paste one, what can be read, what was imported so far. */
export function NoFile({
  onChoose,
  onPaste,
  pasting,
  onPast,
}: {
  onChoose: () => void;
  onPaste: () => void;
  pasting: boolean;
  onPast: (past: PastImport) => void;
}) {
  const { t } = useText();
  const can = t.importing.can;
  return (
    <>
      <ScreenBar title={t.importing.title} lead={t.importing.lead} />
      <div className="scroll import-none-all">
        <div className="import-none">
          <div className="import-drop" aria-busy={pasting}>
            <EmptyState
              icon="import"
              title={pasting ? t.importing.pasting : t.importing.emptyTitle}
              actions={
                <>
                  <Button look="pri" icon="folder" keys="mod+KeyI" onPress={onChoose} testid="import-choose">
                    {t.importing.choose}
                  </Button>
                  <Button icon="copy" keys="mod+KeyV" disabled={pasting} onPress={onPaste} testid="import-paste">
                    {t.importing.paste}
                  </Button>
                </>
              }
            >
              {t.importing.emptyBody}
            </EmptyState>
          </div>
          <Log onPast={onPast} />
          <section>
            <h2>{t.importing.canTitle}</h2>
            <dl className="import-can">
              {(
                [
                  [can.excel, can.excelText],
                  [can.text, can.textText],
                  [can.web, can.webText],
                  [can.amed, can.amedText],
                  [can.sqlite, can.sqliteText],
                  [can.columns, can.columnsText],
                ] as const
              ).map(([what, how]) => (
                <div key={what}>
                  <dt>{what}</dt>
                  <dd className="phrase">{how}</dd>
                </div>
              ))}
            </dl>
          </section>
        </div>
      </div>
    </>
  );
}

function Log({ onPast }: { onPast: (past: PastImport) => void }) {
  const { t, f } = useText();
  const log = useRead("import.log", {});
  const [all, setAll] = useState(false);
  const imports = log.data?.imports;
  if (!imports) return null;
  const shown = all ? imports : imports.slice(0, FIRST);
  return (
    <section>
      <h2>
        {t.importing.log} {imports.length > 0 && <span className="cnt">{f.number(imports.length)}</span>}
      </h2>
      {imports.length === 0 ? (
        <p className="mute import-log-none">{t.importing.logNone}</p>
      ) : (
        <ul className="import-log">
          {shown.map((past) => (
            <li key={past.id}>
              <button
                type="button"
                className="import-past"
                title={past.sheet ? `${past.file}\n${t.importing.sheetNamed(past.sheet)}` : past.file}
                data-testid="import-past"
                onClick={() => onPast(past)}
              >
                <Icon name="document" size="s" />
                <span className="ell">{past.file}</span>
                <span className="ell mute small">
                  {t.importing.logCounts(
                    f.number(past.report.rows),
                    f.number(past.report.new),
                    f.number(past.report.changed),
                  )}
                </span>
                <span className="ell faint small">{past.by}</span>
                <span className="faint small nw">{f.timestamp(past.at)}</span>
                <Icon name="right" size="s" />
              </button>
            </li>
          ))}
        </ul>
      )}
      {!all && imports.length > FIRST && (
        <Button size="sm" look="ghost" onPress={() => setAll(true)}>
          {t.importing.logMore(f.number(imports.length - FIRST))}
        </Button>
      )}
    </section>
  );
}
