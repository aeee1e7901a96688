import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { Claim, Theme } from "../../../api/bindings.ts";
import { useRead, useWrite } from "../../../api/client.ts";
import { useWritable } from "../../../api/writable.ts";
import { Button, EmptyState, Icon, Loading, Note } from "../../../components/index.ts";
import { isComposing, useKeys, useScreenHints } from "../../../keys/index.ts";
import { useText } from "../../../text/index.ts";
import { ClaimDialog } from "./ClaimDialog.tsx";
import { saidOf } from "./form.ts";
import { ClaimState, Source } from "./Source.tsx";
import { useAssets } from "./useAssets.ts";
import "./claims.css";

/** The claim whose source was opened last, by theme: coming back one goes on there. */
const left = new Map<number, number>();

/** Before the claims are shown: which of them is stood on. */
export function leaveAt(theme: number, claim: number | undefined) {
  if (claim !== undefined) left.set(theme, claim);
}

/** What a theme says, and what each of it rests on. */
export function ClaimsTab({ theme }: { theme: Theme }) {
  const { t, f, say } = useText();
  const words = t.themeparts.claims;
  const writable = useWritable();
  const read = useRead("theme.claims", { id: theme.id }, { keep: false });
  const save = useWrite("theme.claim_save");
  const remove = useWrite("theme.claim_remove");
  const assets = useAssets(theme.id);
  const [open, setOpen] = useState<{ claim: Claim | null } | null>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const adding = useRef<HTMLButtonElement>(null);
  const claims = read.data?.claims ?? [];

  const rowOf = (id: number) => body.current?.querySelector<HTMLElement>(`[data-id="${id}"]`);
  const focus = (id: number | undefined) => {
    if (id === undefined) return;
    const row = rowOf(id);
    row?.querySelector<HTMLElement>("[data-claim]")?.focus();
    row?.scrollIntoView?.({ block: "nearest" });
  };
  const at = () => claims.findIndex((claim) => rowOf(claim.id)?.contains(document.activeElement) === true);
  const walk = (by: 1 | -1) => {
    const now = at();
    focus((now < 0 ? claims[by > 0 ? 0 : claims.length - 1] : claims[now + by])?.id);
  };
  const move = async (index: number, by: 1 | -1) => {
    const claim = claims[index];
    const to = index + by;
    if (!claim || to < 0 || to >= claims.length || save.busy) return;
    await save.run({ id: claim.id, theme: theme.id, fields: saidOf(claim), position: to });
    // Moving the row takes the focus away; the keys must go on working.
    requestAnimationFrame(() => focus(claim.id));
  };
  const drop = async (claim: Claim) => {
    const index = claims.indexOf(claim);
    const next = claims[index + 1] ?? claims[index - 1];
    await remove.run({ id: claim.id });
    requestAnimationFrame(() => (next ? focus(next.id) : adding.current?.focus()));
  };

  const ready = read.data !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the claims are there
  useEffect(() => {
    const last = left.get(theme.id);
    if (!ready || last === undefined) return;
    left.delete(theme.id);
    focus(last);
  }, [ready, theme.id]);

  const empty = claims.length === 0;
  useKeys([
    {
      id: "claim-add",
      label: words.keyAdd,
      group: "theme",
      keys: ["KeyN"],
      icon: "plus",
      palette: true,
      writes: true,
      run: () => setOpen({ claim: null }),
    },
    { id: "claim-next", label: words.keyNext, group: "theme", keys: ["KeyJ"], enabled: !empty, run: () => walk(1) },
    {
      id: "claim-previous",
      label: words.keyPrevious,
      group: "theme",
      keys: ["KeyK"],
      enabled: !empty,
      run: () => walk(-1),
    },
  ]);

  useScreenHints(
    empty
      ? [{ keys: "KeyN", label: words.keyAdd }]
      : [
          { keys: ["KeyJ", "KeyK"], label: words.keyWalk },
          { keys: "Enter", label: words.keyOpen },
          { keys: ["alt+ArrowUp", "ArrowDown"], label: words.keyMove },
          { keys: "KeyN", label: words.keyAdd },
        ],
  );

  if (read.error)
    return (
      <div className="tcl-note">
        <Note tone="bad">{say(`problem.${read.error.code}`, read.error.params)}</Note>
      </div>
    );
  if (!read.data) return <Loading rows={6} />;
  const add = (
    <Button
      writes
      look={empty ? "pri" : undefined}
      icon="plus"
      keys="KeyN"
      onPress={() => setOpen({ claim: null })}
      testid="claim-add"
      ref={adding}
    >
      {words.add}
    </Button>
  );
  return (
    <section className="tcl" aria-label={words.title} data-testid="claims">
      {empty ? (
        <EmptyState icon="link" title={words.emptyTitle} actions={add} testid="claims-empty">
          {words.emptyBody}
        </EmptyState>
      ) : (
        <>
          <div className="tcl-h">{add}</div>
          <table className="tcl-table">
            <thead className="heads">
              <tr>
                <th scope="col">{words.state}</th>
                <th scope="col">{words.claim}</th>
                <th scope="col">{words.supports}</th>
                <th scope="col">{words.restsOn}</th>
                <th scope="col">
                  <span className="vh">{words.actions}</span>
                </th>
              </tr>
            </thead>
            <tbody ref={body}>
              {claims.map((claim, i) => (
                <tr
                  key={claim.id}
                  data-testid="claim"
                  data-id={claim.id}
                  data-stale={claim.stale || undefined}
                  onKeyDownCapture={(e: KeyboardEvent) => {
                    if (!writable || !e.altKey || isComposing(e)) return;
                    if (e.key !== "ArrowUp" && e.key !== "ArrowDown") return;
                    e.preventDefault();
                    e.stopPropagation();
                    void move(i, e.key === "ArrowUp" ? -1 : 1);
                  }}
                >
                  <td>
                    <ClaimState state={claim.state} />
                  </td>
                  <td>
                    <Said claim={claim} label={words.editOf(f.number(i + 1))} onOpen={() => setOpen({ claim })} />
                  </td>
                  <td className="small">{claim.need ? say(`need.${claim.need}`) : words.whole}</td>
                  <td>
                    <Source
                      claim={claim}
                      theme={theme.id}
                      assets={assets.byId}
                      onLeave={() => leaveAt(theme.id, claim.id)}
                      onRepair={() => setOpen({ claim })}
                    />
                  </td>
                  <td>
                    <span className="tcl-a">
                      <Button
                        writes
                        size="sm"
                        look="ghost"
                        icon="up"
                        label={words.up}
                        disabled={i === 0}
                        onPress={() => void move(i, -1)}
                        testid="claim-up"
                      />
                      <Button
                        writes
                        size="sm"
                        look="ghost"
                        icon="down"
                        label={words.down}
                        disabled={i === claims.length - 1}
                        onPress={() => void move(i, 1)}
                        testid="claim-down"
                      />
                      <Button
                        writes
                        size="sm"
                        look="ghost"
                        icon="close"
                        label={words.remove}
                        disabled={remove.busy}
                        onPress={() => void drop(claim)}
                        testid="claim-remove"
                      />
                    </span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      {open && <ClaimDialog theme={theme} own={open.claim} onClose={() => setOpen(null)} />}
    </section>
  );
}

/** The statement in the language in use, the other one below it; pressed it is changed. */
function Said({ claim, label, onOpen }: { claim: Claim; label: string; onOpen: () => void }) {
  const { lang, pick, t } = useText();
  const writable = useWritable();
  const other = lang === "ja" ? claim.text_en : claim.text_ja;
  const shown = pick(claim, "text");
  return (
    <button
      type="button"
      className="tcl-said"
      aria-disabled={!writable || undefined}
      title={writable ? label : t.keep.readOnly.why}
      onClick={() => writable && onOpen()}
      data-claim=""
      data-testid="claim-open"
    >
      <span className="phrase">{shown}</span>
      {other !== "" && other !== shown && (
        <span className="small faint" lang={lang === "ja" ? "en" : "ja"}>
          {other}
        </span>
      )}
      <Icon name="edit" size="s" />
    </button>
  );
}
