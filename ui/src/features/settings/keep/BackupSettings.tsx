import { useState } from "react";
import type { BackupRule } from "../../../api/bindings.ts";
import { sayProblem, useRead, useWrite } from "../../../api/client.ts";
import { asProblem, host } from "../../../api/host.ts";
import { Button, Field, useDraft } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";

/** As many of each kind as the core keeps. */
const MOST = 365;

/** Where backups go and how many are kept. */
export function BackupSettings() {
  const { t } = useText();
  const list = useRead("backup.list", {});
  const save = useWrite("settings.set", { quiet: true });
  const [bad, setBad] = useState(false);
  const rule = list.data?.rule;
  const chosen = list.data?.chosen ?? false;
  const choose = async () => {
    try {
      const folder = await host.pickFolder();
      if (folder !== null) await save.run({ backup_folder: folder });
    } catch (error) {
      sayProblem(asProblem(error));
    }
  };
  return (
    <>
      <div className="keep-folder">
        <span className="label">{t.keep.backup.folder}</span>
        <div className="row">
          <span className="ell selectable grow" title={list.data?.folder} data-testid="backup-folder">
            {list.data?.folder ?? ""}
          </span>
          <Button size="sm" icon="folder" onPress={() => void choose()} testid="backup-choose-folder">
            {t.keep.backup.changeFolder}
          </Button>
          <Button
            size="sm"
            look="ghost"
            disabled={!chosen}
            onPress={() => void save.run({ backup_folder: "" })}
            testid="backup-default-folder"
          >
            {t.keep.backup.defaultFolder}
          </Button>
        </div>
        <p className="faint small phrase">{t.keep.backup.folderHint}</p>
      </div>
      {rule && (
        <div className="keep-rule">
          <span className="label">{t.keep.backup.rule}</span>
          <div className="row">
            {(["daily", "weekly", "monthly"] as const).map((key) => (
              <Count
                key={key}
                label={t.keep.backup[key]}
                of={key}
                rule={rule}
                onBad={setBad}
                onSave={(next) => void save.run({ backup_rule: next })}
              />
            ))}
          </div>
          <p className={`small phrase ${bad ? "bad" : "faint"}`} role={bad ? "alert" : undefined}>
            {bad ? t.keep.backup.ruleRange : t.keep.backup.ruleHint}
          </p>
        </div>
      )}
    </>
  );
}

function Count({
  label,
  of,
  rule,
  onBad,
  onSave,
}: {
  label: string;
  of: keyof BackupRule;
  rule: BackupRule;
  onBad: (bad: boolean) => void;
  onSave: (rule: BackupRule) => void;
}) {
  const draft = useDraft(String(rule[of]), (text) => {
    const digits = text.normalize("NFKC").trim();
    const count = Number(digits);
    const good = /^\d+$/.test(digits) && count <= MOST;
    onBad(!good);
    if (good) onSave({ ...rule, [of]: count });
  });
  return <Field label={label} maxLength={6} testid={`backup-rule-${of}`} {...draft} />;
}
