import { useMemo, useRef, useState } from "react";
import type { ConflictDetail, GivenTag, RoundKind } from "../../../api/bindings.ts";
import { TagChip } from "../../../components/index.ts";
import { useKeys } from "../../../keys/index.ts";
import { useText } from "../../../text/index.ts";
import { chipOf, FrozenDialog } from "../settling/FrozenDialog.tsx";
import { Criteria } from "./Criteria.tsx";
import { Discussion } from "./Discussion.tsx";
import { RulingBar } from "./RulingBar.tsx";
import { TagsSideBySide } from "./TagsSideBySide.tsx";
import { alike, linesOf, startOf } from "./tags.ts";
import { Votes } from "./Votes.tsx";

/** One disagreement: the project, what each reader says, the discussion, and what settles it. */
export function ConflictView({
  round,
  kind,
  detail,
  onDone,
}: {
  round: number;
  kind: RoundKind;
  detail: ConflictDetail;
  /** It was settled. */
  onDone: () => void;
}) {
  const { t, pick } = useText();
  const words = t.settling.conflicts;
  const [frozen, setFrozen] = useState(false);
  const remark = useRef<HTMLTextAreaElement>(null);
  const lines = useMemo(() => linesOf(detail.votes), [detail.votes]);
  const [taken, setTaken] = useState<GivenTag[]>(() => startOf(lines, detail.ruling));
  useKeys([
    { id: "conflict-frozen", label: words.keyFrozen, group: "list", keys: ["KeyF"], run: () => setFrozen(true) },
    {
      id: "conflict-remark",
      label: words.keyRemark,
      group: "list",
      keys: ["KeyR"],
      writes: true,
      run: () => remark.current?.focus(),
    },
  ]);
  const { number, programme, institution, tags } = detail.frozen;
  return (
    <article className="cfl-mid" data-testid="conflict-detail" data-project={detail.project}>
      <div className="cfl-read scroll">
        <header className="cfl-head">
          <div className="row small faint">
            <span className="mono nw">{number}</span>
            <span className="ell">{programme}</span>
            <span className="ell">{institution}</span>
            <span className="grow" />
            <button type="button" className="link nw" onClick={() => setFrozen(true)} data-testid="conflict-frozen">
              {t.settling.frozen.open}
            </button>
          </div>
          <h2 className="phrase selectable">{pick(detail.frozen, "title")}</h2>
          {tags.length > 0 && (
            <div className="row wrap">
              {tags.map((tag) => (
                <TagChip key={`${tag.kind}/${tag.concept}`} tag={chipOf(tag)} />
              ))}
            </div>
          )}
        </header>
        <Votes detail={detail} />
        {kind === "tags" ? (
          <TagsSideBySide detail={detail} lines={lines} taken={taken} onTaken={setTaken} />
        ) : (
          <Criteria detail={detail} />
        )}
        <Discussion round={round} project={detail.project} remarks={detail.remarks} field={remark} />
      </div>
      <RulingBar
        round={round}
        detail={detail}
        tags={kind === "tags" ? taken : null}
        alike={kind === "tags" && alike(lines)}
        onDone={onDone}
      />
      {frozen && <FrozenDialog frozen={detail.frozen} onClose={() => setFrozen(false)} />}
    </article>
  );
}
