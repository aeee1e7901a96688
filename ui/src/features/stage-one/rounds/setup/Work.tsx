import { useState } from "react";
import type { Load, Share, StageRound, Workload } from "../../../../api/bindings.ts";
import { useWrite } from "../../../../api/client.ts";
import { Button, Checkbox, Field, Note, Segmented } from "../../../../components/index.ts";
import { useText } from "../../../../text/index.ts";
import { useMay } from "../../parts/useMay.ts";

const HOWS = ["evenly", "by-field", "quota", "everybody"] as const;
type How = (typeof HOWS)[number];

/** The number a person typed; NaN where it is none. */
const numberOf = (typed: string | undefined) => {
  const text = (typed ?? "").normalize("NFKC").trim();
  return /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
};

/** Sharing projects out, and who reads how much. */
export function Work({ round, workload }: { round: StageRound; workload: Workload }) {
  const { t, f } = useText();
  const words = t.stage.setup;
  const { chair, why } = useMay();
  const assign = useWrite("round.assign");
  const unassign = useWrite("round.unassign");
  const [how, setHow] = useState<How>(round.purpose === "calibration" ? "everybody" : "evenly");
  // Whoever is active reads, until somebody says otherwise.
  const [out, setOut] = useState<ReadonlySet<number>>(new Set());
  const [quotas, setQuotas] = useState<Readonly<Record<number, string>>>({});
  const { loads } = workload;
  const free = loads.filter((load) => load.active);
  const people = free.filter((load) => !out.has(load.person)).map((load) => load.person);
  const wanted = people.map((person) => ({ person, most: numberOf(quotas[person]) })).filter(({ most }) => most > 0);
  const count = how === "quota" ? wanted.length : people.length;
  const missing =
    why ??
    (round.closed ? words.closedWhy : people.length === 0 ? words.noneChosen : count === 0 ? words.noQuota : undefined);
  const run = () => {
    if (missing || !chair) return;
    const share: Share =
      how === "quota"
        ? { quota: wanted }
        : how === "evenly"
          ? { evenly: people }
          : how === "by-field"
            ? { "by-field": people }
            : { everybody: people };
    void assign.run({ round: round.id, share });
  };
  const most = Math.max(1, ...loads.map((load) => load.assigned + load.blocked));
  const toggle = (person: number, on: boolean) => {
    const next = new Set(out);
    if (on) next.delete(person);
    else next.add(person);
    setOut(next);
  };
  return (
    <section className="round-work scroll" aria-label={words.work} data-testid="work">
      <div className="work-how">
        <Segmented<How>
          label={words.how}
          size="sm"
          value={how}
          onChange={setHow}
          choices={HOWS.map((id) => ({ id, label: words.share[id] }))}
          testid="share"
        />
        <Button
          look="pri"
          size="sm"
          writes
          disabled={missing !== undefined || !chair || assign.busy}
          {...(missing ? { tip: missing } : {})}
          onPress={run}
          testid="assign"
        >
          {words.assign(f.number(count))}
        </Button>
        <span className="small mute phrase work-hint">{words.shareHint[how]}</span>
      </div>
      {loads.length === 0 ? (
        <div className="work-note">
          <Note tone="warn">{words.nobody}</Note>
        </div>
      ) : (
        <table className="st-table work-table" aria-label={words.work}>
          <thead className="heads">
            <tr>
              <th>{words.reader}</th>
              <th />
              <th className="num">{words.assigned}</th>
              <th className="num">{words.voted}</th>
              <th className="num" title={words.blockedTitle}>
                {words.blocked}
              </th>
              {how === "quota" && <th>{words.share.quota}</th>}
              <th />
            </tr>
          </thead>
          <tbody>
            {loads.map((load) => (
              <tr key={load.person} data-testid="load-row" data-person={load.person}>
                <td>
                  <Checkbox
                    checked={load.active && !out.has(load.person)}
                    disabled={!load.active}
                    onChange={(on) => toggle(load.person, on)}
                    testid={`load-${load.person}`}
                  >
                    <span className="work-name" title={[load.name, load.organisation, load.field].join(" · ")}>
                      {load.name} <span className="small faint">{load.active ? load.field : words.inactive}</span>
                    </span>
                  </Checkbox>
                </td>
                <td>
                  <Bar load={load} most={most} />
                </td>
                <td className="num">{f.number(load.assigned)}</td>
                <td className="num">{f.number(load.voted)}</td>
                <td className={`num${load.blocked > 0 ? "" : " faint"}`}>{f.number(load.blocked)}</td>
                {how === "quota" && (
                  <td className="work-quota">
                    <Field
                      size="sm"
                      ariaLabel={words.quotaOf(load.name)}
                      value={quotas[load.person] ?? ""}
                      onChange={(typed) => setQuotas({ ...quotas, [load.person]: typed })}
                      onEnter={run}
                      disabled={!load.active || out.has(load.person)}
                      maxLength={6}
                      testid={`quota-${load.person}`}
                    />
                  </td>
                )}
                <td className="num">
                  {load.assigned > load.voted && chair && !round.closed && (
                    <Button
                      size="sm"
                      look="ghost"
                      writes
                      disabled={unassign.busy}
                      tip={words.takeTitle(load.name, f.number(load.assigned - load.voted))}
                      onPress={() => void unassign.run({ round: round.id, person: load.person })}
                      testid={`take-${load.person}`}
                    >
                      {words.take}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="small mute work-sums" data-testid="by-readers">
        {workload.by_readers.map((n, readers) =>
          n === 0 ? null : (
            <span key={readers} className={readers < round.readers && round.purpose === "main" ? "warn" : ""}>
              {words.byReaders(f.number(readers), f.number(n))}
            </span>
          ),
        )}
        <span className="faint phrase">{words.assignHint}</span>
      </p>
      {workload.impossible > 0 && (
        <div className="work-note">
          <Note tone="warn" testid="impossible">
            {words.impossible(f.number(workload.impossible))}
          </Note>
        </div>
      )}
    </section>
  );
}

/** Voted, still to read, and what may not be read, on one scale for all. */
function Bar({ load, most }: { load: Load; most: number }) {
  const { t, f } = useText();
  const label = t.stage.setup.load(f.number(load.voted), f.number(load.assigned), f.number(load.blocked));
  const part = (n: number) => ({ width: `${(n / most) * 100}%` });
  return (
    <span className="work-bar" role="img" aria-label={label} title={label}>
      <i className="voted" style={part(load.voted)} />
      <i className="left" style={part(Math.max(0, load.assigned - load.voted))} />
      <i className="blocked" style={part(load.blocked)} />
    </span>
  );
}
