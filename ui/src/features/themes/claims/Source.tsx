import { Link } from "@tanstack/react-router";
import type { Asset, Claim } from "../../../api/bindings.ts";
import { Button, Icon, SourceLink } from "../../../components/index.ts";
import { isWorded, useText } from "../../../text/index.ts";
import { isGone, placeOf } from "./place.ts";

const isAddress = (text: string) => /^https?:\/\/\S+$/i.test(text.trim());

/** Whether a claim holds: a word, and a dot that is filled, half filled or empty. */
export function ClaimState({ state }: { state: Claim["state"] }) {
  const { t } = useText();
  return (
    <span className="tcl-state" data-state={state}>
      {t.themeparts.claims.states[state]}
    </span>
  );
}

/** What a claim rests on: one press leads there; what no longer stands there is said, with what to do. */
export function Source({
  claim,
  theme,
  assets,
  onLeave,
  onRepair,
}: {
  claim: Claim;
  theme: number;
  assets: ReadonlyMap<number, Asset>;
  /** Before one goes to it. */
  onLeave: () => void;
  onRepair: () => void;
}) {
  const { t, f, say } = useText();
  const words = t.themeparts.claims;
  const { on } = claim.rests_on;
  const place = placeOf(claim, theme, assets);
  const field = claim.rests_on.on === "project" ? claim.rests_on.field : "";
  const name = claim.source_name || claim.source;
  const kind = isWorded(`field.${field}`) ? say(`field.${field}`) : words.on[on];
  const said = name === "" ? kind : words.named(kind, name);
  const inner = (
    <>
      <Icon name="link" size="s" />
      <span className="ell">{said}</span>
    </>
  );
  const gone = isGone(claim);
  return (
    <div className="tcl-source" data-testid="claim-source-cell">
      {place ? (
        <Link
          {...place}
          className="row"
          title={t.common.colon(words.goTo, said)}
          onClick={onLeave}
          data-testid="claim-go"
        >
          {inner}
        </Link>
      ) : isAddress(claim.source) ? (
        <SourceLink url={claim.source.trim()} from={words.on[on]} />
      ) : (
        <span className="row" title={said}>
          <span className="faint nw small">{words.on[on]}</span>
          <span className="ell">{name}</span>
        </span>
      )}
      {claim.quote !== "" && (
        <p className="quote tcl-quote" title={claim.quote}>
          {claim.quote}
        </p>
      )}
      <span className="tiny faint">{words.byAt(claim.by, f.dayOf(claim.at))}</span>
      {claim.stale && (
        <div className="tcl-stale" role="note" data-testid="claim-stale">
          <Icon name="alert" size="s" />
          <span className="small">
            <b>{gone ? words.gone : words.stale}</b> {gone ? words.goneHow : words.staleHow}
          </span>
          <Button writes size="sm" onPress={onRepair} testid="claim-repair">
            {words.repair}
          </Button>
        </div>
      )}
    </div>
  );
}
