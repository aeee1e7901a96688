import { useMemo, useState } from "react";
import type { ColumnSetting, RoundItem } from "../../../../api/bindings.ts";
import { Badge, Icon } from "../../../../components/index.ts";
import { type GridColumn, useLayout } from "../../../../grid/index.ts";
import { useText } from "../../../../text/index.ts";

/** The columns of a round's projects, as wide as somebody made them while the screen is there. */
export function useItemColumns() {
  const { t, pick } = useText();
  const words = t.stage.items;
  const columns = useMemo(
    (): GridColumn<RoundItem>[] => [
      {
        id: "number",
        title: words.number,
        width: 132,
        min: 60,
        drop: 2,
        cell: (item) => <span className="mono faint">{item.number}</span>,
      },
      {
        id: "title",
        title: words.name,
        width: 200,
        roomy: 260,
        min: 120,
        grow: true,
        optional: false,
        className: "text",
        cell: (item) =>
          item.withdrawn === "" ? pick(item, "title") : <span className="item-out">{pick(item, "title")}</span>,
        tip: (item) => pick(item, "title"),
      },
      {
        id: "programme",
        title: words.programme,
        width: 130,
        min: 60,
        drop: 3,
        className: "text",
        cell: (item) => item.programme,
        tip: (item) => item.programme,
      },
      {
        id: "readers",
        title: words.readers,
        width: 200,
        min: 80,
        optional: false,
        cell: (item) =>
          item.readers.length === 0 ? (
            <span className="faint">{item.withdrawn === "" ? words.nobody : ""}</span>
          ) : (
            <span className="item-readers">
              {item.readers.map((reader) => (
                <span key={reader.person} className={reader.voted ? "voted" : ""}>
                  {reader.voted && <Icon name="check" size="s" />}
                  {reader.name}
                  <span className="vh">{(reader.voted ? words.voted : words.unvoted)("")}</span>
                </span>
              ))}
            </span>
          ),
        tip: (item) =>
          item.readers.map((reader) => (reader.voted ? words.voted : words.unvoted)(reader.name)).join("・"),
      },
      {
        id: "state",
        title: words.state,
        width: 116,
        min: 60,
        drop: 1,
        cell: (item) =>
          item.withdrawn !== "" ? (
            <Badge>{words.withdrawn}</Badge>
          ) : item.changed ? (
            <Badge tone="warn">{words.changed}</Badge>
          ) : null,
        tip: (item) =>
          item.withdrawn !== "" ? words.withdrawnTitle(item.withdrawn) : item.changed ? words.changedTitle : "",
      },
    ],
    [words, pick],
  );
  const [own, setOwn] = useState<readonly ColumnSetting[]>([]);
  return useLayout(columns, own, setOwn);
}
