import { closeFault, dismiss, notify, useNotices } from "../api/notices.ts";
import { useText } from "../text/index.ts";
import { Button } from "./Button.tsx";
import { Dialog } from "./Dialog.tsx";
import { Icon } from "./Icon.tsx";
import "./Toasts.css";

/** Notices at the bottom, and the dialog for a fault of ours. Mounted once, by the shell. */
export function Toasts() {
  const { t } = useText();
  const { notices, fault } = useNotices();
  const details = fault
    ? [fault.code, ...Object.entries(fault.params).map(([k, v]) => `${k}: ${v}`), fault.detail ?? ""].join("\n")
    : "";
  return (
    <>
      <section className="toasts" aria-label={t.common.notices} aria-live="polite" data-testid="toasts">
        {notices.map((n) => (
          <div key={n.id} className={`toast ${n.tone}`} data-testid="toast">
            <Icon name={n.tone === "done" ? "check" : n.tone === "info" ? "info" : "alert"} />
            <span className="toast-b">{n.say()}</span>
            {n.action && (
              <Button
                size="sm"
                {...(n.action.keys ? { keys: n.action.keys } : {})}
                {...(n.action.testid ? { testid: n.action.testid } : {})}
                onPress={() => {
                  dismiss(n.id);
                  n.action?.run();
                }}
              >
                {n.action.label()}
              </Button>
            )}
            <Button look="ghost" size="sm" icon="close" label={t.common.dismiss} onPress={() => dismiss(n.id)} />
          </div>
        ))}
      </section>
      <Dialog
        open={fault !== null}
        onClose={closeFault}
        title={t.common.faultTitle}
        role="alertdialog"
        testid="fault"
        footer={
          <>
            <CopyButton text={details} />
            <Button look="pri" onPress={closeFault}>
              {t.common.close}
            </Button>
          </>
        }
      >
        <p className="phrase">{t.common.faultBody}</p>
        <pre className="details">{details}</pre>
      </Dialog>
    </>
  );
}

/** Copies text and says so in its own words. */
export function CopyButton({ text, label }: { text: string; label?: string }) {
  const { t } = useText();
  return (
    <Button
      icon="copy"
      onPress={() => {
        copyText(text);
        notify({ tone: "done", say: () => t.common.copied });
      }}
      testid="copy"
    >
      {label ?? t.common.copyDetails}
    </Button>
  );
}

/** To the clipboard; where the page may not, by way of a selected field. */
export function copyText(text: string) {
  const bySelection = () => {
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  };
  if (navigator.clipboard) navigator.clipboard.writeText(text).catch(bySelection);
  else bySelection();
}
