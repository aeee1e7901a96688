/** Reasons the core gives, in words. */
import type { Because } from "../../../api/bindings.ts";
import { isWorded } from "../../../text/index.ts";

type Say = (key: string, params?: Readonly<Record<string, string | number>>) => string;

/** Parameters that name a word of the catalogue: one, or several with commas between. */
const WORDED: Readonly<Record<string, string>> = {
  need: "need",
  needs: "need",
  role: "role",
  step: "step",
  kind: "kind",
  asset: "asset-kind",
};

/** The sentence of a reason. A concept is named in both languages (`target_ja`, `target_en`): its sentence may say
 *  `{target}` for the one in use. */
export function sentenceOf({ key, params }: Because, say: Say, lang: "ja" | "en"): string {
  const told: Record<string, string> = {};
  for (const [name, value] of Object.entries(params)) {
    told[name] = worded(name, value, say, lang);
    const both = /^(.+)_(?:ja|en)$/.exec(name)?.[1];
    if (both) told[both] = params[`${both}_${lang}`] || params[`${both}_${lang === "ja" ? "en" : "ja"}`] || "";
  }
  return say(`because.${key}`, told);
}

function worded(name: string, value: string, say: Say, lang: "ja" | "en"): string {
  const group = WORDED[name];
  if (!group) return value;
  return value
    .split(",")
    .map((one) => (isWorded(`${group}.${one}`, lang) ? say(`${group}.${one}`) : one))
    .join(lang === "ja" ? "、" : ", ");
}
