import { useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useAction } from "../../actions/index.ts";
import type { LibraryStatus, Me } from "../../api/bindings.ts";
import { useMe } from "../../api/me.ts";
import { Button, Dialog } from "../../components/index.ts";
import { useText } from "../../text/index.ts";
import { WhoDialog } from "./WhoDialog.tsx";
import "./identity.css";

/** Who sits here: asked once when a library with people opens, and whenever somebody wants to. It outlives the change
 *  itself, in which the window forgets everything else. */
export function IdentityLayer({ status, waiting }: { status: LibraryStatus | undefined; waiting: boolean }) {
  const open = waiting ? null : status?.open;
  const me = useMe(Boolean(open));
  // As whom it was asked: once that changed, the question is answered.
  const [asked, setAsked] = useState<{ as: number | null } | null>(null);
  const [explained, setExplained] = useState(false);
  // The library in which the question was put off.
  const [putOff, setPutOff] = useState<string | null>(null);
  const path = open?.path ?? null;
  const closed = status !== undefined && (status.open === null || waiting);
  useEffect(() => {
    if (!closed) return;
    setPutOff(null);
    setAsked(null);
    setExplained(false);
  }, [closed]);
  useAction("person.choose", () => me && setAsked({ as: me.id }));
  useAction("person.hidden", () => setExplained(true));
  if (!open || !me) return null;
  const first = me.people && me.id === null && putOff !== path;
  if (first || asked?.as === me.id)
    return (
      <WhoDialog
        me={me}
        onClose={() => {
          setAsked(null);
          setPutOff(path);
        }}
        onLeave={() => setPutOff(path)}
      />
    );
  return explained && <Explanation me={me} onClose={() => setExplained(false)} />;
}

/** Why projects are not shown, and what can be done about it. */
function Explanation({ me, onClose }: { me: Me; onClose: () => void }) {
  const { t, f } = useText();
  const navigate = useNavigate();
  const words = t.stage.hidden;
  const n = f.number(me.hidden);
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.title}
      testid="hidden-dialog"
      footer={
        <>
          <Button
            onPress={() => {
              onClose();
              void navigate({
                to: "/stage-one",
                search: { tab: "people", ...(me.id === null ? {} : { person: me.id }) },
              });
            }}
            testid="hidden-interests"
          >
            {words.interests}
          </Button>
          <Button look="pri" onPress={onClose}>
            {t.common.close}
          </Button>
        </>
      }
    >
      <p className="phrase">{me.id === null ? words.all(n) : words.mine(me.name, n)}</p>
      <p className="phrase mute">{words.lift}</p>
      <p className="phrase mute">{words.filter}</p>
    </Dialog>
  );
}
