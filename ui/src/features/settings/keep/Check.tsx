import { useRef, useState } from "react";
import type { CheckReport } from "../../../api/bindings.ts";
import { call, sayProblem } from "../../../api/client.ts";
import { asProblem, type ProgressReport } from "../../../api/host.ts";
import { Button, CopyButton, Note, WorkDialog } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";

/** Looks whether the library is whole: quickly, or everything. */
export function Check() {
  const { t } = useText();
  const [report, setReport] = useState<CheckReport | null>(null);
  const [busy, setBusy] = useState<"quick" | "full" | null>(null);
  const [progress, setProgress] = useState<ProgressReport | null>(null);
  const abort = useRef<AbortController | null>(null);
  const check = async (depth: "quick" | "full") => {
    abort.current = new AbortController();
    setBusy(depth);
    setReport(null);
    setProgress(null);
    try {
      setReport(await call("library.check", { full: depth === "full" }, setProgress, abort.current.signal));
    } catch (error) {
      sayProblem(asProblem(error));
    }
    setBusy(null);
  };
  return (
    <>
      <div className="keep-checks">
        <Button icon="check" disabled={busy !== null} onPress={() => void check("quick")} testid="check-quick">
          {busy === "quick" ? t.keep.check.working : t.keep.check.quick}
        </Button>
        <p className="faint small phrase">{t.keep.check.quickHint}</p>
        <Button icon="shield" disabled={busy !== null} onPress={() => void check("full")} testid="check-full">
          {t.keep.check.full}
        </Button>
        <p className="faint small phrase">{t.keep.check.fullHint}</p>
      </div>
      {report && <Report report={report} />}
      <WorkDialog
        open={busy === "full"}
        title={t.keep.check.working}
        report={progress}
        onCancel={() => abort.current?.abort()}
      />
    </>
  );
}

function Report({ report }: { report: CheckReport }) {
  const { t, f } = useText();
  const parts = [t.keep.check.structure, ...report.looked_at.map((part) => t.keep.check.parts[part] ?? part)];
  const looked = (
    <span className="mute small">
      {t.keep.check.looked}: {parts.join(t.keep.check.join)}
      {report.operations > 0 && ` — ${t.keep.check.operations(f.number(report.operations), report.operations)}`}
    </span>
  );
  return (
    <div className="keep-found" data-testid="check-result" data-clean={report.clean}>
      {report.clean ? (
        <Note tone="ok" title={t.keep.check.clean}>
          {looked}
        </Note>
      ) : (
        <>
          <Note tone="bad" action={<CopyButton text={report.findings.join("\n")} />}>
            {t.keep.check.findings(f.number(report.findings.length), report.findings.length)} {looked}
          </Note>
          <pre className="details">{report.findings.join("\n")}</pre>
        </>
      )}
      {report.head !== "" && (
        <div className="keep-head">
          <span className="label">{t.keep.check.head}</span>
          <div className="row">
            <code className="mono ell selectable grow" title={report.head} data-testid="check-head">
              {report.head}
            </code>
            <CopyButton text={report.head} label={t.keep.check.copyHead} />
          </div>
          <p className="faint small phrase">{t.keep.check.headHint}</p>
        </div>
      )}
    </div>
  );
}
