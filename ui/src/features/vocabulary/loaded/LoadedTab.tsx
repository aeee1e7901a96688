import { useState } from "react";
import type { LoadedVocabulary } from "../../../api/bindings.ts";
import { useRead, useWrite } from "../../../api/client.ts";
import { isWritable } from "../../../api/writable.ts";
import { Button, ConfirmDialog, EmptyState, Icon, KindMark, Loading, useDropped } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { Failed } from "../parts.tsx";
import { formatName, Sha } from "./facts.tsx";
import { Preview } from "./Preview.tsx";

/** The vocabulary files of this library; in their place the one that is looked at before it is loaded. A file dropped
 *  here is looked at. */
export function LoadedTab({
  file,
  onFile,
  onChoose,
}: {
  file: string | null;
  onFile: (file: string | null) => void;
  onChoose: () => void;
}) {
  const { t } = useText();
  const self = useDropped<HTMLDivElement>(([dropped]) => {
    if (dropped !== undefined && isWritable()) onFile(dropped);
  });
  return (
    <div ref={self} data-takes-files="" className="vocab-drop" data-testid="vocabulary-drop">
      {file === null ? (
        <Table onChoose={onChoose} />
      ) : (
        <Preview key={file} file={file} onDone={() => onFile(null)} onChoose={onChoose} />
      )}
      <div className="vocab-drop-here" aria-hidden="true">
        <Icon name="import" size="l" />
        <b>{t.vocabulary.loaded.drop}</b>
      </div>
    </div>
  );
}

function Table({ onChoose }: { onChoose: () => void }) {
  const { t, f, lang } = useText();
  const say = t.vocabulary.loaded;
  const list = useRead("vocabulary.list", {});
  const remove = useWrite("vocabulary.remove");
  const [asking, setAsking] = useState<LoadedVocabulary | null>(null);
  if (list.error) return <Failed problem={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <Loading rows={4} />;
  const { loaded, formats, own } = list.data;
  return (
    <div className="vocab-page">
      <div className="vocab-page-h">
        <p className="mute small phrase grow">{say.lead}</p>
        <span className="small faint nw" data-testid="vocabulary-own">
          {say.own(f.number(own))}
        </span>
      </div>
      {loaded.length === 0 ? (
        <EmptyState
          icon="book"
          title={say.none}
          testid="loaded-empty"
          actions={
            <Button writes look="pri" icon="import" onPress={onChoose} testid="vocabulary-choose-empty">
              {say.choose}
            </Button>
          }
        >
          {say.noneBody(formats.map((format) => formatName([format], format.code, lang)).join(say.between))}
        </EmptyState>
      ) : (
        <div className="vocab-table vocab-fill">
          <table className="vocab-loaded" aria-label={t.vocabulary.tabs.loaded} data-testid="loaded">
            <thead className="heads">
              <tr>
                <th>{say.name}</th>
                <th>{say.version}</th>
                <th className="num">{say.terms}</th>
                <th>{say.licence}</th>
                <th>{say.file}</th>
                <th>{say.by}</th>
                <th className="vocab-act">
                  <span className="vh">{say.remove}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {loaded.map((own) => (
                <tr key={own.id} data-testid="loaded-row" data-name={own.name}>
                  <td>
                    <span className="row">
                      <KindMark kind={own.kind} label />
                      <b className="ell selectable" title={own.name}>
                        {own.name}
                      </b>
                    </span>
                    <span className="tiny faint">{formatName(formats, own.format, lang)}</span>
                  </td>
                  <td className="selectable">{own.version || <span className="faint">{say.noVersion}</span>}</td>
                  <td className="num">{f.number(own.terms)}</td>
                  <td className="small">
                    <span className="vocab-clamp selectable" title={own.licence}>
                      {own.licence || <span className="faint">{say.noLicence}</span>}
                    </span>
                  </td>
                  <td>
                    <span className="ell vocab-block small selectable" title={own.file}>
                      {own.file}
                    </span>
                    <Sha sha={own.sha256} />
                  </td>
                  <td className="small">
                    <span className="ell vocab-block" title={own.by}>
                      {own.by}
                    </span>
                    <span className="faint tiny nw">{f.timestamp(own.at)}</span>
                  </td>
                  <td className="vocab-act">
                    <Button
                      writes
                      size="sm"
                      look="ghost"
                      icon="trash"
                      label={say.removeNamed(own.name)}
                      disabled={remove.busy}
                      onPress={() => setAsking(own)}
                      testid="loaded-remove"
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <ConfirmDialog
        open={asking !== null}
        onClose={() => setAsking(null)}
        onConfirm={() => asking && void remove.run({ id: asking.id })}
        title={say.removeTitle(asking?.name ?? "")}
        confirm={say.remove}
        danger
        testid="loaded-confirm"
      >
        <p className="phrase">{say.removeBody(f.number(asking?.terms ?? 0))}</p>
      </ConfirmDialog>
    </div>
  );
}
