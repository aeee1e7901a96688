import { Button as AriaButton } from "react-aria-components";
import type { SourceRef } from "../../../api/bindings.ts";
import { Icon, KeyValue, Popover } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";

type Texts = ReturnType<typeof useText>;

/** A place in a file in one line: `一覧.xlsx › 採択課題 › 12行 B列`. */
export const placeOf = (source: SourceRef, { t, f }: Pick<Texts, "t" | "f">) =>
  [
    source.file,
    source.sheet,
    [t.projects.sourceRow(f.number(source.row)), source.column && t.projects.sourceColumn(source.column)]
      .filter(Boolean)
      .join(" "),
  ]
    .filter(Boolean)
    .join(" › ");

/** The row of a file a value comes from. */
export function SourceFacts({ source }: { source: SourceRef }) {
  const { t, f } = useText();
  return (
    <KeyValue
      items={[
        [t.projects.originFile, source.file],
        ...(source.sheet ? [[t.projects.originSheet, source.sheet] as const] : []),
        [t.projects.originRow, f.number(source.row)],
        ...(source.column ? [[t.projects.originColumn, source.column] as const] : []),
        [t.projects.originAt, f.timestamp(source.at)],
        [t.projects.originBy, source.by],
      ]}
    />
  );
}

/** A small ⓘ that opens where a value stands. */
export function SourceButton({ source, of }: { source: SourceRef; of: string }) {
  const text = useText();
  const { t } = text;
  return (
    <Popover
      label={t.projects.originOf(of)}
      width={300}
      placement="bottom end"
      testid="origin"
      trigger={
        <AriaButton className="fv-act" aria-label={`${t.projects.originOf(of)} ${placeOf(source, text)}`}>
          <span title={placeOf(source, text)}>
            <Icon name="info" size="s" />
          </span>
        </AriaButton>
      }
    >
      <div className="origin">
        <SourceFacts source={source} />
      </div>
    </Popover>
  );
}
