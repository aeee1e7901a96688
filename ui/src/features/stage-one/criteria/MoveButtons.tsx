import { Button } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";

/** Up, down, away: for a member of a list, named so that a screen reader tells which. */
export function MoveButtons({
  name,
  may,
  first,
  last,
  onMove,
  onRemove,
}: {
  name: string;
  may: boolean;
  first: boolean;
  last: boolean;
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
}) {
  const { t } = useText();
  const words = t.stage.criteria;
  const common = { look: "ghost", size: "sm", writes: true } as const;
  return (
    <span className="row crit-move">
      <Button
        {...common}
        icon="up"
        disabled={!may || first}
        label={words.up(name)}
        onPress={() => onMove(-1)}
        testid="move-up"
      />
      <Button
        {...common}
        icon="down"
        disabled={!may || last}
        label={words.down(name)}
        onPress={() => onMove(1)}
        testid="move-down"
      />
      <Button
        {...common}
        icon="trash"
        disabled={!may}
        label={words.remove(name)}
        onPress={onRemove}
        testid="move-remove"
      />
    </span>
  );
}
