import { useState } from "react";
import type { Programme, ProgrammePair } from "../../../api/bindings.ts";
import { useRead, useWrite } from "../../../api/client.ts";
import { Button, Section } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { PairDialog } from "./PairDialog.tsx";
import { PairMarks } from "./PairMarks.tsx";
import { pairsOf } from "./pairs.ts";
import { usePairNames } from "./usePairNames.ts";
import "./pairs.css";

/** Pairs of one programme: what comes before it and what after, to be added to, changed and removed. */
export function PairList({ programme, onShow }: { programme: Programme; onShow: (id: number) => void }) {
  const { t } = useText();
  const words = t.programmes.pair;
  const pairs = useRead("pairing.list", {}).data?.pairs ?? [];
  const { before, onwards } = pairsOf(pairs, programme.id);
  const [dialog, setDialog] = useState<"before" | "after" | ProgrammePair | null>(null);
  const lines = (own: readonly ProgrammePair[], side: "predecessor" | "successor") => (
    <ul className="pair-lines">
      {own.map((pair) => (
        <PairLine key={pair.id} pair={pair} side={side} onShow={onShow} onChange={() => setDialog(pair)} />
      ))}
      {own.length === 0 && <li className="faint small">{t.common.none}</li>}
    </ul>
  );
  return (
    <Section title={t.programmes.detail.pairs} testid="programme-pairs">
      <h4 className="pair-h">
        {words.before}
        <Button look="ghost" size="sm" icon="plus" writes onPress={() => setDialog("before")} testid="pair-add-before">
          {words.addBefore}
        </Button>
      </h4>
      {lines(before, "predecessor")}
      <h4 className="pair-h">
        {words.after}
        <Button look="ghost" size="sm" icon="plus" writes onPress={() => setDialog("after")} testid="pair-add-after">
          {words.addAfter}
        </Button>
      </h4>
      {lines(onwards, "successor")}
      {dialog !== null && (
        <PairDialog
          {...(typeof dialog === "object"
            ? { predecessor: dialog.predecessor, successor: dialog.successor, pair: dialog }
            : {
                predecessor: dialog === "after" ? programme.id : null,
                successor: dialog === "before" ? programme.id : null,
              })}
          onClose={() => setDialog(null)}
        />
      )}
    </Section>
  );
}

interface PairLineProps {
  pair: ProgrammePair;
  /** Which of both is named. */
  side: "predecessor" | "successor";
  onShow: (id: number) => void;
  onChange: () => void;
}

function PairLine({ pair, side, onShow, onChange }: PairLineProps) {
  const { t, f } = useText();
  const words = t.programmes.pair;
  const remove = useWrite("pairing.remove");
  const name = usePairNames()(pair)[side];
  return (
    <li className="pair-line" data-testid="pair-line">
      <button type="button" className="link ell" title={name} onClick={() => onShow(pair[side])}>
        {name}
      </button>
      <span className="row">
        <PairMarks pair={pair} />
        <span className="grow" />
        <Button
          look="ghost"
          size="sm"
          icon="edit"
          writes
          label={words.changeOf(name)}
          onPress={onChange}
          testid="pair-change"
        />
        <Button
          look="ghost"
          size="sm"
          icon="trash"
          writes
          label={words.removeOf(name)}
          disabled={remove.busy}
          onPress={() => void remove.run({ id: pair.id })}
          testid="pair-remove"
        />
      </span>
      <span className="tiny faint">
        {pair.valid_from !== null && words.since(f.fiscalYear(pair.valid_from))}
        {pair.handovers > 0 && <> {words.handovers(f.number(pair.handovers), pair.handovers)}</>}
      </span>
    </li>
  );
}
