import type { Board } from "../../../api/bindings.ts";
import { ASSET_STATES, AssetChip, Button, emptyAsset } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { totals } from "./model.ts";

/** How the chips are read, how much there is, and what can be added. */
export function Foot({ board, onProjects, onExtra }: { board: Board; onProjects: () => void; onExtra: () => void }) {
  const { t, f, say } = useText();
  const words = t.weave;
  const { strands, assets, gaps } = totals(board);
  return (
    <footer className="wv-foot tiny" role="note" aria-label={words.legend}>
      <span className="wv-legend hide-narrow">
        {ASSET_STATES.map((state) => (
          <AssetChip
            key={state}
            tone="t"
            fields={{ ...emptyAsset("genetics"), state, label: say(`asset-state.${state}`) }}
          />
        ))}
        <AssetChip tone="n" suggested fields={{ ...emptyAsset("genetics"), label: words.legendSuggested }} />
      </span>
      <span className="faint nw" data-testid="weave-totals">
        {words.totals(f.number(strands), f.number(assets), f.number(gaps))}
      </span>
      <span className="grow" />
      <Button writes size="sm" icon="plus" keys="KeyP" onPress={onProjects} testid="thread-add">
        {words.board.add}
      </Button>
      <Button writes size="sm" icon="plus" keys="KeyI" onPress={onExtra} testid="extra-add">
        {words.board.addExtra}
      </Button>
    </footer>
  );
}
