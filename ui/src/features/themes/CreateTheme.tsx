import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import type { Actions } from "../../actions/index.ts";
import type { Kind, ProjectRow, TagChip } from "../../api/bindings.ts";
import { read, useRead, useWrite } from "../../api/client.ts";
import { Button, Dialog, Field, Note, Select } from "../../components/index.ts";
import { useKeys } from "../../keys/index.ts";
import { useText } from "../../text/index.ts";
import { KINDS, mostCommon } from "./concepts.ts";
import { NO_ROLE, ROLES, type RoleId, roleOf } from "./roles.ts";
import { TripleBoxes } from "./TripleBoxes.tsx";

/** Projects whose roles can be set while creating; the rest is done in the theme. */
const LISTED = 40;

type Triple = Record<Kind, TagChip | null>;
const NONE: Triple = { target: null, modality: null, indication: null };

/** The dialog for a new theme, with the chosen projects already in it, and with roles and a triple where a proposal
 *  gave them. */
export function CreateTheme({
  projects,
  roles: given,
  triple: proposedTriple,
  onClose,
}: Actions["theme.create"] & { onClose: () => void }) {
  const { t, f, say, pick } = useText();
  const navigate = useNavigate();
  const list = useRead("theme.list", {});
  const rows = useQuery<ProjectRow[]>({
    queryKey: ["theme-create", projects],
    queryFn: () => Promise.all(projects.slice(0, LISTED).map(async (id) => (await read("project.detail", { id })).row)),
    staleTime: 0,
    gcTime: 0,
  });
  const [code, setCode] = useState<string | null>(null);
  const [titleJa, setTitleJa] = useState("");
  const [titleEn, setTitleEn] = useState("");
  const [triple, setTriple] = useState<Triple>(proposedTriple ?? NONE);
  const [proposed, setProposed] = useState(false);
  const [roles, setRoles] = useState<Record<number, RoleId>>({ ...given });
  const create = useWrite("theme.create", { ownRefusals: true });
  const problem = create.problem?.code === "fault" ? null : create.problem;

  // Proposed once, and never over what was chosen meanwhile.
  const touched = useRef(proposedTriple !== undefined);
  useEffect(() => {
    if (!rows.data || touched.current) return;
    touched.current = true;
    const tags = rows.data.map((row) => row.tags);
    const found: Triple = {
      target: mostCommon(tags, "target"),
      modality: mostCommon(tags, "modality"),
      indication: mostCommon(tags, "indication"),
    };
    setTriple(found);
    setProposed(KINDS.some((kind) => found[kind] !== null));
  }, [rows.data]);

  const named = titleJa.trim() !== "";
  const submit = async () => {
    if (!named || create.busy) return;
    const done = await create.run({
      fields: {
        ...(code?.trim() ? { code: code.trim() } : {}),
        title_ja: titleJa.trim(),
        ...(titleEn.trim() ? { title_en: titleEn.trim() } : {}),
        ...Object.fromEntries(KINDS.flatMap((kind) => (triple[kind] ? [[kind, triple[kind].id]] : []))),
        classes: {},
      },
      threads: projects.map((project) => ({ project, role: roleOf(roles[project] ?? NO_ROLE), note: "" })),
    });
    if (!done) return;
    onClose();
    if (done.created !== null) await navigate({ to: "/themes/$id", params: { id: String(done.created) } });
  };
  useKeys([
    {
      id: "theme-create-submit",
      writes: true,
      label: t.themes.createSubmit,
      group: "theme",
      keys: ["mod+Enter"],
      listed: false,
      inFields: true,
      inDialogs: true,
      run: () => void submit(),
    },
  ]);

  return (
    <Dialog
      open
      onClose={onClose}
      title={t.themes.createTitle}
      width={760}
      testid="theme-create"
      lead={
        projects.length > 0 ? t.themes.createLead(f.number(projects.length), projects.length) : t.themes.createEmpty
      }
      footer={
        <>
          <Button onPress={onClose}>{t.common.cancel}</Button>
          <Button
            writes
            look="pri"
            keys="mod+Enter"
            disabled={!named || create.busy}
            {...(named ? {} : { tip: t.themes.createWhy })}
            onPress={() => void submit()}
            testid="theme-create-submit"
          >
            {t.themes.createSubmit}
          </Button>
        </>
      }
    >
      {problem && (
        <Note tone="bad" testid="theme-create-problem">
          {say(`problem.${problem.code}`, problem.params as Record<string, string>)}
        </Note>
      )}
      <div className="create-names">
        <Field
          label={t.themes.titleJa}
          value={titleJa}
          onChange={setTitleJa}
          required
          autoFocus
          lang="ja"
          maxLength={200}
          testid="theme-title-ja"
        />
        <Field
          label={t.themes.code}
          value={code ?? list.data?.next_code ?? ""}
          onChange={setCode}
          maxLength={40}
          testid="theme-code"
        />
      </div>
      <Field
        label={t.themes.titleEn}
        value={titleEn}
        onChange={setTitleEn}
        lang="en"
        maxLength={200}
        testid="theme-title-en"
      />
      <div>
        <TripleBoxes
          value={triple}
          onChoose={(kind, chosen) => {
            touched.current = true;
            setTriple((was) => ({ ...was, [kind]: chosen }));
          }}
        />
        {proposed && <p className="faint small phrase create-hint">{t.themes.createPrefilled}</p>}
        {proposedTriple && <p className="faint small phrase create-hint">{t.pipeline.proposals.madeOf}</p>}
      </div>
      {projects.length > 0 && (
        <section>
          <h3 className="small">{t.themes.createRoles}</h3>
          <ol className="create-l">
            {(rows.data ?? []).map((row, i) => (
              <li key={row.id} className="create-i">
                <span className="num faint">{f.number(i + 1)}</span>
                <span className="col">
                  <span className="ell" title={`${row.title_ja}\n${row.title_en}`}>
                    {pick(row, "title")}
                  </span>
                  <span className="ell faint tiny">
                    <span className="mono tiny">{row.key}</span> {row.institution}
                  </span>
                </span>
                <Select<RoleId>
                  label={t.themes.roleOf(f.number(i + 1))}
                  hideLabel
                  size="sm"
                  choices={[
                    ...ROLES.map((id) => ({ id, label: say(`role.${id}`) })),
                    { id: NO_ROLE, label: t.themes.addRoleLater },
                  ]}
                  value={roles[row.id] ?? NO_ROLE}
                  onChange={(id) => setRoles((was) => ({ ...was, [row.id]: id }))}
                  testid="theme-create-role"
                />
              </li>
            ))}
          </ol>
          {projects.length > LISTED && (
            <p className="faint small phrase">{t.themes.createMore(f.number(projects.length - LISTED))}</p>
          )}
        </section>
      )}
    </Dialog>
  );
}
