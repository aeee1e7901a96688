import { useNavigate, useSearch } from "@tanstack/react-router";
import { sayProblem, useRead } from "../../api/client.ts";
import { asProblem, host } from "../../api/host.ts";
import { notify } from "../../api/notices.ts";
import { Button, EmptyState, Icon, LEAK_KINDS, ScreenBar, useDropped } from "../../components/index.ts";
import { text, useText } from "../../text/index.ts";
import { Checked } from "./Checked.tsx";
import "./leaks.css";

const GROUPS = Object.keys(LEAK_KINDS) as (keyof typeof LEAK_KINDS)[];

/** Any workbook looked through before it leaves the house; it needs no library. A file let go anywhere in the window is checked. */
export function LeaksScreen() {
  const { t } = useText();
  const words = t.leaks;
  const { file, nth } = useSearch({ from: "/leaks" });
  const navigate = useNavigate();
  // The same file dropped again may be another one by now: it is checked anew.
  const take = (next: string) => void navigate({ to: "/leaks", search: { file: next, nth: (nth ?? 0) + 1 } });
  const choose = async () => {
    try {
      const picked = await host.pickFile("workbook");
      if (picked !== null) take(picked);
    } catch (error) {
      sayProblem(asProblem(error));
    }
  };
  const self = useDropped<HTMLDivElement>((files) => {
    const first = files[0];
    if (first === undefined) return;
    if (files.length > 1) notify({ tone: "info", say: () => text().leaks.dropOne });
    take(first);
  });
  return (
    <div ref={self} className="screen leaks-screen" data-takes-files="everywhere" data-testid="leaks-screen">
      <ScreenBar title={words.title} lead={words.lead} />
      <div className="body">
        {file === undefined ? (
          <div className="leaks-main">
            <div className="leaks-drop">
              <EmptyState
                icon="inspect"
                title={words.emptyTitle}
                actions={
                  <Button look="pri" icon="folder" autoFocus onPress={() => void choose()} testid="leaks-choose">
                    {words.choose}
                  </Button>
                }
              >
                {words.emptyBody}
              </EmptyState>
            </div>
          </div>
        ) : (
          <Checked key={`${nth} ${file}`} file={file} onAnother={() => void choose()} />
        )}
        <Looked />
      </div>
      <div className="leaks-over" aria-hidden="true">
        <Icon name="inspect" size="l" />
        <b>{words.dropHere}</b>
      </div>
    </div>
  );
}

/** What is looked for, in groups. */
function Looked() {
  const { t, say } = useText();
  const words = t.leaks;
  const open = useRead("library.status", {}).data?.open ?? null;
  return (
    <aside className="detail leaks-looked scroll" aria-label={words.looked}>
      <h2>{words.looked}</h2>
      {GROUPS.map((group) => (
        <section key={group} data-testid={`leaks-group-${group}`}>
          <h3>{words.groups[group]}</h3>
          {group === "library" && <p className="small phrase">{open ? words.libraryKnown : words.libraryClosed}</p>}
          {(group !== "library" || open) && (
            <p className="mute small phrase">
              {LEAK_KINDS[group].map((kind) => say(`leak.${kind}`)).join(t.common.comma)}
            </p>
          )}
        </section>
      ))}
    </aside>
  );
}
