import { useMe } from "../../../api/me.ts";
import { useText } from "../../../text/index.ts";

/** Whether this window works as a chair; if not, why what is a chair's cannot be done. The core says so as well. */
export function useMay() {
  const { t } = useText();
  const me = useMe();
  const chair = me?.chair === true && me.id !== null;
  const { need } = t.stage;
  const why = !me || chair ? undefined : !me.people ? need.people : me.id === null ? need.name : need.chair;
  return { me, chair, why };
}
