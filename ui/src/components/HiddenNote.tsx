import { runAction } from "../actions/index.ts";
import { useMe } from "../api/me.ts";
import { useText } from "../text/index.ts";
import { Icon } from "./Icon.tsx";

/** That counts leave out projects because of interests, and how many; pressing it explains. Nothing where none is left out. */
export function HiddenNote({ short = false, testid }: { short?: boolean; testid: string }) {
  const { t, f } = useText();
  const me = useMe();
  if (!me || me.hidden === 0) return null;
  const words = t.stage.hidden;
  const n = f.number(me.hidden);
  return (
    <button
      type="button"
      className="link nw tiny"
      title={`${words.note(n)}. ${words.noteTitle}`}
      onClick={() => runAction("person.hidden", {})}
      data-testid={testid}
    >
      <Icon name="eye-off" size="s" /> {short ? words.short(n) : words.note(n)}
    </button>
  );
}
