/** A claim while it is written. */
import type { Claim, ClaimFields, ClaimState, Need, RestsOn } from "../../../api/bindings.ts";

export type On = RestsOn["on"];
/** Kinds of source in the order they are offered: what is nearest to data first. */
export const ONS: readonly On[] = ["project", "asset", "row", "extra", "vote", "literature", "word"];
export const CLAIM_STATES: readonly ClaimState[] = ["confirmed", "obtaining", "unknown"];
/** For the select, where "the whole theme" needs an id too. */
export const WHOLE = "whole";

export interface Form {
  text_ja: string;
  text_en: string;
  state: ClaimState;
  need: Need | typeof WHOLE;
  on: On;
  /** Of a sentence, a row or votes. */
  project: number | null;
  field: string;
  quote: string;
  asset: number | null;
  row: number | null;
  extra: number | null;
  round: number | null;
  source: string;
}

const EMPTY: Form = {
  text_ja: "",
  text_en: "",
  state: "confirmed",
  need: WHOLE,
  on: "project",
  project: null,
  field: "",
  quote: "",
  asset: null,
  row: null,
  extra: null,
  round: null,
  source: "",
};

/** What a claim says, as it is written back. */
export const saidOf = ({ text_ja, text_en, need, state, rests_on, quote, source }: Claim): ClaimFields => ({
  text_ja,
  text_en,
  need,
  state,
  rests_on,
  quote,
  source,
});

export function formOf(claim: Claim | null): Form {
  if (!claim) return EMPTY;
  const { rests_on: on, need, text_ja, text_en, state, quote, source } = claim;
  return {
    ...EMPTY,
    text_ja,
    text_en,
    state,
    quote,
    source,
    need: need ?? WHOLE,
    on: on.on,
    project: "project" in on ? on.project : null,
    field: on.on === "project" ? on.field : "",
    asset: on.on === "asset" ? on.asset : null,
    row: on.on === "row" ? on.source_row : null,
    extra: on.on === "extra" ? on.extra : null,
    round: on.on === "vote" ? on.round : null,
  };
}

export type Wrong = "text" | "project" | "quote" | "asset" | "row" | "extra" | "round" | "source" | "whose";

/** What is still missing, each at its part of the form. */
export function wrongIn(form: Form): Wrong[] {
  const wrong: Wrong[] = [];
  const need = (missing: boolean, what: Wrong) => missing && wrong.push(what);
  need(form.text_ja.trim() === "" && form.text_en.trim() === "", "text");
  if (form.on === "project" || form.on === "row" || form.on === "vote") need(form.project === null, "project");
  if (form.on === "project") need(form.project !== null && (form.quote === "" || form.field === ""), "quote");
  if (form.on === "asset") need(form.asset === null, "asset");
  if (form.on === "row") need(form.project !== null && form.row === null, "row");
  if (form.on === "extra") need(form.extra === null, "extra");
  if (form.on === "vote") need(form.round === null, "round");
  if (form.on === "literature") need(form.source.trim() === "", "source");
  if (form.on === "word") need(form.source.trim() === "", "whose");
  return wrong;
}

/** What it rests on; null while something is missing. */
function restsOnOf(form: Form): RestsOn | null {
  const { on, project, field, asset, row, extra, round } = form;
  switch (on) {
    case "project":
      return project === null ? null : { on, project, field };
    case "asset":
      return asset === null ? null : { on, asset };
    case "row":
      return project === null || row === null ? null : { on, project, source_row: row };
    case "extra":
      return extra === null ? null : { on, extra };
    case "vote":
      return project === null || round === null ? null : { on, round, project };
    default:
      return { on };
  }
}

/** Whether a sentence is quoted from it and whether a citation is written beside it. */
export const quotes = (on: On) => on === "project" || on === "asset" || on === "literature" || on === "word";
export const cites = (on: On) => on === "literature" || on === "word";

export function fieldsOf(form: Form): ClaimFields | null {
  const rests_on = restsOnOf(form);
  if (!rests_on || wrongIn(form).length > 0) return null;
  return {
    text_ja: form.text_ja.trim(),
    text_en: form.text_en.trim(),
    need: form.need === WHOLE ? null : form.need,
    state: form.state,
    rests_on,
    quote: quotes(form.on) ? form.quote.trim() : "",
    source: cites(form.on) ? form.source.trim() : "",
  };
}
