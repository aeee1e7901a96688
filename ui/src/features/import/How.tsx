import { useState } from "react";
import type { ImportOptions, ImportPreview, ImportRequest } from "../../api/bindings.ts";
import { useWrite } from "../../api/client.ts";
import { Button, Dialog, Field, Menu, Select } from "../../components/index.ts";
import { useText } from "../../text/index.ts";
import {
  anotherTable,
  DELIMITER_CHARS,
  delimiterName,
  ENCODINGS,
  type Encoding,
  isRecords,
  profileNameFor,
} from "./options.ts";

/** No saved mapping; a name cannot be empty. */
const NONE = "";
const isEncoding = (name: string): name is Encoding => (ENCODINGS as readonly string[]).includes(name);

/** How the file was read: sheet, encoding, delimiter, heading; the saved mapping. Every part can be changed. */
export function How({
  preview,
  options,
  change,
  request,
  ready,
  onLayout,
  onOther,
}: {
  preview: ImportPreview;
  options: ImportOptions;
  change: (patch: Partial<ImportOptions>) => void;
  request: ImportRequest;
  /** What is shown is what was decided. */
  ready: boolean;
  onLayout: () => void;
  onOther: () => void;
}) {
  const { t, f } = useText();
  const encoding = options.encoding ?? preview.encoding;
  const delimiter = options.delimiter ?? preview.delimiter;
  return (
    <div className="bar sub import-how">
      {preview.sheets.length > 1 ? (
        <span className="import-sheet">
          <Select
            label={t.importing.sheet}
            hideLabel
            size="sm"
            choices={preview.sheets.map(({ name, hidden }) => ({
              id: name,
              label: t.importing.sheetNamed(name),
              ...(hidden ? { hint: t.importing.hidden } : {}),
            }))}
            value={options.sheet ?? preview.sheet}
            onChange={(sheet) => change({ sheet, ...anotherTable })}
            testid="import-sheet"
          />
        </span>
      ) : (
        preview.sheet && <span className="small mute ell">{t.importing.sheetNamed(preview.sheet)}</span>
      )}
      {encoding !== null && (
        <span className="import-enc">
          <Select
            label={t.importing.encoding}
            hideLabel
            size="sm"
            choices={[...ENCODINGS, ...(isEncoding(encoding) ? [] : [encoding])].map((id) => ({
              id: id as string,
              label: isEncoding(id) ? t.importing.encodings[id] : id,
            }))}
            value={encoding}
            onChange={(chosen) => change({ encoding: chosen })}
            testid="import-encoding"
          />
        </span>
      )}
      {delimiter !== null && (
        <span className="import-delim">
          <Select
            label={t.importing.delimiter}
            hideLabel
            size="sm"
            choices={[...DELIMITER_CHARS, ...(DELIMITER_CHARS.includes(delimiter) ? [] : [delimiter])].map((char) => {
              const name = delimiterName(char);
              return {
                id: name ?? "other",
                label: name ? t.importing.delimiters[name] : t.importing.delimiters.other(char),
              };
            })}
            value={delimiterName(delimiter) ?? "other"}
            onChange={(id) => {
              const char = DELIMITER_CHARS.find((c) => delimiterName(c) === id);
              if (char !== undefined) change({ delimiter: char, ...anotherTable });
            }}
            testid="import-delimiter"
          />
        </span>
      )}
      {preview.layout.length > 0 && !isRecords(preview) && (
        <Button size="sm" tip={t.importing.headerChange} onPress={onLayout} testid="import-heading">
          {preview.header_rows.length > 0
            ? t.importing.headerRow(preview.header_rows.map((row) => f.number(row)).join("–"))
            : t.importing.headerNone}
        </Button>
      )}
      <span className="grow" />
      <Profile preview={preview} options={options} change={change} request={request} ready={ready} />
      <Button size="sm" look="ghost" icon="folder" onPress={onOther} testid="import-choose">
        {t.importing.chooseOther}
      </Button>
    </div>
  );
}

function Profile({
  preview,
  options,
  change,
  request,
  ready,
}: {
  preview: ImportPreview;
  options: ImportOptions;
  change: (patch: Partial<ImportOptions>) => void;
  request: ImportRequest;
  ready: boolean;
}) {
  const { t } = useText();
  const [naming, setNaming] = useState<string | null>(null);
  const save = useWrite("import.save_profile");
  const remove = useWrite("import.remove_profile");
  const now = options.profile ?? (options.without_profile ? NONE : (preview.profile ?? NONE));
  const name = naming?.trim() ?? "";
  const run = async () => {
    if (name === "" || save.busy) return;
    const done = await save.run({ name, request });
    if (!done) return;
    setNaming(null);
    // A mapping chosen or refused by hand gives way to the one just saved; otherwise it is found by itself.
    if (options.without_profile || (options.profile !== undefined && options.profile !== name))
      change({ profile: name, without_profile: false });
  };
  return (
    <>
      {preview.profiles.length > 0 && (
        <span className="import-profile">
          <Select
            label={t.importing.profile}
            hideLabel
            size="sm"
            choices={[
              { id: NONE, label: t.importing.profileNone },
              ...preview.profiles.map((profile) => ({
                id: profile.name,
                label: profile.name,
                ...(profile.fits ? { hint: t.importing.profileFits } : {}),
              })),
            ]}
            value={now}
            onChange={(chosen) =>
              change(
                chosen === NONE
                  ? { profile: undefined, without_profile: true, columns: {} }
                  : { profile: chosen, without_profile: false, columns: {} },
              )
            }
            testid="import-profile"
          />
        </span>
      )}
      <Button
        writes
        size="sm"
        disabled={!ready}
        onPress={() => setNaming(profileNameFor(preview))}
        testid="import-save-profile"
      >
        {t.importing.profileSave}
      </Button>
      {now !== NONE && (
        <Menu
          trigger={
            <Button size="sm" look="ghost" icon="dots" label={t.importing.profileMenu} testid="import-profile-menu" />
          }
          label={t.importing.profileMenu}
          entries={[
            {
              id: "remove",
              label: t.importing.profileRemove,
              icon: "trash",
              danger: true,
              disabled: remove.busy,
              run: () =>
                void remove.run({ name: now }).then((done) => {
                  if (done && options.profile === now) change({ profile: undefined });
                }),
            },
          ]}
          testid="import-profile-menu"
        />
      )}
      <Dialog
        open={naming !== null}
        onClose={() => setNaming(null)}
        title={t.importing.profileSaveTitle}
        width={420}
        testid="import-profile-dialog"
        footer={
          <>
            <Button onPress={() => setNaming(null)}>{t.common.cancel}</Button>
            <Button
              writes
              look="pri"
              disabled={name === "" || save.busy}
              onPress={() => void run()}
              testid="import-profile-save"
            >
              {t.importing.save}
            </Button>
          </>
        }
      >
        <p className="mute phrase">{t.importing.profileSaveLead}</p>
        <Field
          label={t.importing.profileName}
          value={naming ?? ""}
          onChange={setNaming}
          onEnter={() => void run()}
          maxLength={60}
          autoFocus
          hint={preview.profiles.some((profile) => profile.name === name) ? t.importing.profileReplace : " "}
          testid="import-profile-name"
        />
      </Dialog>
    </>
  );
}
