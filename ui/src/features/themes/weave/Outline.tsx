import { Link } from "@tanstack/react-router";
import { memo, useState } from "react";
import type { Competition, Theme, ThemeField, ThemeFields } from "../../../api/bindings.ts";
import { useRead, useWrite } from "../../../api/client.ts";
import { Attachments, Button, Section, Select } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { ClassSelect } from "../ClassSelect.tsx";
import { Freed } from "../pipeline/Freed.tsx";
import { StopTheme } from "../pipeline/StopTheme.tsx";
import { SavedField } from "../SavedField.tsx";
import { STATES } from "../StateBadge.tsx";
import { useStateNames } from "../useStateNames.ts";
import { SavedDay, SavedNumber } from "./SavedParts.tsx";
import { sameButThreads } from "./same.ts";

const COMPETITIONS: readonly Competition[] = ["low", "middle", "high"];
const UNSAID = "unsaid";

/** What a theme says of itself, each text saved on leaving its field. */
export const Outline = memo(function Outline({ theme }: { theme: Theme }) {
  const { t, f } = useText();
  const words = t.weave.outline;
  const stateName = useStateNames();
  const [stopping, setStopping] = useState(false);
  const [freed, setFreed] = useState(false);
  const edit = useWrite("theme.edit");
  const { id } = theme;
  const write = async (fields: Partial<ThemeFields>) =>
    (await edit.run({ id, fields: { classes: {}, ...fields } })) !== undefined;
  const saver =
    (
      field:
        | "code"
        | "title_ja"
        | "title_en"
        | "hypothesis_ja"
        | "hypothesis_en"
        | "notes"
        | "owner"
        | "next_step"
        | "stop_reason",
    ) =>
    (text: string) =>
      write({ [field]: text.trim() });
  const classOf = (field: ThemeField, name: string) => (
    <ClassSelect
      of={name}
      value={theme.classes[field]}
      onChange={(value) => void write({ classes: { [field]: value } })}
      testid={`theme-class-${field}`}
    />
  );

  return (
    <>
      <div className="wp-b scroll" data-testid="theme-outline">
        <Section title={t.themes.state}>
          <div className="stack">
            <Select
              writes
              label={t.themes.state}
              hideLabel
              choices={STATES.map((state) => ({ id: state, label: stateName(state) }))}
              value={theme.state}
              onChange={(state) => {
                if (state === theme.state) return;
                if (state === "stopped") setStopping(true);
                else void write({ state });
              }}
              testid="theme-state"
            />
            {(theme.state === "stopped" || theme.stop_reason !== "") && (
              <SavedField
                saved={theme.stop_reason}
                save={saver("stop_reason")}
                label={words.stopReason}
                rows={2}
                maxLength={500}
                testid="theme-stopped-because"
              />
            )}
            {theme.state === "stopped" && (
              <Button size="sm" icon="apart" onPress={() => setFreed(true)} testid="theme-freed">
                {t.pipeline.board.freed}
              </Button>
            )}
          </div>
        </Section>
        <Section title={words.name} end={classOf("title", t.themes.name)}>
          <div className="stack">
            <SavedField
              saved={theme.title_ja}
              save={saver("title_ja")}
              ariaLabel={t.themes.titleJa}
              placeholder={t.themes.titleJa}
              needed={t.themes.titleNeeded}
              lang="ja"
              maxLength={200}
              testid="theme-title-ja"
            />
            <SavedField
              saved={theme.title_en}
              save={saver("title_en")}
              ariaLabel={t.themes.titleEn}
              placeholder={t.themes.titleEnEmpty}
              lang="en"
              maxLength={200}
              testid="theme-title-en"
            />
          </div>
        </Section>
        <Section title={words.plan}>
          <div className="stack">
            <div className="wp-pair">
              <SavedField
                saved={theme.owner}
                save={saver("owner")}
                label={words.owner}
                placeholder={words.ownerHint}
                maxLength={100}
                testid="theme-owner"
              />
              <SavedDay saved={theme.due} save={(due) => write({ due })} label={words.due} testid="theme-due" />
            </div>
            <SavedField
              saved={theme.next_step}
              save={saver("next_step")}
              label={words.nextStep}
              placeholder={words.nextHint}
              maxLength={200}
              testid="theme-next-step"
            />
          </div>
        </Section>
        <Section title={t.themes.hypothesis} end={classOf("hypothesis", t.themes.hypothesis)}>
          <div className="stack">
            <SavedField
              saved={theme.hypothesis_ja}
              save={saver("hypothesis_ja")}
              label={t.themes.hypothesisJa}
              placeholder={t.themes.hypothesisHint}
              rows={4}
              lang="ja"
              testid="theme-hypothesis-ja"
            />
            <SavedField
              saved={theme.hypothesis_en}
              save={saver("hypothesis_en")}
              label={t.themes.hypothesisEn}
              rows={3}
              lang="en"
              testid="theme-hypothesis-en"
            />
          </div>
        </Section>
        <Section title={words.estimates}>
          <div className="stack">
            <div className="wp-pair">
              <SavedNumber
                saved={theme.effort_months}
                save={(effort_months) => write({ effort_months })}
                label={words.effort}
                testid="theme-effort"
              />
              <SavedNumber
                saved={theme.months_to_gate}
                save={(months_to_gate) => write({ months_to_gate })}
                label={words.months}
                testid="theme-months"
              />
            </div>
            <Select<Competition | typeof UNSAID>
              writes
              label={words.competition}
              choices={[
                { id: UNSAID, label: words.notSaid },
                ...COMPETITIONS.map((one) => ({ id: one, label: words.competitions[one] })),
              ]}
              value={theme.competition ?? UNSAID}
              onChange={(one) => void write({ competition: one === UNSAID ? null : one })}
              testid="theme-competition"
            />
          </div>
        </Section>
        <Section title={t.themes.notes} end={classOf("notes", t.themes.notes)}>
          <SavedField
            saved={theme.notes}
            save={saver("notes")}
            ariaLabel={t.themes.notes}
            placeholder={t.themes.notesHint}
            rows={4}
            testid="theme-notes"
          />
        </Section>
        <Attachments thing="theme" id={id} />
        <Section title={words.classes}>
          <div className="wp-classes">
            <span className="small">{t.themes.triple}</span>
            {classOf("triple", t.themes.triple)}
            <span className="small">{t.themes.role}</span>
            {classOf("roles", t.themes.role)}
          </div>
        </Section>
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
        {theme.origin !== null && <Origin id={theme.origin} />}
        <p className="faint small phrase theme-class-hint">
          {t.themes.createdBy(theme.by, f.timestamp(theme.at))} · {t.themes.classHint} {t.themes.saveHint}
        </p>
      </div>
      {freed && <Freed theme={theme} onClose={() => setFreed(false)} />}
      {stopping && (
        <StopTheme
          theme={theme}
          onClose={() => setStopping(false)}
          onStopped={() => {
            setStopping(false);
            setFreed(true);
          }}
        />
      )}
    </>
  );
}, sameButThreads);

/** The theme it was begun from. */
function Origin({ id }: { id: number }) {
  const { t, pick } = useText();
  const list = useRead("theme.list", {});
  const origin = list.data?.themes.find((theme) => theme.id === id);
  if (!origin) return null;
  return (
    <Section title={t.weave.outline.origin}>
      <Link to="/themes/$id" params={{ id: String(id) }} search={{}} className="small" data-testid="theme-origin">
        {origin.code} {pick(origin, "title")}
      </Link>
    </Section>
  );
}
