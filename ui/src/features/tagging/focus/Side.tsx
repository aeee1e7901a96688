import type { RefObject } from "react";
import type { TaggingProject } from "../../../api/bindings.ts";
import { Button } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { Candidates } from "./Candidates.tsx";
import type { Acts } from "./useActs.ts";
import type { Work } from "./useWork.ts";

/** Beside the text: its candidates, and the way on and back. */
export function Side({
  project,
  decidable,
  work,
  acts,
  list,
  focusList,
  hasPrevious,
  onBack,
  onFinish,
}: {
  project: TaggingProject | undefined;
  decidable: TaggingProject | undefined;
  work: Work;
  acts: Acts;
  list: RefObject<HTMLDivElement | null>;
  focusList: () => void;
  hasPrevious: boolean;
  onBack: () => void;
  onFinish: () => void;
}) {
  const { t, f } = useText();
  const words = t.tagging.focus;
  const tickedCount = f.number(work.ticked.length);
  return (
    <aside className="focus-side" aria-label={words.candidates}>
      <div className="row small focus-side-h">
        <b className="nw">{words.candidates}</b>
        <span className="faint nw" data-testid="candidates-count">
          {words.candidatesCount(f.number(work.lines.length), tickedCount)}
        </span>
        <span className="grow" />
        <span className="faint tiny ell" title={words.learns}>
          {words.learns}
        </span>
      </div>
      <Candidates
        lines={work.lines}
        cursor={work.cursor}
        reasons={project?.reasons ?? []}
        busy={!decidable}
        handle={list}
        onPoint={(at) => {
          work.point(at.key);
          focusList();
        }}
        onTick={(at) => {
          if (decidable) work.tick(at);
        }}
        onAccept={(at) => {
          if (decidable) void work.accept(at);
          focusList();
        }}
        onReject={(at) => {
          if (decidable) void work.reject(at);
          focusList();
        }}
        onMain={(at) => {
          acts.main(at);
          focusList();
        }}
        onBroader={(at) => {
          void acts.broader(at);
          focusList();
        }}
        onNarrower={acts.narrower}
        onExchange={(at, concept) => {
          if (decidable) work.exchange(decidable.row.id, at, concept);
          focusList();
        }}
      />
      <div className="focus-foot">
        <Button keys="KeyB" onPress={onBack} disabled={!hasPrevious} testid="tagging-back">
          {words.previous}
        </Button>
        <Button
          writes
          look="pri"
          keys="mod+Enter"
          className="grow"
          disabled={!decidable}
          {...(work.ticked.length === 0 && decidable ? { tip: words.finishNextTitle } : {})}
          onPress={onFinish}
          testid="tagging-finish"
        >
          <span className="ell">{work.ticked.length > 0 ? words.acceptNext(tickedCount) : words.finishNext}</span>
        </Button>
      </div>
    </aside>
  );
}
