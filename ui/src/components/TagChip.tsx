import type { TagChip as Chip, Kind } from "../api/bindings.ts";
import { useText } from "../text/index.ts";
import { Icon } from "./Icon.tsx";
import "./TagChip.css";

/** The letter of a kind, which is also its class. */
export const KIND_LETTER: Record<Kind, "t" | "m" | "i"> = { target: "t", modality: "m", indication: "i" };

/** The mark of a kind of tag: T in a circle, M in a square, I in a diamond. */
export function KindMark({ kind, label }: { kind: Kind; label?: boolean }) {
  const { t } = useText();
  const letter = KIND_LETTER[kind];
  return (
    <i className={`g ${letter}`} {...(label ? { role: "img", "aria-label": t.common[kind] } : { "aria-hidden": true })}>
      {letter.toUpperCase()}
    </i>
  );
}

export interface TagChipProps {
  tag: Chip;
  /** A cross takes it away. */
  onRemove?: () => void;
  /** The chip is a button (filter by it, make it main …). */
  onPress?: () => void;
  /** False = do not print 主. */
  showMain?: boolean;
  /** Over the default (full label, kind, id). */
  title?: string;
}

/** A tag: colour, letter and shape of its kind, its short label, 主 after a thin rule. One that no person has
 *  confirmed is not filled but outlined by dashes. */
export function TagChip({ tag, onRemove, onPress, showMain = true, title }: TagChipProps) {
  const { t, pick } = useText();
  const label = pick(tag, "label");
  const said = title ?? `${t.common[tag.kind]}: ${label} (${tag.id})${tag.main ? ` · ${t.common.main}` : ""}`;
  const told = tag.proposed ? `${said} · ${t.common.unconfirmedTitle}` : said;
  const inner = (
    <>
      <KindMark kind={tag.kind} />
      <span className="vh">{t.common[tag.kind]} </span>
      <span className="ell">{label}</span>
      {tag.proposed && <span className="vh"> {t.common.unconfirmed}</span>}
      {tag.main && showMain && (
        <span className="main-mark" title={t.common.mainTitle}>
          {t.common.main}
        </span>
      )}
    </>
  );
  const name = `tag ${KIND_LETTER[tag.kind]}${tag.proposed ? " proposed" : ""}`;
  return (
    <span
      className={name}
      title={told}
      data-kind={tag.kind}
      data-concept={tag.id}
      data-main={tag.main || undefined}
      data-proposed={tag.proposed || undefined}
    >
      {onPress ? (
        <button type="button" className="tag-press" onClick={onPress}>
          {inner}
        </button>
      ) : (
        inner
      )}
      {onRemove && (
        <button
          type="button"
          className="tag-x"
          aria-label={t.common.removeTag(label)}
          title={t.common.removeTag(label)}
          onClick={onRemove}
        >
          <Icon name="close" size="s" />
        </button>
      )}
    </span>
  );
}
