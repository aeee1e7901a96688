import type { ReactNode } from "react";
import { runAction } from "../../../actions/index.ts";
import { setOpening } from "../../../actions/library.ts";
import { sayProblem, useRead } from "../../../api/client.ts";
import { asProblem, host } from "../../../api/host.ts";
import { Button, EmptyState } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { SettingsFrame } from "../SettingsFrame.tsx";
import { BackupSettings } from "./BackupSettings.tsx";
import { BackupTable } from "./BackupTable.tsx";
import { Check } from "./Check.tsx";
import { Compact } from "./Compact.tsx";
import { Protection } from "./Protection.tsx";
import "./keep.css";

/** How the open library is kept: who can read it, what is copied, whether it is whole. */
export function KeepScreen() {
  const { t } = useText();
  const status = useRead("library.status", {});
  const open = status.data?.open ?? null;
  return (
    <SettingsFrame lead={open?.path ?? ""}>
      <div className="keep" data-testid="keep">
        {open ? (
          <>
            <Part title={t.keep.protect.title} lead={t.keep.protect.lead}>
              <Protection open={open} />
            </Part>
            <Part title={t.keep.backup.title} lead={t.keep.backup.lead}>
              <BackupTable />
              <BackupSettings />
            </Part>
            <Part title={t.keep.check.title} lead={t.keep.check.lead}>
              <Check />
            </Part>
            <Part title={t.keep.compact.title} lead={t.keep.compact.lead}>
              <Compact />
            </Part>
            <Part title={t.keep.log.title} lead={t.keep.log.lead}>
              <div className="row">
                <Button icon="export" onPress={() => runAction("export.history", {})} testid="keep-log">
                  {t.keep.log.run}
                </Button>
              </div>
            </Part>
          </>
        ) : (
          <EmptyState icon="shield" title={t.settings.noLibrary}>
            {t.keep.noLibrary}
          </EmptyState>
        )}
        <Part title={t.keep.recovery.title} lead={t.keep.recovery.lead}>
          <div className="row">
            <Button onPress={() => void recover()} testid="keep-recover">
              {t.keep.recover.choose}
            </Button>
          </div>
        </Part>
      </div>
    </SettingsFrame>
  );
}

async function recover() {
  try {
    const path = await host.pickFile("library");
    if (path !== null) setOpening({ step: "recover", path, passphrase: undefined });
  } catch (error) {
    sayProblem(asProblem(error));
  }
}

function Part({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  return (
    <section className="keep-part">
      <header>
        <h2>{title}</h2>
        <p className="faint small phrase">{lead}</p>
      </header>
      <div className="keep-in">{children}</div>
    </section>
  );
}
