import { runAction } from "../../../actions/index.ts";
import { Button } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";

/** Leads to the project in タグ付け, where its text stands beside what it suggests. */
export function OpenInTagging({ project }: { project: number }) {
  const { t } = useText();
  return (
    <Button
      size="sm"
      look="ghost"
      icon="arrow"
      onPress={() => runAction("tagging.open", { project })}
      testid="open-tagging"
    >
      {t.tagging.focus.openHere}
    </Button>
  );
}
