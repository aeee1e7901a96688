import { useState } from "react";
import { Button as AriaButton } from "react-aria-components";
import type { Problem } from "../api/bindings.ts";
import { sayProblem } from "../api/client.ts";
import { asProblem, host, type LinkParts } from "../api/host.ts";
import { useText } from "../text/index.ts";
import { Note } from "./Bits.tsx";
import { Button } from "./Button.tsx";
import { Dialog } from "./Dialog.tsx";
import { Icon } from "./Icon.tsx";
import { copyText } from "./Toasts.tsx";
import "./SourceLink.css";

/** What is known of an address before it is opened: its parts, or why it is not opened. */
type Look = { parts: LinkParts } | { problem: Problem };

/** An address. Pressed, it shows in full where it leads and `from` where it comes; only then the system's browser
 *  opens it. */
export function SourceLink({ url, from }: { url: string; from: string }) {
  const { t, say } = useText();
  const [look, setLook] = useState<Look | null>(null);
  const show = () =>
    host.lookAtLink(url).then(
      (parts) => setLook({ parts }),
      (error) => setLook({ problem: asProblem(error) }),
    );
  const close = () => setLook(null);
  const open = () => {
    close();
    host.openLink(url).catch((error) => sayProblem(asProblem(error)));
  };
  const parts = look && "parts" in look ? look.parts : null;
  const problem = look && "problem" in look ? look.problem : null;
  const whole = parts ? parts.before + parts.host + parts.after : url;
  const footer = (
    <>
      <Button icon="copy" onPress={() => copyText(whole)} testid="link-copy">
        {t.common.copy}
      </Button>
      <Button onPress={close} testid="link-cancel">
        {parts ? t.common.cancel : t.common.close}
      </Button>
      {parts && (
        <Button look="pri" onPress={open} testid="link-open">
          {t.common.openLink}
        </Button>
      )}
    </>
  );
  return (
    <>
      <AriaButton className="source-link" onPress={() => void show()} data-testid="source-link">
        <Icon name="link" size="s" />
        <span className="ell" title={url}>
          {url}
        </span>
      </AriaButton>
      <Dialog
        open={look !== null}
        onClose={close}
        title={problem ? t.common.address : t.common.openLinkTitle}
        footer={footer}
        testid="link-dialog"
      >
        <p className="link-address mono selectable" dir="ltr" data-testid="link-address">
          {parts ? (
            <>
              {parts.before}
              <b>{parts.host}</b>
              {parts.after}
            </>
          ) : (
            url
          )}
        </p>
        {problem ? (
          <Note tone="bad">{say(`problem.${problem.code}`, problem.params)}</Note>
        ) : (
          <p className="small mute">{t.common.openLinkHint(from)}</p>
        )}
      </Dialog>
    </>
  );
}
