import type { Problem } from "../../../api/bindings.ts";
import { Button, Note } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";

/** In place of what could not be read. */
export function Failed({ problem, onRetry }: { problem: Problem; onRetry: () => void }) {
  const { t, say } = useText();
  return (
    <div className="stl-failed">
      <Note tone="bad" action={<Button onPress={onRetry}>{t.common.retry}</Button>} testid="settling-failed">
        {say(`problem.${problem.code}`, problem.params)}
      </Note>
    </div>
  );
}
