import type { CSSProperties, ReactNode } from "react";
import { useEffect, useRef, useState } from "react";
import type { ProgressReport } from "../api/host.ts";
import { useKeys } from "../keys/index.ts";
import { useText } from "../text/index.ts";
import { Button } from "./Button.tsx";
import { Dialog } from "./Dialog.tsx";
import { Icon, type IconName } from "./Icon.tsx";
import "./Bits.css";

/** A state in a word: neutral, or with a meaning (always with its icon, colour comes second). */
export function Badge({
  tone,
  icon,
  title,
  children,
}: {
  tone?: "ok" | "warn" | "bad" | "accent";
  icon?: IconName;
  title?: string;
  children: ReactNode;
}) {
  const drawn = icon ?? (tone === "ok" ? "check" : tone === "warn" || tone === "bad" ? "alert" : undefined);
  return (
    <span className={`badge${tone ? ` ${tone}` : ""}`} title={title}>
      {drawn && <Icon name={drawn} size="s" />}
      {children}
    </span>
  );
}

/** 合成データ: everything shown is fictional. */
export function SynthMark() {
  const { t } = useText();
  return (
    <span className="synth" title={t.common.syntheticTitle} data-testid="synthetic">
      {t.common.synthetic}
    </span>
  );
}

/** A message in place: what, where, remedy, and the button for it. */
export function Note({
  tone = "info",
  title,
  children,
  action,
  testid,
}: {
  tone?: "info" | "ok" | "warn" | "bad";
  title?: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  testid?: string;
}) {
  const icon: IconName = tone === "info" ? "info" : tone === "ok" ? "check" : "alert";
  return (
    <div className={`note ${tone}`} role={tone === "bad" ? "alert" : "status"} data-testid={testid}>
      <Icon name={icon} />
      <div className="note-b">
        {title && <b>{title}</b>} {children}
      </div>
      {action && <div className="note-a">{action}</div>}
    </div>
  );
}

/** Nothing here yet: what to do next, with the button. */
export function EmptyState({
  icon,
  title,
  children,
  actions,
  testid,
}: {
  icon: IconName;
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
  testid?: string;
}) {
  return (
    <div className="empty" data-testid={testid}>
      <Icon name={icon} size="l" />
      <b>{title}</b>
      {children && <p className="phrase">{children}</p>}
      {actions && <div className="row wrap">{actions}</div>}
    </div>
  );
}

/** A part of a panel: a small heading, something at its right end, the content. */
export function Section({
  title,
  end,
  children,
  testid,
}: {
  title: ReactNode;
  end?: ReactNode;
  children: ReactNode;
  testid?: string;
}) {
  return (
    <section className="sec" data-testid={testid}>
      <h3 className="sec-h">
        {title}
        {end && <span className="r">{end}</span>}
      </h3>
      {children}
    </section>
  );
}

/** Facts in two columns. Empty values print as a dash, never as blank space. */
export function KeyValue({
  items,
  labelWidth,
}: {
  items: readonly (readonly [label: string, value: ReactNode])[];
  labelWidth?: number;
}) {
  const style = labelWidth ? ({ "--kv": `${labelWidth}px` } as CSSProperties) : undefined;
  return (
    <dl className="kv" style={style}>
      {items.map(([label, value]) => (
        <div key={label} className="kv-i">
          <dt>{label}</dt>
          <dd>{value === "" || value === null || value === undefined ? <span className="faint">—</span> : value}</dd>
        </div>
      ))}
    </dl>
  );
}

export interface ProgressProps {
  title: ReactNode;
  /** What the work is on: a file name … */
  subject?: ReactNode;
  report: ProgressReport | null;
  /** Unit after the count. */
  unit?: string;
  onCancel?: () => void;
  testid?: string;
}

/** Long work: count, bar, time left, and how to stop it. Its height never changes. */
export function Progress({ title, subject, report, unit = "", onCancel, testid }: ProgressProps) {
  const { t, f } = useText();
  const left = useSecondsLeft(report);
  const share = report?.total ? Math.min(1, report.done / report.total) : null;
  return (
    <div className="progress" data-testid={testid}>
      <div className="row">
        {title !== "" && <b>{title}</b>}
        <span className="ell mute">{subject}</span>
        <span className="grow" />
        {report && (
          <span className="nw">
            {report.total === null
              ? f.number(report.done)
              : t.common.ofTotal(f.number(report.done), f.number(report.total))}
            {unit}
          </span>
        )}
      </div>
      <div
        className="progress-bar"
        role="progressbar"
        aria-label={typeof title === "string" && title !== "" ? title : t.common.loading}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={share === null ? undefined : Math.round(share * 100)}
      >
        <div
          className={share === null ? "unknown" : ""}
          style={{ width: share === null ? "30%" : `${share * 100}%` }}
        />
      </div>
      <div className="row progress-f">
        <span className="mute small">{left === null ? "" : f.secondsLeft(left)}</span>
        <span className="grow" />
        {onCancel && (
          <Button size="sm" keys="Escape" onPress={onCancel} testid={testid && `${testid}-cancel`}>
            {t.common.cancel}
          </Button>
        )}
      </div>
    </div>
  );
}

/** Seconds left at the mean pace so far; null until there is a pace to speak of. */
function useSecondsLeft(report: ProgressReport | null): number | null {
  const start = useRef<{ at: number; stage: string; done: number } | null>(null);
  const [left, setLeft] = useState<number | null>(null);
  useEffect(() => {
    const now = performance.now();
    if (!report || start.current?.stage !== report.stage)
      start.current = report ? { at: now, stage: report.stage, done: report.done } : null;
    const from = start.current;
    if (!report?.total || !from || report.done <= from.done || now - from.at < 800) return setLeft(null);
    setLeft(((now - from.at) / 1000 / (report.done - from.done)) * (report.total - report.done));
  }, [report]);
  return left;
}

/** Long work the person waits for: the window stays as it is behind it. */
export function WorkDialog(props: ProgressProps & { open: boolean; title: string }) {
  const { open, ...progress } = props;
  const { t } = useText();
  useKeys([
    {
      id: "work-cancel",
      label: t.common.cancel,
      group: "general",
      keys: ["Escape"],
      listed: false,
      inDialogs: true,
      enabled: open && props.onCancel !== undefined,
      run: () => props.onCancel?.(),
    },
  ]);
  return (
    <Dialog open={open} onClose={() => {}} title={props.title} dismissable={false} width={460} testid="work">
      <Progress {...progress} title="" {...(props.testid ? {} : { testid: "work-progress" })} />
    </Dialog>
  );
}

/** Takes the place of something that is being fetched, without drawing attention to itself. */
export function Loading({ rows = 1 }: { rows?: number }) {
  const { t } = useText();
  return (
    <div className="loading" role="status" style={{ minHeight: `calc(var(--row) * ${rows})` }}>
      <span className="vh">{t.common.loading}</span>
    </div>
  );
}

/** The head of a screen: title, counts, then whatever is given, pushed apart by `<span className="grow" />`. */
export function ScreenBar({ title, lead, children }: { title: ReactNode; lead?: ReactNode; children?: ReactNode }) {
  return (
    <header className="bar">
      <h1>{title}</h1>
      {lead && <span className="mute small ell">{lead}</span>}
      {children}
    </header>
  );
}
