import { useRef } from "react";
import type { ConflictDetail, GivenTag, RulingHow } from "../../../api/bindings.ts";
import { Badge, Button, Note, Segmented, TextArea } from "../../../components/index.ts";
import { useKeys } from "../../../keys/index.ts";
import { useText } from "../../../text/index.ts";
import { ReasonSelect, useReasonName } from "../settling/ReasonSelect.tsx";
import { VerdictBadge } from "../settling/VerdictBadge.tsx";
import { VerdictChoice } from "../settling/VerdictChoice.tsx";
import { useRuling } from "./useRuling.ts";

const HOWS: readonly RulingHow[] = ["consensus", "chair"];

/** What settles a disagreement: a verdict (or, in a round of tags, those ticked above), how, why. */
export function RulingBar({
  round,
  detail,
  tags,
  alike = false,
  onDone,
}: {
  round: number;
  detail: ConflictDetail;
  /** Null = a round of votes. */
  tags: readonly GivenTag[] | null;
  /** All gave the same tags: nothing is to be argued. */
  alike?: boolean;
  onDone: () => void;
}) {
  const { t, f } = useText();
  const words = t.settling.conflicts;
  const ruling = useRuling(round, detail, tags, alike ? words.alikeWhy : "", onDone);
  const why = useRef<HTMLTextAreaElement>(null);
  const reasonName = useReasonName([...detail.reasons, ...detail.earlier_reasons]);
  const own = detail.ruling;
  const may = detail.may_settle;
  const toWhy = () => {
    why.current?.focus();
    why.current?.select();
  };
  const settle = () => {
    if (ruling.lacks === "why") toWhy();
    void ruling.settle();
  };
  useKeys([
    {
      id: "conflict-settle",
      label: words.settle,
      group: "list",
      keys: ["mod+Enter"],
      writes: true,
      enabled: may,
      run: settle,
    },
    {
      id: "conflict-how",
      label: words.keyHow,
      group: "list",
      keys: ["KeyG"],
      writes: true,
      enabled: may && ruling.chair,
      run: () => ruling.setHow(ruling.how === "chair" ? "consensus" : "chair"),
    },
    {
      id: "conflict-why",
      label: words.keyWhy,
      group: "list",
      keys: ["KeyN"],
      writes: true,
      enabled: may,
      run: toWhy,
    },
  ]);
  return (
    <section className="cfl-ruling" aria-label={words.ruling} data-testid="ruling">
      <p className="row wrap small">
        <b>{words.ruling}</b>
        <span className="faint">
          {alike
            ? words.alikeHint
            : tags !== null
              ? words.staysTags
              : detail.votes.length === 2
                ? words.stays
                : words.staysAll}
        </span>
        {own && (
          <span className="row cfl-stands" data-testid="ruling-stands">
            <Badge tone="ok">{words.settled}</Badge>
            {own.verdict && <VerdictBadge verdict={own.verdict} />}
            {own.reason !== "" && <span>{reasonName(own.reason)}</span>}
            <span className="faint ell">{words.ruledBy(words.hows[own.how], own.name, f.timestamp(own.at))}</span>
          </span>
        )}
      </p>
      {own && !may && own.note !== "" && <p className="quote">{own.note}</p>}
      {may ? (
        <>
          <div className="row wrap">
            {tags === null ? (
              <VerdictChoice value={ruling.verdict} onChange={ruling.setVerdict} testid="ruling-verdict" />
            ) : (
              <b data-testid="ruling-tags">{t.settling.tags.count(f.number(tags.length), tags.length)}</b>
            )}
            <span title={ruling.chair ? undefined : words.onlyChair}>
              <Segmented<RulingHow>
                label={words.how}
                value={ruling.how}
                onChange={ruling.setHow}
                choices={HOWS.map((id) => ({
                  id,
                  label: words.hows[id],
                  disabled: id === "chair" && !ruling.chair,
                }))}
                testid="ruling-how"
              />
            </span>
            <span className="grow" />
            <Button writes look="pri" keys="mod+Enter" disabled={ruling.busy} onPress={settle} testid="ruling-settle">
              {own ? words.again : words.settle}
            </Button>
          </div>
          <div className={`cfl-why${tags === null ? " reasons" : ""}`}>
            {tags === null && (
              <ReasonSelect
                reasons={detail.reasons}
                verdict={ruling.verdict}
                value={ruling.reason}
                onChange={ruling.setReason}
                testid="ruling-reason"
              />
            )}
            <TextArea
              ref={why}
              ariaLabel={words.why}
              placeholder={words.why}
              value={ruling.note}
              onChange={ruling.setNote}
              onEnter={settle}
              onEscape={() => why.current?.blur()}
              rows={2}
              maxLength={2000}
              error={
                ruling.missing === "verdict" ? words.needVerdict : ruling.missing === "why" ? words.needWhy : undefined
              }
              writes
              testid="ruling-why"
            />
          </div>
          {tags !== null && <p className="tiny faint">{t.settling.tags.effect}</p>}
        </>
      ) : (
        <Note testid="ruling-may-not">{words.mayNot}</Note>
      )}
    </section>
  );
}
