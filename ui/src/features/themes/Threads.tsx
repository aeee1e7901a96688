import { Link } from "@tanstack/react-router";
import type { KeyboardEvent, ReactNode } from "react";
import type { Role, Theme, Thread } from "../../api/bindings.ts";
import { useWrite } from "../../api/client.ts";
import { useWritable } from "../../api/writable.ts";
import { Button, EmptyState, Select } from "../../components/index.ts";
import { isComposing } from "../../keys/index.ts";
import { useText } from "../../text/index.ts";
import { NO_ROLE, ROLES, type RoleId, roleOf } from "./roles.ts";
import { SavedField } from "./SavedField.tsx";

/** The projects of a theme in their order, each with its role and a note. */
export function Threads({ theme, onAdd, end }: { theme: Theme; onAdd: () => void; end: ReactNode }) {
  const { t, f } = useText();
  const edit = useWrite("theme.thread_edit");
  const takeOut = useWrite("theme.thread_remove");
  const { id, threads } = theme;

  const move = async (at: number, step: 1 | -1) => {
    const thread = threads[at];
    const to = at + step;
    if (!thread || to < 0 || to >= threads.length || edit.busy) return;
    const held = document.activeElement;
    await edit.run({ id, project: thread.project.id, position: to });
    // Moving the row takes the focus away; the keys must go on working.
    requestAnimationFrame(() => {
      if (!(held instanceof HTMLElement) || !held.isConnected) return;
      const usable = !held.matches(":disabled, [data-disabled]");
      (usable ? held : held.closest("li")?.querySelector("a"))?.focus();
    });
  };

  return (
    <section className="threads" aria-label={t.themes.threads}>
      <div className="threads-h">
        <h2>{t.themes.threads}</h2>
        <span className="faint small">{f.number(threads.length)}</span>
        <span className="grow" />
        {end}
        <Button writes size="sm" icon="plus" keys="KeyA" onPress={onAdd} testid="thread-add">
          {t.themes.add}
        </Button>
      </div>
      {threads.length === 0 ? (
        <EmptyState icon="projects" title={t.themes.noThreadsTitle}>
          {t.themes.noThreadsBody}
        </EmptyState>
      ) : (
        <ol>
          {threads.map((thread, i) => (
            <Row
              key={thread.project.id}
              thread={thread}
              at={i}
              last={i === threads.length - 1}
              onMove={(step) => void move(i, step)}
              onRole={(role) => void edit.run({ id, project: thread.project.id, role })}
              onNote={async (note) => (await edit.run({ id, project: thread.project.id, note })) !== undefined}
              onRemove={() => void takeOut.run({ id, project: thread.project.id })}
            />
          ))}
        </ol>
      )}
    </section>
  );
}

interface RowProps {
  thread: Thread;
  at: number;
  last: boolean;
  onMove: (step: 1 | -1) => void;
  onRole: (role: Role | null) => void;
  onNote: (note: string) => Promise<boolean>;
  onRemove: () => void;
}

function Row({ thread, at, last, onMove, onRole, onNote, onRemove }: RowProps) {
  const { t, f, say, pick } = useText();
  const writable = useWritable();
  const { project } = thread;
  const n = f.number(at + 1);
  const title = pick(project, "title");
  return (
    <li
      className="thread"
      data-testid="thread-row"
      data-id={project.id}
      onKeyDownCapture={(e: KeyboardEvent) => {
        if (!writable || !e.altKey || isComposing(e) || (e.key !== "ArrowUp" && e.key !== "ArrowDown")) return;
        e.preventDefault();
        e.stopPropagation();
        onMove(e.key === "ArrowUp" ? -1 : 1);
      }}
    >
      <span className="num faint">{n}</span>
      <span className="col">
        <Link
          to="/projects"
          search={{ open: project.id }}
          className="ell thread-title"
          title={`${project.title_ja}\n${project.title_en}`}
        >
          {title}
        </Link>
        <span className="ell faint tiny">
          <span className="mono tiny">{project.key}</span> {project.institution} · {f.fiscalYears(project.years)}
        </span>
      </span>
      <Select<RoleId>
        writes
        label={t.themes.roleOf(n)}
        hideLabel
        size="sm"
        choices={[
          ...ROLES.map((id) => ({ id, label: say(`role.${id}`) })),
          { id: NO_ROLE, label: t.themes.addRoleLater },
        ]}
        value={thread.role}
        placeholder={t.themes.noRole}
        onChange={(id) => roleOf(id) !== thread.role && onRole(roleOf(id))}
        testid="thread-role"
      />
      <SavedField
        saved={thread.note}
        save={(text) => onNote(text.trim())}
        ariaLabel={t.themes.noteOf(n)}
        placeholder={t.themes.notePlaceholder}
        size="sm"
        maxLength={400}
        className="in-place"
        testid="thread-note"
      />
      <span className="thread-a">
        <Button
          writes
          size="sm"
          look="ghost"
          icon="up"
          label={t.themes.up}
          disabled={at === 0}
          onPress={() => onMove(-1)}
          testid="thread-up"
        />
        <Button
          writes
          size="sm"
          look="ghost"
          icon="down"
          label={t.themes.down}
          disabled={last}
          onPress={() => onMove(1)}
          testid="thread-down"
        />
        <Button
          writes
          size="sm"
          look="ghost"
          icon="close"
          label={t.themes.removeThread}
          onPress={onRemove}
          testid="thread-remove"
        />
      </span>
    </li>
  );
}
