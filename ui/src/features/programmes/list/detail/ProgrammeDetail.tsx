import { useNavigate } from "@tanstack/react-router";
import type { Programme } from "../../../../api/bindings.ts";
import { useWrite } from "../../../../api/client.ts";
import { Button, Icon, Section, TextArea, useDraft } from "../../../../components/index.ts";
import { addressOf } from "../../../../find/index.ts";
import { useText } from "../../../../text/index.ts";
import { useGo, useShown } from "../../address.ts";
import { PairList } from "../../pairs/PairList.tsx";
import { useIssueWords } from "../issues.ts";
import { Codes } from "./Codes.tsx";
import { Facts } from "./Facts.tsx";
import { Names } from "./Names.tsx";
import "./detail.css";

export interface ProgrammeDetailProps {
  programme: Programme;
  /** Another programme was pressed. */
  onShow: (id: number) => void;
  onClose: () => void;
}

/** One programme beside the registry or the map: every field with where it comes from, its names, codes, pairs and
 *  projects, and what is odd about it. */
export function ProgrammeDetail({ programme: own, onShow, onClose }: ProgrammeDetailProps) {
  const { t, f } = useText();
  const words = t.programmes.detail;
  const navigate = useNavigate();
  const go = useGo();
  const { tab } = useShown();
  const remove = useWrite("registry.remove");
  const edit = useWrite("registry.edit");
  const note = useDraft(own.note, (text) => void edit.run({ id: own.id, fields: { note: text.trim() } }));
  return (
    <aside className="detail" aria-label={words.label} data-testid="programme-detail">
      <header className="prog-h">
        <div className="row small mute">
          <span className="ell">{own.ministry === "" ? t.programmes.list.noMinistry : own.ministry}</span>
          <span className="grow" />
          <Button look="ghost" size="sm" icon="close" label={words.close} keys="Escape" onPress={onClose} />
        </div>
        <h2 className="phrase selectable">{own.name_ja}</h2>
        {own.name_en !== "" && <p className="small mute">{own.name_en}</p>}
        <div className="row">
          {own.projects > 0 ? (
            <Button
              size="sm"
              icon="projects"
              onPress={() => void navigate({ to: "/projects", search: addressOf({ registered: [own.id] }) })}
              testid="programme-projects"
            >
              {words.toProjects(f.number(own.projects), own.projects)}
            </Button>
          ) : (
            <span className="faint small">{words.noProjects}</span>
          )}
          {tab !== "map" && (
            <Button size="sm" look="ghost" icon="programmes" onPress={() => go({ tab: "map" })} testid="programme-map">
              {words.onMap}
            </Button>
          )}
        </div>
      </header>
      <div className="scroll grow">
        {own.issues.length > 0 && <Issues programme={own} onShow={onShow} />}
        <Facts programme={own} />
        <PairList programme={own} onShow={onShow} />
        <Names programme={own} />
        <Codes programme={own} />
        <Section title={t.programmes.field.note}>
          <TextArea
            ariaLabel={t.programmes.field.note}
            rows={3}
            writes
            maxLength={2000}
            testid="programme-note"
            {...note}
          />
        </Section>
        <Section title={words.projects}>
          {own.seen_first !== null && own.seen_last !== null && (
            <p className="small">{words.seen(f.fiscalYears([own.seen_first, own.seen_last]))}</p>
          )}
          {own.spellings.length > 0 ? (
            <>
              <p className="small mute">{words.spellings}</p>
              <ul className="small selectable">
                {own.spellings.map((name) => (
                  <li key={name}>{name}</li>
                ))}
              </ul>
            </>
          ) : (
            <p className="small faint">{words.noProjects}</p>
          )}
        </Section>
        <footer className="prog-f small mute">
          {own.by !== "" && <span>{words.by(own.by, f.timestamp(own.at))}</span>}
          <span className="row">
            <Button look="ghost" size="sm" icon="history" onPress={() => void navigate({ to: "/history" })}>
              {words.history}
            </Button>
            <span className="grow" />
            <Button
              look="ghost"
              size="sm"
              icon="trash"
              writes
              disabled={remove.busy}
              onPress={() => void remove.run({ id: own.id }).then((done) => done && onClose())}
              testid="programme-remove"
            >
              {words.remove}
            </Button>
          </span>
        </footer>
      </div>
    </aside>
  );
}

function Issues({ programme, onShow }: { programme: Programme; onShow: (id: number) => void }) {
  const { t } = useText();
  const say = useIssueWords();
  return (
    <Section title={t.programmes.detail.issues} testid="programme-issues">
      <ul className="prog-issues">
        {programme.issues.map((issue, i) => {
          const { what, remedy, other: otherName } = say(issue);
          const { other } = issue;
          return (
            <li key={i}>
              <span className="warn">
                <Icon name="alert" size="s" />
              </span>
              <span>
                <b>{what}</b>
                <br />
                <span className="small mute">{remedy}</span>
                {other !== null && other !== programme.id && issue.other_name !== "" && (
                  <>
                    <br />
                    <button type="button" className="link small" onClick={() => onShow(other)}>
                      {otherName}
                    </button>
                  </>
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
