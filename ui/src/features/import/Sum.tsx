import type { ImportReport, RowFate } from "../../api/bindings.ts";
import { Badge, Button, type IconName, Select } from "../../components/index.ts";
import { useText } from "../../text/index.ts";
import { totals } from "./mapping.ts";
import { type Choosable, FATES, isChoosable } from "./options.ts";

const TONE = { new: "ok", changed: "accent", unchanged: undefined, possible: "warn", unreadable: "bad" } as const;
const DRAWN = {
  new: "plus",
  changed: "edit",
  unchanged: "minus",
  possible: "link",
  unreadable: "alert",
} as const satisfies Record<RowFate, IconName>;

/** What will happen to a row. */
export function Fate({ fate }: { fate: RowFate }) {
  const { t } = useText();
  const tone = TONE[fate];
  return (
    <span data-testid="import-fate" data-fate={fate}>
      <Badge icon={DRAWN[fate]} {...(tone ? { tone } : {})}>
        {t.importing.fates[fate]}
      </Badge>
    </span>
  );
}

export interface SumActions {
  /** The group whose rows are shown. */
  shown: RowFate | null;
  onShow: (fate: RowFate | null) => void;
  choices: Record<Choosable, "take" | "skip">;
  onChoice: (group: Choosable, choice: "take" | "skip") => void;
  onVanished: () => void;
  /** Writes the rows that cannot be imported; undefined while they are being written. */
  onRefused?: (() => void) | undefined;
}

/** New + changed + unchanged + possibly known + not importable = rows of the table; no longer listed beside it. With
 *  `actions` each group shows its rows when pressed and carries what to do with them. */
export function Sum({ report, actions }: { report: ImportReport; actions?: SumActions }) {
  const { t, f } = useText();
  const { sum, adds } = totals(report);
  return (
    <fieldset className={`sum${actions ? "" : " plain"}`} data-testid="import-total" aria-label={t.importing.sumLabel}>
      {FATES.map((fate) => {
        const n = report[fate];
        const skipped = actions && isChoosable(fate) && actions.choices[fate] === "skip";
        const words = (
          <>
            <span className="ell">{t.importing.fates[fate]}</span>
            <b data-fate={fate} className={n > 0 && fate === "unreadable" ? "bad" : ""}>
              {f.number(n)}
            </b>
          </>
        );
        return (
          <div key={fate} className={`sum-g${n === 0 ? " none" : ""}${skipped ? " skipped" : ""}`}>
            {actions ? (
              <button
                type="button"
                className="sum-b"
                aria-pressed={actions.shown === fate}
                title={t.importing.show(t.importing.fates[fate])}
                data-testid={`import-group-${fate}`}
                onClick={() => actions.onShow(actions.shown === fate ? null : fate)}
              >
                {words}
              </button>
            ) : (
              <span className="sum-b">{words}</span>
            )}
            {actions && <GroupFoot fate={fate} n={n} actions={actions} />}
          </div>
        );
      })}
      <div className="sum-end">
        <span className={adds ? "mute" : "bad"}>
          {adds ? t.importing.totals(f.number(sum)) : t.importing.totalsOff(f.number(sum), f.number(report.rows))}
        </span>
        {actions && report.vanished > 0 ? (
          <button
            type="button"
            className="link"
            title={t.importing.outsideHint}
            data-testid="import-vanished"
            onClick={actions.onVanished}
          >
            {t.importing.outside(f.number(report.vanished))}
          </button>
        ) : (
          <span className="faint" title={t.importing.outsideHint}>
            {t.importing.outside(f.number(report.vanished))}
          </span>
        )}
      </div>
    </fieldset>
  );
}

function GroupFoot({ fate, n, actions }: { fate: RowFate; n: number; actions: SumActions }) {
  const { t } = useText();
  if (isChoosable(fate))
    return (
      <Select
        label={t.importing.choiceOf(t.importing.fates[fate])}
        hideLabel
        size="sm"
        disabled={n === 0}
        choices={[
          {
            id: "take",
            label: t.importing.take,
            ...(fate === "possible" ? { hint: t.importing.takePossible } : {}),
          },
          { id: "skip", label: t.importing.skip },
        ]}
        value={actions.choices[fate]}
        onChange={(choice) => actions.onChoice(fate, choice as "take" | "skip")}
        testid={`import-group-${fate}-choice`}
      />
    );
  if (fate === "unreadable" && n > 0)
    return (
      <Button
        size="sm"
        icon="export"
        tip={t.importing.exportRefusedTip}
        disabled={actions.onRefused === undefined}
        {...(actions.onRefused ? { onPress: actions.onRefused } : {})}
        testid="import-refused"
      >
        {t.importing.exportRefused}
      </Button>
    );
  return <span className="faint tiny sum-f">{fate === "unchanged" ? t.importing.stays : "—"}</span>;
}
