import type { ConflictDetail, GivenTag } from "../../../api/bindings.ts";
import { useWritable } from "../../../api/writable.ts";
import { Checkbox, Icon, KeyHint, TagChip } from "../../../components/index.ts";
import { useKeys } from "../../../keys/index.ts";
import { useText } from "../../../text/index.ts";
import { chipOf } from "../settling/FrozenDialog.tsx";
import { type TagLine, takenOf, toggled, withMain } from "./tags.ts";

/** Lines that a figure of the keyboard reaches. */
const REACHED = 9;

/** Tags each reader gave, beside each other; what stands is ticked. */
export function TagsSideBySide({
  detail,
  lines,
  taken,
  onTaken,
}: {
  detail: ConflictDetail;
  lines: readonly TagLine[];
  taken: readonly GivenTag[];
  onTaken: (taken: GivenTag[]) => void;
}) {
  const { t, f, pick } = useText();
  const words = t.settling.tags;
  const writable = useWritable() && detail.may_settle;
  useKeys(
    lines.slice(0, REACHED).map((line, i) => ({
      id: `conflict-tag-${i + 1}`,
      label: words.keyTake(`${i + 1}`),
      group: "list" as const,
      keys: [`Digit${i + 1}`],
      writes: true,
      enabled: detail.may_settle,
      run: () => onTaken(toggled(taken, line.tag)),
    })),
  );
  if (lines.length === 0) return <p className="cfl-pad faint">{words.none}</p>;
  return (
    <div className="cfl-criteria">
      <table data-testid="conflict-tags" data-readers={detail.votes.length}>
        <thead className="heads">
          <tr>
            <th scope="col">{words.title}</th>
            {detail.votes.map((vote) => (
              <th key={vote.reviewer} scope="col">
                {vote.name}
              </th>
            ))}
            <th scope="col" className="cfl-share" />
            <th scope="col">{words.stands}</th>
            <th scope="col">{words.main}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, i) => {
            const own = takenOf(taken, line.tag);
            const label = pick(line.tag, "label");
            const count = line.given.filter((one) => one !== null).length;
            return (
              <tr
                key={`${line.tag.kind}/${line.tag.concept}`}
                className={line.all ? "" : "big"}
                data-testid="conflict-tag"
                data-concept={line.tag.concept}
              >
                <th scope="row">
                  <TagChip tag={chipOf(line.tag)} showMain={false} />
                </th>
                {line.given.map((given, reader) => (
                  <td key={reader} className="small">
                    {given === null ? (
                      <span className="faint" title={words.gaveNot}>
                        — <span className="vh">{words.gaveNot}</span>
                      </span>
                    ) : (
                      <span className="row" title={given === "main" ? words.gaveMain : words.gave}>
                        <Icon name="check" size="s" label={given === "main" ? words.gaveMain : words.gave} />
                        {given === "main" && <span aria-hidden="true">{words.main}</span>}
                      </span>
                    )}
                  </td>
                ))}
                <td className={`small cfl-share ${line.all ? "faint" : "warn"}`}>
                  {line.all ? words.byAll : words.by(f.number(count), f.number(line.given.length))}
                </td>
                <td>
                  <span className="row">
                    <Checkbox
                      checked={own !== undefined}
                      onChange={() => onTaken(toggled(taken, line.tag))}
                      label={words.take(label)}
                      disabled={!writable}
                      testid="tag-take"
                    />
                    {i < REACHED && <KeyHint keys={`Digit${i + 1}`} />}
                  </span>
                </td>
                <td>
                  <Checkbox
                    checked={own?.main === true}
                    onChange={() => onTaken(withMain(taken, line.tag))}
                    label={words.mainOf(label)}
                    disabled={!writable}
                    testid="tag-main"
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
