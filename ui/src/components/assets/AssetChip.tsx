import type { AssetFields } from "../../api/bindings.ts";
import { useText } from "../../text/index.ts";
import { roleOfKind, type Tone, toneOfRole } from "./kinds.ts";
import { useAssetWords } from "./words.ts";
import "./assets.css";

export interface AssetChipProps {
  fields: AssetFields;
  /** Colour of the thread it hangs on; left out = that of its kind. */
  tone?: Tone;
  /** Only a text says so: nobody confirmed it. */
  suggested?: boolean;
  /** The chip is a button. */
  onPress?: () => void;
  /** Its place on a board, as `data-at`: it is a button whose press the board hears. */
  at?: string;
  tabIndex?: number;
  testid?: string;
}

/** An asset: its name, and by the dot whether it is there (full), being obtained (half), unknown (dotted) or missing
 *  (crossed). A suggested one is dashed and says so. */
export function AssetChip({ fields, tone, suggested = false, onPress, at, tabIndex, testid }: AssetChipProps) {
  const { t, say } = useText();
  const words = useAssetWords();
  const name = words.name(fields);
  const state = say(`asset-state.${fields.state}`);
  // In full, where there is room for it.
  const full = fields.label || words.kind(fields.kind);
  const said = suggested ? t.weave.chipSuggested(full, state) : t.weave.chipTitle(full, state);
  const title = [said, ...words.quality(fields)].join(" · ");
  const look = `asset ${tone ?? toneOfRole(roleOfKind(fields.kind))} ${fields.state}${suggested ? " suggested" : ""}`;
  const inner = (
    <>
      <i className="asset-dot" aria-hidden="true" />
      {suggested && (
        <span className="asset-mark" aria-hidden="true">
          {t.weave.suggested}
        </span>
      )}
      <span className="ell">{name}</span>
    </>
  );
  if (!onPress && at === undefined)
    return (
      <span className={look} title={title} data-testid={testid} data-kind={fields.kind}>
        {inner}
        <span className="vh">{t.common.colon("", state)}</span>
      </span>
    );
  return (
    <button
      type="button"
      className={look}
      title={title}
      aria-label={said}
      {...(onPress ? { onClick: onPress } : {})}
      {...(tabIndex === undefined ? {} : { tabIndex })}
      data-at={at}
      data-testid={testid}
      data-kind={fields.kind}
    >
      {inner}
    </button>
  );
}
