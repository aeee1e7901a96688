import type { AssetFields, AssetKind, Because } from "../../api/bindings.ts";
import { isWorded, useText } from "../../text/index.ts";

/** Parameters of reasons that name words of the catalogue: one, or several with commas between. */
const WORDED: Readonly<Record<string, string>> = {
  need: "need",
  needs: "need",
  role: "role",
  step: "step",
  kind: "asset-kind",
  asset: "asset-kind",
};

/** Reasons, names and qualities of assets in words. */
export function useAssetWords() {
  const { t, f, say, lang } = useText();
  const words = t.weave;
  const kind = (of: AssetKind) => say(`asset-kind.${of}`);
  /** What it is called where there is little room: its own name, or the short one of its kind. */
  const name = (fields: Pick<AssetFields, "kind" | "label">) => fields.label || words.kinds[fields.kind];
  /** How good it is, as far as somebody said. */
  const quality = ({ n, replicated, independent, glp }: AssetFields) => {
    const of = words.quality;
    return [
      n === null ? "" : of.n(f.number(n)),
      replicated === null ? "" : replicated ? of.replicated : of.notReplicated,
      independent === null ? "" : independent ? of.independent : of.notIndependent,
      glp === null ? "" : glp ? of.glp : of.notGlp,
    ].filter(Boolean);
  };
  /** A reason as a sentence. Concepts are given in both languages (`target_ja`, `target_en`): its own is taken. */
  const because = ({ key, params }: Because) => {
    const own: Record<string, string> = {};
    for (const [param, value] of Object.entries(params)) {
      const group = WORDED[param];
      const word = (one: string) => (isWorded(`${group}.${one}`) ? say(`${group}.${one}`) : one);
      own[param] = group
        ? value
            .split(",")
            .map(word)
            .join(lang === "ja" ? "、" : ", ")
        : value;
      const base = /^(.+)_(?:ja|en)$/.exec(param)?.[1];
      if (base) own[base] = params[`${base}_${lang}`] || value;
    }
    return say(`because.${key}`, own);
  };
  return { kind, name, quality, because };
}
