import { runAction } from "../../../actions/index.ts";
import type { Backup } from "../../../api/bindings.ts";
import { useRead, useWrite } from "../../../api/client.ts";
import { notify } from "../../../api/notices.ts";
import { Badge, Button, Icon, Loading, Note, WorkDialog } from "../../../components/index.ts";
import { text, useText } from "../../../text/index.ts";

/** The backups there are, and a new one now. */
export function BackupTable() {
  const { t, f, say } = useText();
  const list = useRead("backup.list", {});
  const make = useWrite("backup.make", { quiet: true });
  const run = async () => {
    const made = await make.run({ reason: "manual" });
    const size = made?.backup ? f.bytes(made.backup.bytes) : null;
    if (size !== null) notify({ tone: "done", say: () => text().keep.backup.made(size) });
  };
  const backups = list.data?.backups ?? [];
  return (
    <>
      <div className="row wrap">
        <Button icon="shield" writes disabled={make.busy} onPress={() => void run()} testid="backup-make">
          {t.keep.backup.make}
        </Button>
        <Button look="ghost" icon="folder" onPress={() => runAction("backup.restore", {})} testid="backup-from-file">
          {t.keep.backup.fromFile}
        </Button>
      </div>
      {list.error && (
        <Note tone="bad" action={<Button onPress={() => void list.refetch()}>{t.common.retry}</Button>}>
          {say(`problem.${list.error.code}`, list.error.params)}
        </Note>
      )}
      <section className="backups" aria-label={t.keep.backup.list} data-testid="backups">
        {list.isPending ? (
          <Loading rows={4} />
        ) : backups.length === 0 ? (
          <p className="faint phrase">{t.keep.backup.none}</p>
        ) : (
          <table>
            <thead className="heads">
              <tr>
                <th>{t.keep.backup.when}</th>
                <th>{t.keep.backup.why}</th>
                <th className="num">{t.keep.backup.size}</th>
                <th>{t.keep.backup.content}</th>
                <th>
                  <span className="vh">{t.keep.backup.look}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {backups.map((backup) => (
                <Row key={backup.path} backup={backup} />
              ))}
            </tbody>
          </table>
        )}
      </section>
      <WorkDialog open={make.busy} title={t.keep.backup.making} report={make.progress} onCancel={make.cancel} />
    </>
  );
}

function Row({ backup }: { backup: Backup }) {
  const { t, f } = useText();
  return (
    <tr data-testid="backup-row" title={backup.path}>
      <td className="nw">
        {f.timestamp(backup.at)} <span className="faint small">{f.daysAgo(backup.at)}</span>
      </td>
      <td className="backups-why">
        {t.keep.backup.reasons[backup.reason]}{" "}
        {backup.encrypted && <Icon name="lock" size="s" label={t.keep.backup.encrypted} />}
      </td>
      <td className="num">{f.bytes(backup.bytes)}</td>
      <td className="mute small">{t.keep.backup.contents(f.number(backup.projects), f.number(backup.themes))}</td>
      <td className="backups-act">
        {backup.whole ? (
          <Button
            size="sm"
            look="ghost"
            onPress={() => runAction("backup.restore", { path: backup.path })}
            testid="backup-look"
          >
            {t.keep.backup.look}
          </Button>
        ) : (
          <Badge tone="bad" title={t.keep.backup.notWholeTitle}>
            {t.keep.backup.notWhole}
          </Badge>
        )}
      </td>
    </tr>
  );
}
