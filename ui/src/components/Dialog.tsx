import type { CSSProperties, ReactNode } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { useText } from "../text/index.ts";
import { Button } from "./Button.tsx";
import "./overlay.css";

export interface DialogProps {
  open: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  /** Buttons at the foot, right-aligned; the primary one last. */
  footer?: ReactNode;
  /** Quiet words at the foot's left. */
  lead?: ReactNode;
  /** px, default 480. */
  width?: number;
  /** False = only a button closes it (while something runs). */
  dismissable?: boolean;
  role?: "dialog" | "alertdialog";
  testid?: string;
}

/** A window in the window. Escape and a click outside close it; focus stays in and comes back. */
export function Dialog(props: DialogProps) {
  const {
    open,
    onClose,
    title,
    children,
    footer,
    lead,
    width = 480,
    dismissable = true,
    role = "dialog",
    testid,
  } = props;
  const { t } = useText();
  return (
    <ModalOverlay
      className="scrim"
      isOpen={open}
      onOpenChange={(now) => !now && onClose()}
      isDismissable={dismissable}
      isKeyboardDismissDisabled={!dismissable}
      data-modal=""
    >
      <Modal className="dialog" style={{ "--dialog-width": `${width}px` } as CSSProperties}>
        <AriaDialog className="dialog-in" role={role} data-testid={testid}>
          <header className="dialog-h">
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            {dismissable && (
              <Button
                look="ghost"
                size="sm"
                icon="close"
                label={t.common.close}
                onPress={onClose}
                testid={testid && `${testid}-close`}
              />
            )}
          </header>
          <div className="dialog-b">{children}</div>
          {(footer || lead) && (
            <footer className="dialog-f">
              <span className="lead">{lead}</span>
              {footer}
            </footer>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

export interface ConfirmDialogProps {
  open: boolean;
  onClose: () => void;
  onConfirm: () => void;
  title: string;
  children: ReactNode;
  /** The verb on the button: say what happens, not "OK". */
  confirm: string;
  danger?: boolean;
  testid?: string;
}

/** Asks before something that cannot simply be undone. What can be undone is done without asking. */
export function ConfirmDialog({
  open,
  onClose,
  onConfirm,
  title,
  children,
  confirm,
  danger,
  testid = "confirm",
}: ConfirmDialogProps) {
  const { t } = useText();
  const footer = (
    <>
      <Button onPress={onClose} testid={`${testid}-cancel`}>
        {t.common.cancel}
      </Button>
      <Button
        look={danger ? "danger" : "pri"}
        autoFocus
        onPress={() => {
          onClose();
          onConfirm();
        }}
        testid={`${testid}-ok`}
      >
        {confirm}
      </Button>
    </>
  );
  return (
    <Dialog open={open} onClose={onClose} title={title} width={420} role="alertdialog" footer={footer} testid={testid}>
      {children}
    </Dialog>
  );
}
