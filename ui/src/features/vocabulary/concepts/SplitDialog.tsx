import { useMemo, useState } from "react";
import type { Concept, Effect, Use } from "../../../api/bindings.ts";
import { useRead, useWrite } from "../../../api/client.ts";
import { Badge, Button, Checkbox, Dialog, Loading, Segmented } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { ownId } from "../concept.ts";
import { ConceptField, EffectLines, Failed, Refused } from "../parts.tsx";
import { asked, isNamed, NewConceptFields, useDraftConcept } from "./NewConcept.tsx";
import { Pages } from "./Pages.tsx";

const PAGE = 100;
type Where = "known" | "new";

/** Brings the tags of the ticked projects to another concept, known or new. What that changes is said before. */
export function SplitDialog({ concept, onClose }: { concept: Concept; onClose: () => void }) {
  const { t, f, pick } = useText();
  const say = t.vocabulary.split;
  const { kind, id: from } = concept;
  const [offset, setOffset] = useState(0);
  const read = useRead("concept.uses", { kind, id: from, offset, limit: PAGE });
  const uses = read.data?.uses ?? [];
  const total = read.data?.total ?? 0;
  // The ticked ones, over all pages, in the order they were ticked.
  const [ticked, setTicked] = useState<ReadonlyMap<number, Use>>(new Map());
  const [where, setWhere] = useState<Where>("known");
  const [known, setKnown] = useState<Concept | null>(null);
  const [draft, setDraft] = useDraftConcept();
  // Made for this, but its tags could not be brought to it: it is not made a second time.
  const [made, setMade] = useState<string | null>(null);
  const add = useWrite("concept.add", { ownRefusals: true, quiet: true });
  const move = useWrite("concept.move", { ownRefusals: true });
  const busy = add.busy || move.busy;

  const ids = useMemo(() => [...ticked.keys()], [ticked]);
  // Not while it is done: what it did must not be asked about once more.
  const asks = where === "known" && known !== null && ids.length > 0 && !busy;
  const told = useRead(
    "concept.effect",
    { kind, from, to: known?.id ?? "", projects: { these: ids } },
    { enabled: asks, keep: false },
  );
  // A concept that does not exist yet meets nothing: no project has it or was denied it.
  const fresh: Effect = {
    projects: ids.length,
    both: 0,
    turned_down: 0,
    proposed: [...ticked.values()].filter((use) => use.proposed).length,
    themes: 0,
  };
  const named = where === "known" ? known !== null : isNamed(draft);
  const effect = ids.length === 0 || !named ? undefined : where === "new" ? fresh : told.data;
  const name = where === "known" ? known && pick(known, "label") : draft.ja.trim() || draft.en.trim();
  const ready = effect !== undefined && !busy;
  const why = ids.length === 0 ? say.whyNone : named ? undefined : say.whyWhere;

  const tick = (some: readonly Use[], on: boolean) =>
    setTicked((was) => {
      const next = new Map(was);
      for (const use of some) {
        if (on) next.set(use.project.id, use);
        else next.delete(use.project.id);
      }
      return next;
    });
  const submit = async () => {
    if (!ready) return;
    let to = where === "known" ? known?.id : (made ?? undefined);
    if (where === "new" && to === undefined) {
      const done = await add.run(asked(kind, draft));
      if (!done || done.created === null) return;
      to = ownId(done.created);
      setMade(to);
    }
    if (to === undefined) return;
    if (await move.run({ kind, from, to, projects: { these: ids } })) onClose();
  };
  const here = uses.filter((use) => ticked.has(use.project.id)).length;
  return (
    <Dialog
      open
      onClose={onClose}
      title={say.title(pick(concept, "label"))}
      width={960}
      testid="split-dialog"
      lead={<span data-testid="split-count">{say.count(f.number(ids.length), f.number(total))}</span>}
      footer={
        <>
          <Button onPress={onClose} testid="split-cancel">
            {t.common.cancel}
          </Button>
          <Button
            writes
            look="pri"
            disabled={!ready}
            {...(why === undefined ? {} : { tip: why })}
            onPress={() => void submit()}
            testid="split-submit"
          >
            {say.submit(f.number(ids.length))}
          </Button>
        </>
      }
    >
      <div className="vocab-split">
        <section className="col">
          <h3>{say.which}</h3>
          <div className="vocab-table vocab-split-t" aria-busy={read.isPlaceholderData}>
            {read.error ? (
              <Failed problem={read.error} onRetry={() => void read.refetch()} />
            ) : !read.data ? (
              <Loading rows={6} />
            ) : (
              <table aria-label={say.which}>
                <thead className="heads">
                  <tr>
                    <th className="vocab-tick">
                      <Checkbox
                        checked={here === 0 ? false : here === uses.length ? true : "mixed"}
                        onChange={(on) => tick(uses, on)}
                        label={say.all}
                        testid="split-all"
                      />
                    </th>
                    <th>{say.project}</th>
                    <th>{say.evidence}</th>
                  </tr>
                </thead>
                <tbody>
                  {uses.map((use) => (
                    <tr key={use.project.id} data-testid="split-use" data-project={use.project.id}>
                      <td className="vocab-tick">
                        <Checkbox
                          checked={ticked.has(use.project.id)}
                          onChange={(on) => tick([use], on)}
                          label={pick(use.project, "title") || use.project.key}
                          testid="split-tick"
                        />
                      </td>
                      <td>
                        <span className="vocab-clamp" title={`${use.project.title_ja}\n${use.project.title_en}`}>
                          {pick(use.project, "title") || use.project.key}
                        </span>
                        {use.proposed && <Badge title={t.common.unconfirmedTitle}>{t.common.unconfirmed}</Badge>}
                      </td>
                      <td className="mute small">
                        <span className="vocab-clamp" title={use.evidence}>
                          {use.evidence || <span className="faint">{say.noEvidence}</span>}
                        </span>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </div>
          <Pages offset={offset} page={PAGE} total={total} onOffset={setOffset} testid="split" />
        </section>
        <section className="col vocab-split-to">
          <h3>{say.where}</h3>
          <Segmented<Where>
            size="sm"
            label={say.where}
            choices={[
              { id: "known", label: say.known },
              { id: "new", label: say.new },
            ]}
            value={where}
            onChange={setWhere}
            disabled={made !== null}
            testid="split-where"
          />
          {where === "known" ? (
            <ConceptField
              label={say.to}
              kind={kind}
              value={known}
              empty={say.noneYet}
              onPick={setKnown}
              except={from}
              testid="split-to"
            />
          ) : (
            <NewConceptFields
              kind={kind}
              draft={draft}
              onChange={(next) => made === null && setDraft(next)}
              onEnter={() => {}}
              testid="split-new"
            />
          )}
          <div className="vocab-effect" aria-live="polite">
            <h3>{t.vocabulary.effect.title}</h3>
            {why !== undefined ? (
              <p className="faint small phrase">{why}</p>
            ) : told.error && where === "known" ? (
              <Failed problem={told.error} onRetry={() => void told.refetch()} />
            ) : (
              effect && (
                <>
                  <EffectLines effect={effect} from={concept} to={name ?? ""} whole={false} testid="split-effect" />
                  {where === "new" && <p className="faint small phrase">{say.twoSteps}</p>}
                </>
              )
            )}
          </div>
          <Refused problem={add.problem ?? move.problem} testid="split-problem" />
        </section>
      </div>
    </Dialog>
  );
}
