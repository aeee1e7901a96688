import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { runAction } from "../../actions/index.ts";
import type { Concept, Kind, Role, Theme, ThemeField, ThemeFields } from "../../api/bindings.ts";
import { useRead, useWrite } from "../../api/client.ts";
import {
  Attachments,
  Button,
  ConfirmDialog,
  EmptyState,
  Icon,
  Loading,
  Menu,
  Note,
  Section,
  Select,
} from "../../components/index.ts";
import { useKeys, useScreenHints } from "../../keys/index.ts";
import { useText } from "../../text/index.ts";
import { AddProjects } from "./AddProjects.tsx";
import { ClassSelect } from "./ClassSelect.tsx";
import { chipOf } from "./concepts.ts";
import { SavedField } from "./SavedField.tsx";
import { STATES, StateBadge } from "./StateBadge.tsx";
import { Threads } from "./Threads.tsx";
import { type Chosen, TripleBoxes } from "./TripleBoxes.tsx";
import { Weave } from "./Weave.tsx";
import "./themes.css";

/** One theme: what it claims, what it is woven of, what may be shown of it. */
export function ThemeScreen() {
  const { id } = useParams({ from: "/themes/$id" });
  return <OneTheme key={id} id={Number(id)} />;
}

function OneTheme({ id }: { id: number }) {
  const { t, say } = useText();
  const navigate = useNavigate();
  const read = useRead("theme.show", { id }, { keep: false });
  if (read.error)
    return (
      <div className="screen">
        {read.error.code === "no-such-theme" || read.error.code === "bad-call" ? (
          <EmptyState
            icon="weave"
            title={t.themes.missing}
            actions={
              <Button look="pri" onPress={() => void navigate({ to: "/themes" })}>
                {t.themes.toThemes}
              </Button>
            }
          >
            {t.themes.missingBody}
          </EmptyState>
        ) : (
          <div className="themes-note">
            <Note tone="bad">{say(`problem.${read.error.code}`, read.error.params as Record<string, string>)}</Note>
          </div>
        )}
      </div>
    );
  if (!read.data)
    return (
      <div className="screen">
        <Loading rows={4} />
      </div>
    );
  return <Editor theme={read.data} />;
}

function Editor({ theme }: { theme: Theme }) {
  const { t, f, say } = useText();
  const navigate = useNavigate();
  const [adding, setAdding] = useState<{ role: Role | null } | null>(null);
  const [removing, setRemoving] = useState(false);
  const edit = useWrite("theme.edit");
  const remove = useWrite("theme.remove");
  const { id } = theme;

  const write = async (fields: Partial<ThemeFields>) =>
    (await edit.run({ id, fields: { classes: {}, ...fields } })) !== undefined;
  const saver = (field: "code" | "title_ja" | "title_en" | "hypothesis_ja" | "hypothesis_en" | "notes") => {
    return (text: string) => write({ [field]: text.trim() });
  };
  const classOf = (field: ThemeField, name: string) => (
    <ClassSelect
      of={name}
      value={theme.classes[field]}
      onChange={(value) => void write({ classes: { [field]: value } })}
      testid={`theme-class-${field}`}
    />
  );
  const exportIt = () => void runAction("export.briefing", { theme: id });
  const add = (role: Role | null = null) => setAdding({ role });

  useKeys([
    {
      id: "theme-add",
      label: t.themes.add,
      group: "theme",
      keys: ["KeyA"],
      icon: "plus",
      palette: true,
      writes: true,
      run: () => add(),
    },
    {
      id: "theme-export",
      label: t.themes.export,
      group: "theme",
      keys: ["mod+KeyE"],
      icon: "export",
      palette: true,
      run: exportIt,
    },
  ]);
  useScreenHints([
    { keys: "KeyA", label: t.themes.keyAdd },
    { keys: ["alt+ArrowUp", "ArrowDown"], label: t.themes.keyMove },
    { keys: "mod+KeyE", label: t.themes.exportShort },
  ]);

  const triple: Record<Kind, Chosen | null> = {
    target: boxed(theme.target),
    modality: boxed(theme.modality),
    indication: boxed(theme.indication),
  };
  return (
    <div className="screen" data-testid="theme-screen">
      <header className="bar">
        <Link to="/themes">{t.themes.title}</Link>
        <Icon name="right" size="s" />
        <h1 className="mono">{theme.code}</h1>
        <StateBadge state={theme.state} />
        <span className="grow faint small ell">{t.themes.createdBy(theme.by, f.timestamp(theme.at))}</span>
        <Button look="pri" icon="export" keys="mod+KeyE" onPress={exportIt} testid="theme-export">
          {t.themes.export}
        </Button>
        <Menu
          trigger={<Button icon="dots" label={t.themes.menu} testid="theme-menu" />}
          label={t.themes.menu}
          testid="theme-menu"
          entries={[
            {
              id: "remove",
              label: t.themes.remove,
              icon: "trash",
              danger: true,
              writes: true,
              run: () => setRemoving(true),
            },
          ]}
        />
      </header>
      <div className="body">
        <div className="scroll theme-main">
          <div className="theme-title">
            <div className="grow">
              <SavedField
                saved={theme.title_ja}
                save={saver("title_ja")}
                ariaLabel={t.themes.titleJa}
                placeholder={t.themes.titleJa}
                needed={t.themes.titleNeeded}
                lang="ja"
                maxLength={200}
                className="in-place big"
                testid="theme-title-ja"
              />
              <SavedField
                saved={theme.title_en}
                save={saver("title_en")}
                ariaLabel={t.themes.titleEn}
                placeholder={t.themes.titleEnEmpty}
                lang="en"
                maxLength={200}
                className="in-place"
                testid="theme-title-en"
              />
            </div>
            {classOf("title", t.themes.name)}
          </div>
          <TripleBoxes
            value={triple}
            onChoose={(kind, chosen) => void write({ [kind]: chosen?.id ?? "" })}
            end={<span className="boxes-end">{classOf("triple", t.themes.triple)}</span>}
          />
          <Weave threads={theme.threads} onFill={add} />
          <Threads theme={theme} onAdd={() => add()} end={classOf("roles", t.themes.role)} />
        </div>
        <aside className="detail scroll">
          <Section title={t.themes.state}>
            <Select
              writes
              label={t.themes.state}
              hideLabel
              choices={STATES.map((state) => ({ id: state, label: say(`state.${state}`) }))}
              value={theme.state}
              onChange={(state) => void write({ state })}
              testid="theme-state"
            />
          </Section>
          <Section title={t.themes.hypothesis} end={classOf("hypothesis", t.themes.hypothesis)}>
            <Stack>
              <SavedField
                saved={theme.hypothesis_ja}
                save={saver("hypothesis_ja")}
                label={t.themes.hypothesisJa}
                placeholder={t.themes.hypothesisHint}
                rows={5}
                lang="ja"
                testid="theme-hypothesis-ja"
              />
              <SavedField
                saved={theme.hypothesis_en}
                save={saver("hypothesis_en")}
                label={t.themes.hypothesisEn}
                rows={4}
                lang="en"
                testid="theme-hypothesis-en"
              />
            </Stack>
          </Section>
          <Section title={t.themes.notes} end={classOf("notes", t.themes.notes)}>
            <SavedField
              saved={theme.notes}
              save={saver("notes")}
              ariaLabel={t.themes.notes}
              placeholder={t.themes.notesHint}
              rows={5}
              testid="theme-notes"
            />
          </Section>
          <Attachments thing="theme" id={id} />
          <Section title={t.themes.code}>
            <SavedField
              saved={theme.code}
              save={saver("code")}
              ariaLabel={t.themes.code}
              needed={t.themes.codeNeeded}
              hint={t.themes.codeHint}
              maxLength={40}
              testid="theme-code"
            />
          </Section>
          <p className="faint small phrase theme-class-hint">
            {t.themes.classHint} {t.themes.saveHint}
          </p>
        </aside>
      </div>
      {adding && <AddProjects theme={theme} role={adding.role} onClose={() => setAdding(null)} />}
      <ConfirmDialog
        open={removing}
        onClose={() => setRemoving(false)}
        title={t.themes.removeTitle(theme.code)}
        confirm={t.themes.removeConfirm}
        danger
        testid="theme-remove"
        onConfirm={async () => {
          // The address goes first: the theme's own page must not ask for what is gone.
          await navigate({ to: "/themes" });
          await remove.run({ id });
        }}
      >
        <p className="phrase">{t.themes.removeBody(f.number(theme.threads.length))}</p>
      </ConfirmDialog>
    </div>
  );
}

/** Short in the box, in full on hover. */
const boxed = (concept: Concept | null): Chosen | null =>
  concept && { ...chipOf(concept), full: `${concept.label_ja}\n${concept.label_en}` };

const Stack = ({ children }: { children: ReactNode }) => <div className="stack">{children}</div>;
