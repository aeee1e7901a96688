import { runAction } from "../../../actions/index.ts";
import type { Board } from "../../../api/bindings.ts";
import { Icon, useAssetWords } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";

/** What is missing or cannot be shown, in words. */
export function Notices({ board }: { board: Board }) {
  const { t, f } = useText();
  const { because } = useAssetWords();
  if (board.notices.length === 0 && board.hidden === 0) return null;
  return (
    <ul className="wv-notices small" data-testid="weave-notices">
      {board.hidden > 0 && (
        <li>
          <Icon name="eye-off" size="s" />
          <button
            type="button"
            className="link"
            title={t.weave.board.hiddenWhy}
            onClick={() => runAction("person.hidden", {})}
            data-testid="weave-hidden"
          >
            {t.weave.board.hidden(f.number(board.hidden))}
          </button>
        </li>
      )}
      {board.notices.map((notice, i) => (
        <li key={`${notice.key}${i}`} data-key={notice.key}>
          <Icon name="info" size="s" />
          <span className="phrase">{because(notice)}</span>
        </li>
      ))}
    </ul>
  );
}
