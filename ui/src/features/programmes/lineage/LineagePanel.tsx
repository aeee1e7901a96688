import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useRead } from "../../../api/client.ts";
import { Button, EmptyState, Loading, Note, Section } from "../../../components/index.ts";
import { useKeys } from "../../../keys/index.ts";
import { useText } from "../../../text/index.ts";
import { Beside } from "./Beside.tsx";
import { Candidates } from "./Candidates.tsx";
import { Line } from "./Line.tsx";
import { around } from "./order.ts";
import { Years } from "./Years.tsx";
import "./lineage.css";

/** Where a project came from and went to, beside the timeline. */
export function LineagePanel({
  id,
  onShow,
  onClose,
}: {
  id: number;
  onShow: (id: number) => void;
  onClose: () => void;
}) {
  const { t, f, say, pick } = useText();
  const words = t.continuity.lineage;
  const read = useRead("lineage.show", { id });
  const lineage = read.data;
  const body = useRef<HTMLDivElement>(null);
  const own = lineage?.projects.find(({ row }) => row.id === lineage.project);
  // Another project is read from its beginning.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs exactly when another project is shown
  useEffect(() => {
    if (body.current) body.current.scrollTop = 0;
  }, [lineage?.project]);
  const { earlier, later } = lineage ? around(lineage, lineage.project) : { earlier: [], later: [] };
  const walk = (to: readonly number[]) => {
    const [first] = to;
    if (first === undefined) return false;
    onShow(first);
    return true;
  };
  useKeys([
    { id: "lineage-earlier", group: "list", label: words.earlier, keys: ["Comma"], run: () => walk(earlier) },
    { id: "lineage-later", group: "list", label: words.later, keys: ["Period"], run: () => walk(later) },
  ]);
  const step = (to: readonly number[], label: string, none: string, before: boolean) => (
    <Button
      look="ghost"
      size="sm"
      icon={before ? "left" : "right"}
      keys={before ? "Comma" : "Period"}
      disabled={to.length === 0}
      tip={to.length === 0 ? none : to.length > 1 ? words.several : label}
      onPress={() => walk(to)}
      testid={before ? "lineage-earlier" : "lineage-later"}
    >
      {label}
    </Button>
  );
  const title = own && (pick(own.row, "title") || t.continuity.timeline.untitled);
  return (
    <aside className="detail lin" aria-label={words.label} data-testid="lineage" data-id={id}>
      <header className="lin-h">
        <div className="row lin-top">
          {step(earlier, words.earlier, words.noEarlier, true)}
          {step(later, words.later, words.noLater, false)}
          <span className="grow" />
          <Button
            look="ghost"
            size="sm"
            icon="close"
            label={words.close}
            keys="Escape"
            onPress={onClose}
            testid="lineage-close"
          />
        </div>
        <p className="row small faint lin-key">
          <span className="mono ell selectable">{own ? own.row.key || t.continuity.timeline.noNumber : ""}</span>
          <span className="grow" />
          {own && (
            <Link to="/projects" search={{ open: id }} className="nw" data-testid="lineage-open">
              {words.openProject}
            </Link>
          )}
        </p>
        {title && (
          <h2 className="phrase selectable" data-testid="lineage-title">
            {title}
          </h2>
        )}
        {own && (
          <p className="small mute ell" title={own.row.institution}>
            {own.row.institution}
          </p>
        )}
      </header>
      {read.error && read.error.code === "no-such-project" ? (
        <EmptyState icon="projects" title={words.gone} actions={<Button onPress={onClose}>{t.common.close}</Button>}>
          {words.goneBody}
        </EmptyState>
      ) : read.error ? (
        <Note tone="bad" action={<Button onPress={() => void read.refetch()}>{t.common.retry}</Button>}>
          {say(`problem.${read.error.code}`, read.error.params)}
        </Note>
      ) : lineage ? (
        <div className="scroll lin-body" ref={body}>
          {lineage.cycle && (
            <Note tone="warn" testid="lineage-cycle">
              {words.cycle}
            </Note>
          )}
          <Section
            title={words.line}
            end={words.drawnShort(f.number(lineage.projects.length), lineage.projects.length)}
          >
            <Line lineage={lineage} id={lineage.project} />
          </Section>
          <Section title={words.years}>
            <Years lineage={lineage} id={lineage.project} onShow={onShow} />
          </Section>
          <Beside lineage={lineage} own={own?.row} />
          <Candidates
            id={lineage.project}
            name={own?.row.key || title || ""}
            candidates={lineage.candidates}
            onShow={onShow}
          />
        </div>
      ) : (
        <Loading rows={6} />
      )}
    </aside>
  );
}
