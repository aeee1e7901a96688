import { useRef } from "react";
import { runAction } from "../../../actions/index.ts";
import { Button } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";

/** Opens the tag picker beside itself, for one project. */
export function AddTag({ project, look }: { project: number; look?: "ghost" }) {
  const { t } = useText();
  const self = useRef<HTMLButtonElement>(null);
  return (
    <Button
      writes
      ref={self}
      size="sm"
      {...(look ? { look } : {})}
      icon="plus"
      keys="KeyT"
      onPress={() => runAction("tag.selection", { selection: { these: [project] }, count: 1, at: self.current })}
      testid="tag-open"
    >
      {t.projects.addTag}
    </Button>
  );
}
