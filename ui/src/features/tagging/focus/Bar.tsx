import type { ReactNode } from "react";
import type { Dim, Queue, QueueOrder } from "../../../api/bindings.ts";
import { useRead } from "../../../api/client.ts";
import { NO_FILTER } from "../../../api/filter.ts";
import { Button, Popover, ScreenBar, Select } from "../../../components/index.ts";
import { NONE } from "../../../find/index.ts";
import { useText } from "../../../text/index.ts";
import { ORDERS, type Part, type Place } from "./address.ts";
import { Pace } from "./Pace.tsx";

/** Parts offered of each sort at most. */
const MOST = 200;

/** What the queue can be narrowed to. */
export function useParts(part: Part) {
  const { t, f, pick } = useText();
  const words = t.tagging.focus;
  const facets = useRead("find.facets", { filter: NO_FILTER, dims: ["year", "programme"], limit: MOST });
  const valuesOf = (dim: Dim) => facets.data?.facets.find((facet) => facet.dim === dim)?.values ?? [];
  const parts = [
    { id: "all" as Part, label: words.all },
    ...valuesOf("year").map((value) => ({
      id: `year:${value.value}` as Part,
      label: f.fiscalYear(Number(value.value)),
      hint: f.number(value.count),
      group: words.year,
    })),
    ...valuesOf("programme")
      .filter(({ value }) => value !== NONE)
      .map((value) => ({
        id: `programme:${value.value}` as Part,
        label: pick(value, "label"),
        hint: f.number(value.count),
        group: words.programme,
      })),
  ];
  // A part the library no longer has is named all the same.
  return parts.some(({ id }) => id === part)
    ? parts
    : [...parts, { id: part, label: part.slice(part.indexOf(":") + 1) }];
}

/** The bar of the screen: which projects, in which order, and how far the work is. */
export function Bar({
  place: { order, part },
  parts,
  head,
  narrow,
  canUndo,
  queueOpen,
  onQueueOpen,
  onGo,
  children,
}: {
  place: Place;
  parts: ReturnType<typeof useParts>;
  head: Queue | undefined;
  narrow: boolean;
  canUndo: boolean;
  queueOpen: boolean;
  onQueueOpen: (open: boolean) => void;
  onGo: (to: Partial<Place>) => void;
  /** The queue, behind a button where the window is narrow. */
  children: ReactNode;
}) {
  const { t } = useText();
  const words = t.tagging.focus;
  return (
    <ScreenBar title={t.shell.tagging}>
      <div className="focus-order">
        <Select<QueueOrder>
          label={words.order}
          hideLabel
          size="sm"
          choices={ORDERS.map((id) => ({ id, label: words.orderIs(words.orders[id]) }))}
          value={order}
          onChange={(to) => onGo({ order: to })}
          testid="tagging-order"
        />
      </div>
      <div className="focus-part">
        <Select<Part>
          label={words.part}
          hideLabel
          size="sm"
          choices={parts}
          value={part}
          onChange={(to) => onGo({ part: to })}
          testid="tagging-part"
        />
      </div>
      {narrow && (
        <Popover
          label={words.queue}
          open={queueOpen}
          onOpenChange={onQueueOpen}
          width={300}
          trigger={
            <Button size="sm" icon="projects" testid="tagging-queue-open">
              {words.queue}
            </Button>
          }
        >
          <div className="focus-queue-over">{children}</div>
        </Popover>
      )}
      <span className="grow" />
      <Pace queue={head} narrow={narrow} canUndo={canUndo} />
    </ScreenBar>
  );
}
