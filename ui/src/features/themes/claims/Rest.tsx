import type { ReactNode } from "react";
import type { Theme } from "../../../api/bindings.ts";
import { useRead } from "../../../api/client.ts";
import {
  Field,
  Loading,
  Note,
  type PickedProject,
  ProjectPicker,
  Select,
  TextArea,
} from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import type { Form, Wrong } from "./form.ts";
import { PickSentence } from "./PickSentence.tsx";
import type { useAssets } from "./useAssets.ts";

const ANOTHER = "another";

interface RestProps {
  theme: Theme;
  form: Form;
  put: (patch: Partial<Form>) => void;
  said: (wrong: Wrong) => string | undefined;
  assets: ReturnType<typeof useAssets>;
}

/** What a claim rests on: by its kind, the project, the sentence, the asset, the row … */
export function Rest(props: RestProps) {
  const { t } = useText();
  const { form, put, said } = props;
  const words = t.themeparts.claims;
  const source = (label: string, hint: string, wrong: Wrong) => (
    <Field
      writes
      required
      label={label}
      hint={hint}
      value={form.source}
      onChange={(text) => put({ source: text })}
      error={said(wrong)}
      maxLength={2000}
      testid="claim-source"
    />
  );
  const quote = (
    <TextArea
      writes
      label={words.quote}
      hint={words.quoteHint}
      rows={2}
      value={form.quote}
      onChange={(text) => put({ quote: text })}
      maxLength={2000}
      testid="claim-quote-text"
    />
  );
  switch (form.on) {
    case "asset":
      return <OfAssets {...props} />;
    case "extra":
      return <OfExtras {...props} />;
    case "literature":
      return (
        <>
          {source(words.citation, words.citationHint, "source")}
          {quote}
        </>
      );
    case "word":
      return (
        <>
          {source(words.whose, words.whoseHint, "whose")}
          {quote}
        </>
      );
    case "vote":
      return (
        <>
          <Project {...props} />
          <OfRounds {...props} />
        </>
      );
    case "row":
      return (
        <>
          <Project {...props} />
          {form.project !== null && <OfRows {...props} project={form.project} />}
        </>
      );
    default:
      return (
        <>
          <Project {...props} />
          {form.project !== null && <Sentences {...props} project={form.project} />}
        </>
      );
  }
}

/** One of the theme's projects, or any other. */
function Project({ theme, form, put, said }: RestProps) {
  const { t, pick } = useText();
  const words = t.themeparts.claims;
  const own = theme.threads.map(({ project }) => project);
  const within = own.some((project) => project.id === form.project);
  const beyond = form.project !== null && !within;
  const shown = useRead("project.detail", { id: form.project ?? 0 }, { enabled: beyond, keep: false }).data?.row;
  // Another project: what was chosen of the former says nothing of it.
  const choose = (project: number | null) => put({ project, field: "", quote: "", row: null });
  const picked: PickedProject | null =
    beyond && form.project !== null
      ? { id: form.project, key: shown?.key ?? `#${form.project}`, title: shown ? pick(shown, "title") : "" }
      : null;
  return (
    <>
      {own.length > 0 && (
        <Select<string>
          writes
          label={words.project}
          choices={[
            ...own.map((project) => ({
              id: String(project.id),
              label: pick(project, "title") || project.key,
              hint: project.key,
              group: words.fromThreads,
            })),
            { id: ANOTHER, label: words.another },
          ]}
          value={form.project === null ? null : within ? String(form.project) : ANOTHER}
          onChange={(id) => choose(id === ANOTHER ? -1 : Number(id))}
          hint={form.project === null ? said("project") : undefined}
          testid="claim-project"
        />
      )}
      {(own.length === 0 || beyond) && (
        <ProjectPicker
          label={words.findProject}
          value={picked && picked.id > 0 ? picked : null}
          onChange={(project) => choose(project ? project.id : -1)}
          error={said("project")}
          testid="claim-project-pick"
        />
      )}
    </>
  );
}

function Sentences({ form, put, said, project }: RestProps & { project: number }) {
  const { say } = useText();
  const read = useRead("project.detail", { id: project }, { enabled: project > 0, keep: false });
  if (project <= 0) return null;
  if (read.error) return <Note tone="bad">{say(`problem.${read.error.code}`, read.error.params)}</Note>;
  if (!read.data) return <Loading rows={3} />;
  return (
    <PickSentence
      detail={read.data}
      field={form.field}
      quote={form.quote}
      onPick={(field, quote) => put({ field, quote })}
      error={said("quote")}
    />
  );
}

function OfRows({ form, put, said, project }: RestProps & { project: number }) {
  const { t, f, say } = useText();
  const words = t.themeparts.claims;
  const read = useRead("project.detail", { id: project }, { enabled: project > 0, keep: false });
  if (project <= 0) return null;
  if (read.error) return <Note tone="bad">{say(`problem.${read.error.code}`, read.error.params)}</Note>;
  if (!read.data) return <Loading rows={2} />;
  const rows = new Map(
    read.data.years.flatMap((year) => [year.source, ...year.earlier]).map((row) => [row.id, row] as const),
  );
  return (
    <Choice
      label={words.row}
      none={words.noRows}
      choices={[...rows.values()].map((row) => ({
        id: String(row.id),
        label: words.rowPlace(row.file, row.sheet ?? "", f.number(row.row)),
      }))}
      value={form.row}
      onChange={(row) => put({ row })}
      error={said("row")}
      testid="claim-row"
    />
  );
}

function OfRounds({ form, put, said }: RestProps) {
  const { t } = useText();
  const words = t.themeparts.claims;
  const read = useRead("round.list", {});
  if (!read.data) return <Loading rows={2} />;
  const rounds = read.data.rounds.filter((round) => round.kind === "votes");
  return (
    <Choice
      label={words.round}
      none={words.noRounds}
      choices={rounds.map((round) => ({ id: String(round.id), label: round.name }))}
      value={form.round}
      onChange={(round) => put({ round })}
      error={said("round")}
      testid="claim-round"
    />
  );
}

function OfAssets({ form, put, said, assets }: RestProps) {
  const { t, say, pick } = useText();
  const words = t.themeparts.claims;
  const chosen = form.asset === null ? undefined : assets.byId.get(form.asset);
  return (
    <>
      <Choice
        label={words.asset}
        none={words.noAssets}
        choices={assets.own.map(({ asset, of }) => ({
          id: String(asset.id),
          label: asset.label || say(`asset-kind.${asset.kind}`),
          hint: say(`step.${asset.step}`),
          group: pick(of, "title"),
        }))}
        value={form.asset}
        // The sentence that speaks for the asset speaks for the claim.
        onChange={(asset) => put({ asset, quote: assets.byId.get(asset)?.sentence ?? "" })}
        error={said("asset")}
        testid="claim-asset"
      />
      {chosen?.sentence && <p className="quote selectable">{chosen.sentence}</p>}
    </>
  );
}

function OfExtras({ form, put, said, assets }: RestProps) {
  const { t, say, pick } = useText();
  const words = t.themeparts.claims;
  return (
    <Choice
      label={words.extra}
      none={words.noExtras}
      choices={assets.extras.map((extra) => ({
        id: String(extra.id),
        label: pick(extra, "title"),
        hint: say(`extra-kind.${extra.kind}`),
      }))}
      value={form.extra}
      onChange={(extra) => put({ extra })}
      error={said("extra")}
      testid="claim-extra"
    />
  );
}

/** One of those there are, by id; where there is none, how to get one. */
function Choice(props: {
  label: string;
  none: string;
  choices: readonly { id: string; label: string; hint?: string; group?: string }[];
  value: number | null;
  onChange: (id: number) => void;
  error: ReactNode;
  testid: string;
}) {
  const { label, none, choices, value, onChange, error, testid } = props;
  if (choices.length === 0) return <Note>{none}</Note>;
  return (
    <Select<string>
      writes
      label={label}
      choices={choices}
      value={value === null ? null : String(value)}
      onChange={(id) => onChange(Number(id))}
      hint={error}
      testid={testid}
    />
  );
}
