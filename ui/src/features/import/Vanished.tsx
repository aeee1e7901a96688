import type { ImportReport } from "../../api/bindings.ts";
import { useText } from "../../text/index.ts";

/** Projects of the library the file no longer names. */
export function Vanished({ report }: { report: ImportReport }) {
  const { t, f } = useText();
  if (report.vanished === 0) return <p className="vrows-none">{t.importing.vanishedNone}</p>;
  const shown = report.vanished_first.slice(0, 100);
  const more = report.vanished - shown.length;
  return (
    <div className="vanished">
      <p className="small mute phrase">{t.importing.vanishedLead}</p>
      <ul>
        {shown.map((gone) => (
          <li key={gone.project} data-testid="import-vanished-row">
            <span className="mono ell" title={gone.key}>
              {gone.key}
            </span>
            <span className="ell" title={gone.title}>
              {gone.title}
            </span>
          </li>
        ))}
        {more > 0 && <li className="faint">{t.importing.vanishedMore(f.number(more))}</li>}
      </ul>
    </div>
  );
}
