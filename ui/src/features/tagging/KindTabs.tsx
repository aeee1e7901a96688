import type { Kind } from "../../api/bindings.ts";
import { KeyHint, KindMark } from "../../components/index.ts";
import { useText } from "../../text/index.ts";
import { KINDS } from "./chip.ts";
import "./tagging.css";

/** Which kind of tag is meant; Alt with its number from the field below. The field keeps the focus. */
export function KindTabs({
  kind,
  onKind,
  testid,
}: {
  kind: Kind;
  onKind: (kind: Kind) => void;
  /** First part of the test ids. */
  testid: string;
}) {
  const { t } = useText();
  return (
    <div className="tagging-kinds" role="tablist" aria-label={t.tagging.kinds}>
      {KINDS.map((own, i) => (
        <button
          key={own}
          type="button"
          role="tab"
          aria-selected={own === kind}
          className="tagging-kind"
          data-testid={`${testid}-${own}`}
          onMouseDown={(e) => e.preventDefault()}
          onClick={() => onKind(own)}
        >
          <KindMark kind={own} />
          {t.common[own]}
          <KeyHint keys={`alt+Digit${i + 1}`} />
        </button>
      ))}
    </div>
  );
}

/** The kind a key of the field chooses: Alt with 1, 2 or 3. */
export function kindOfKey(e: { altKey: boolean; code: string }): Kind | undefined {
  const place = /^Digit([123])$/.exec(e.code)?.[1];
  return e.altKey && place !== undefined ? KINDS[Number(place) - 1] : undefined;
}
