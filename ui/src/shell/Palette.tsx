import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useEffect, useId, useMemo, useRef, useState } from "react";
import { Dialog, Modal, ModalOverlay } from "react-aria-components";
import { useRead } from "../api/client.ts";
import { NO_FILTER } from "../api/filter.ts";
import { Icon, type IconName, KeyHint } from "../components/index.ts";
import { isComposing, isEnabled, useRegistry } from "../keys/index.ts";
import { holds } from "../text/fold.ts";
import { useText } from "../text/index.ts";

interface Entry {
  id: string;
  group: "screens" | "actions" | "themes" | "projects";
  icon: IconName;
  label: string;
  more?: string;
  keys?: string | undefined;
  run: () => void;
}

/** Ctrl/⌘ K: screens, actions, themes, projects, by words. */
export function Palette({ open, onClose, library }: { open: boolean; onClose: () => void; library: boolean }) {
  const { t } = useText();
  return (
    <ModalOverlay
      className="scrim top"
      isOpen={open}
      onOpenChange={(now) => !now && onClose()}
      isDismissable
      data-modal=""
    >
      <Modal className="palette">
        <Dialog aria-label={t.shell.palette} className="dialog-in" data-testid="palette">
          <Inner onClose={onClose} library={library} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Inner({ onClose, library }: { onClose: () => void; library: boolean }) {
  const { t, pick, f } = useText();
  const navigate = useNavigate();
  const commands = useRegistry();
  const [words, setWords] = useState("");
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const asked = words.trim();
  const themes = useRead("theme.list", {}, { enabled: library });
  const found = useRead(
    "project.page",
    {
      filter: { ...NO_FILTER, text: asked },
      sort: [],
      group: null,
      offset: 0,
      limit: 8,
    },
    { enabled: library && asked !== "" },
  );

  const entries = useMemo(() => {
    const fits = (...texts: string[]) => holds(texts, asked);
    const made: Entry[] = [];
    const seen = new Set<string>();
    for (const c of [...commands].reverse()) {
      if (!c.palette || !isEnabled(c) || seen.has(c.id) || !fits(c.label)) continue;
      seen.add(c.id);
      made.unshift({
        id: c.id,
        group: c.group === "go" ? "screens" : "actions",
        icon: c.icon ?? "arrow",
        label: c.label,
        keys: c.keys?.[0],
        run: () => void c.run(),
      });
    }
    made.sort((a, b) => Number(a.group === "actions") - Number(b.group === "actions"));
    for (const theme of themes.data?.themes ?? []) {
      if (!fits(theme.code, theme.title_ja, theme.title_en)) continue;
      made.push({
        id: `theme-${theme.id}`,
        group: "themes",
        icon: "weave",
        label: pick(theme, "title"),
        more: theme.code,
        run: () => void navigate({ to: "/themes/$id", params: { id: String(theme.id) } }),
      });
    }
    if (asked !== "" && library) {
      for (const row of found.data?.rows ?? []) {
        made.push({
          id: `project-${row.id}`,
          group: "projects",
          icon: "document",
          label: pick(row, "title"),
          more: row.key,
          run: () => void navigate({ to: "/projects", search: { q: asked, open: row.id } }),
        });
      }
    }
    return made;
  }, [asked, commands, themes.data, found.data, library, navigate, pick]);

  const chosen = Math.min(at, entries.length - 1);
  useEffect(() => {
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  });
  const run = (entry: Entry | undefined) => {
    if (!entry) return;
    onClose();
    entry.run();
  };

  const heads = {
    screens: t.shell.paletteScreens,
    actions: t.shell.paletteActions,
    themes: t.shell.paletteThemes,
    projects: t.shell.paletteProjects,
  };
  return (
    <>
      <div className="q">
        <Icon name="search" />
        <input
          // biome-ignore lint/a11y/noAutofocus: the palette is opened in order to type into it
          autoFocus
          value={words}
          placeholder={t.shell.palettePlaceholder}
          aria-label={t.shell.palettePlaceholder}
          role="combobox"
          aria-expanded
          aria-controls={`${id}-list`}
          aria-activedescendant={entries[chosen] ? `${id}-${entries[chosen].id}` : undefined}
          spellCheck={false}
          autoComplete="off"
          data-testid="palette-input"
          onChange={(e) => {
            setWords(e.target.value);
            setAt(0);
          }}
          onKeyDown={(e) => {
            if (isComposing(e)) return;
            if (e.key === "ArrowDown" || e.key === "ArrowUp") {
              e.preventDefault();
              const step = e.key === "ArrowDown" ? 1 : -1;
              setAt((chosen + step + entries.length) % Math.max(1, entries.length));
            } else if (e.key === "Enter") {
              e.preventDefault();
              run(entries[chosen]);
            }
          }}
        />
        {asked !== "" && found.data && (
          <span className="cnt">{t.common.projects(f.number(found.data.total), found.data.total)}</span>
        )}
      </div>
      <div className="palette-list" id={`${id}-list`} role="listbox" aria-label={t.shell.palette} ref={list}>
        {entries.map((entry, i) => (
          <PaletteGroup key={entry.id} head={entries[i - 1]?.group === entry.group ? null : heads[entry.group]}>
            <div
              id={`${id}-${entry.id}`}
              role="option"
              tabIndex={-1}
              aria-selected={i === chosen}
              className="palette-i"
              title={entry.label}
              data-testid={`palette-${entry.id}`}
              onMouseMove={() => setAt(i)}
              onClick={() => run(entry)}
              onKeyDown={() => {}}
            >
              <Icon name={entry.icon} />
              <span className="ell">{entry.label}</span>
              {entry.more && <span className="w">{entry.more}</span>}
              {entry.keys && (
                <span className="k">
                  <KeyHint keys={entry.keys} />
                </span>
              )}
            </div>
          </PaletteGroup>
        ))}
        {entries.length === 0 && <p className="palette-none">{t.shell.paletteNothing(asked)}</p>}
      </div>
      <footer>
        <KeyHint keys={["ArrowUp", "ArrowDown"]}>
          <span>{t.shell.paletteMove}</span>
        </KeyHint>
        <KeyHint keys="Enter">
          <span>{t.shell.paletteRun}</span>
        </KeyHint>
        <span className="grow" />
        <span>{t.shell.paletteComposing}</span>
        <KeyHint keys="Escape">
          <span>{t.shell.paletteClose}</span>
        </KeyHint>
      </footer>
    </>
  );
}

function PaletteGroup({ head, children }: { head: string | null; children: ReactNode }) {
  return (
    <>
      {head && <h4>{head}</h4>}
      {children}
    </>
  );
}
