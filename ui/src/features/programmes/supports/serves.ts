/** Which supports are listed. */
import type { Support, ValueStep } from "../../../api/bindings.ts";
import { holds } from "../../../text/fold.ts";

/** How far a support is for a modality: it says so, it says another, or it says nothing (not limited, or not known). */
export type Fit = "yes" | "no" | "unknown";

/** Codes are in two levels: `AB` covers `AB-ADC`, and who asks for `AB` also means what is narrower. */
export function fits(own: Support, modality: string): Fit {
  if (own.modalities.length === 0) return "unknown";
  const near = own.modalities.some(
    (code) => code === modality || modality.startsWith(`${code}-`) || code.startsWith(`${modality}-`),
  );
  return near ? "yes" : "no";
}

export interface Wanted {
  text: string;
  step: ValueStep | null;
  modality: string | null;
}

/** Those that serve a step and a modality. What is not known of a support does not leave it out: it may well help. */
export const serving = (supports: readonly Support[], { text, step, modality }: Wanted): Support[] =>
  supports.filter(
    (own) =>
      (step === null || own.steps.length === 0 || own.steps.includes(step)) &&
      (modality === null || fits(own, modality) !== "no") &&
      (text.trim() === "" ||
        holds([own.name_ja, own.name_en, own.provider, own.offers, own.conditions, own.apply, own.note], text)),
  );
