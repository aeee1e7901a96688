import { type PointerEvent, useDeferredValue, useState } from "react";
import type { ProjectRow, Role, Theme } from "../../api/bindings.ts";
import { useRead, useWrite } from "../../api/client.ts";
import { NO_FILTER } from "../../api/filter.ts";
import { Button, Checkbox, Dialog, Field, Select, TagChip } from "../../components/index.ts";
import { useKeys } from "../../keys/index.ts";
import { useText } from "../../text/index.ts";
import { NO_ROLE, ROLES, type RoleId, roleOf } from "./roles.ts";

const SHOWN = 60;

interface AddProjectsProps {
  theme: Theme;
  role: Role | null;
  /** A row is dragged: it is out of the way, and as it was once nothing is dragged any more. */
  away: boolean;
  onDrag: (found: ProjectRow, role: Role | null) => (e: PointerEvent) => void;
  onClose: () => void;
}

/** Finds projects by words, ticks some, joins them to the theme's end with a role; or one is dragged out onto the board. */
export function AddProjects({ theme, role, away, onDrag, onClose }: AddProjectsProps) {
  const { t, f, say } = useText();
  const [search, setSearch] = useState("");
  const [ticked, setTicked] = useState<readonly number[]>([]);
  const [as, setAs] = useState<RoleId>(role ?? NO_ROLE);
  const join = useWrite("theme.join");
  const asked = useDeferredValue(search.trim());
  const page = useRead("project.page", {
    filter: { ...NO_FILTER, text: asked },
    sort: [],
    group: null,
    offset: 0,
    limit: SHOWN,
  });
  const has = new Set(theme.threads.map((thread) => thread.project.id));
  const rows = page.data?.rows ?? [];
  const total = page.data?.total ?? 0;

  const submit = async () => {
    if (ticked.length === 0 || join.busy) return;
    const done = await join.run({ id: theme.id, selection: { these: [...ticked] }, role: roleOf(as) });
    if (done) onClose();
  };
  useKeys([
    {
      id: "add-submit",
      writes: true,
      label: t.themes.add,
      group: "theme",
      keys: ["mod+Enter"],
      listed: false,
      inFields: true,
      inDialogs: true,
      run: () => void submit(),
    },
  ]);

  if (away) return null;
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.themes.addTitle}
      width={720}
      testid="theme-add"
      lead={
        total > rows.length
          ? `${t.themes.addChosen(f.number(ticked.length))} · ${t.themes.addShown(f.number(rows.length), f.number(total))}`
          : t.themes.addChosen(f.number(ticked.length))
      }
      footer={
        <>
          <Button onPress={onClose}>{t.common.cancel}</Button>
          <Button
            writes
            look="pri"
            keys="mod+Enter"
            disabled={ticked.length === 0 || join.busy}
            {...(ticked.length === 0 ? { tip: t.themes.addWhy } : {})}
            onPress={() => void submit()}
            testid="theme-add-submit"
          >
            {ticked.length === 0 ? t.themes.addSubmitNone : t.themes.addSubmit(f.number(ticked.length))}
          </Button>
        </>
      }
    >
      <div className="add-h">
        <span className="grow">
          <Field
            value={search}
            onChange={setSearch}
            ariaLabel={t.themes.addSearch}
            placeholder={t.themes.addSearch}
            icon="search"
            clearable
            autoFocus
            testid="theme-add-search"
          />
        </span>
        <span className="add-role">
          <Select<RoleId>
            label={t.themes.addRole}
            hideLabel
            choices={[
              { id: NO_ROLE, label: t.themes.addRoleLaterFull },
              ...ROLES.map((id) => ({ id, label: say(`role.${id}`) })),
            ]}
            value={as}
            onChange={setAs}
            testid="theme-add-role"
          />
        </span>
      </div>
      <p className="faint small phrase">{t.themes.addDrag}</p>
      <ul className="add-l">
        {rows.map((row) => (
          <Candidate
            key={row.id}
            row={row}
            already={has.has(row.id)}
            checked={ticked.includes(row.id)}
            onDrag={onDrag(row, roleOf(as))}
            onChange={(on) => setTicked((was) => (on ? [...was, row.id] : was.filter((one) => one !== row.id)))}
          />
        ))}
        {page.data && rows.length === 0 && <li className="add-none">{t.themes.addNothing}</li>}
      </ul>
    </Dialog>
  );
}

interface CandidateProps {
  row: ProjectRow;
  already: boolean;
  checked: boolean;
  onDrag: (e: PointerEvent) => void;
  onChange: (on: boolean) => void;
}

function Candidate({ row, already, checked, onDrag, onChange }: CandidateProps) {
  const { t, f, pick } = useText();
  return (
    <li
      className="add-i" // Before the box for the tick, which keeps presses to itself.
      onPointerDownCapture={already ? undefined : onDrag}
      data-id={row.id}
      data-testid="theme-add-row"
    >
      <Checkbox checked={checked || already} disabled={already} onChange={onChange} testid="theme-add-check">
        <span className="col grow">
          <span className="ell" title={`${row.title_ja}\n${row.title_en}`}>
            {pick(row, "title")}
          </span>
          <span className="ell faint tiny">
            <span className="mono tiny">{row.key}</span> {row.institution} · {f.fiscalYears(row.years)}
          </span>
        </span>
        <span className="row add-t">
          {already ? (
            <span className="faint small nw">{t.themes.addAlready}</span>
          ) : (
            row.tags.slice(0, 3).map((tag) => <TagChip key={`${tag.kind}${tag.id}`} tag={tag} showMain={false} />)
          )}
        </span>
      </Checkbox>
    </li>
  );
}
