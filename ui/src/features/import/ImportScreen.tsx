import { useNavigate, useRouter, useSearch } from "@tanstack/react-router";
import { type ReactNode, useEffect, useState } from "react";
import { runAction } from "../../actions/index.ts";
import type { PastImport } from "../../api/bindings.ts";
import { useWrite } from "../../api/client.ts";
import { Button, Icon } from "../../components/index.ts";
import { useKeys } from "../../keys/index.ts";
import { useText } from "../../text/index.ts";
import { NoFile } from "./NoFile.tsx";
import { OneFile } from "./OneFile.tsx";
import { Report } from "./Report.tsx";
import { openTidy } from "./tidy.ts";
import { usePaste } from "./usePaste.ts";
import "./import.css";

const another = () => void runAction("import.start", {});

/** A list comes in: from a file, dropped or chosen, or pasted. */
export function ImportScreen() {
  const { file } = useSearch({ from: "/import" });
  const navigate = useNavigate();
  const [past, setPast] = useState<PastImport | null>(null);
  const [running, setRunning] = useState(false);
  const paste = useWrite("import.paste");
  const { catcher, press } = usePaste({
    enabled: !running && !paste.busy,
    onPaste: (copy) =>
      void paste.run(copy).then((made) => {
        if (made) void navigate({ to: "/import", search: { file: made.file } });
      }),
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a record is left when a file comes
  useEffect(() => setPast(null), [file]);
  let content: ReactNode;
  if (file !== undefined) content = <OneFile key={file} file={file} onRunning={setRunning} onAnother={another} />;
  else if (past) content = <Past past={past} onBack={() => setPast(null)} />;
  else content = <NoFile onChoose={another} onPaste={() => void press()} pasting={paste.busy} onPast={setPast} />;
  return (
    <div className="screen" data-testid="import-screen">
      {content}
      {/* Takes the pasted table where the web view pastes only into what can be written in. */}
      <textarea ref={catcher} className="vh" tabIndex={-1} aria-hidden="true" data-testid="import-catcher" />
    </div>
  );
}

/** The record of an import of the past. */
function Past({ past, onBack }: { past: PastImport; onBack: () => void }) {
  const { t, f } = useText();
  const navigate = useNavigate();
  const router = useRouter();
  useKeys([{ id: "import-back", label: t.importing.back, group: "importing", keys: ["Escape"], run: onBack }]);
  return (
    <>
      <header className="bar">
        <Button
          size="sm"
          look="ghost"
          icon="left"
          label={t.importing.back}
          keys="Escape"
          onPress={onBack}
          testid="import-back"
        />
        <h1>{t.importing.pastTitle}</h1>
        <Icon name="document" size="s" />
        <span className="ell" title={past.file} data-testid="import-file">
          {past.file}
        </span>
        {past.sheet && <span className="faint small ell">{t.importing.sheetNamed(past.sheet)}</span>}
      </header>
      <Report
        report={past.report}
        operation={past.operation}
        past={<p className="mute">{t.importing.pastBy(past.by, f.timestamp(past.at))}</p>}
        onProjects={() => void navigate({ to: "/projects", search: {} })}
        onHistory={() =>
          void navigate({ to: "/history", search: past.operation === null ? {} : { open: past.operation } })
        }
        onTidy={() => openTidy(router)}
        onAnother={another}
      />
    </>
  );
}
