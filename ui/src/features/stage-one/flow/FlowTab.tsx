import { useNavigate } from "@tanstack/react-router";
import { useEffect, useMemo, useRef, useState } from "react";
import { runAction } from "../../../actions/index.ts";
import type { Flow, StageRound } from "../../../api/bindings.ts";
import { useRead } from "../../../api/client.ts";
import { pngOf, svgOf } from "../../../charts/index.ts";
import { Button, EmptyState, Loading, Menu } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { useGo } from "../address.ts";
import { Failed } from "../settling/Failed.tsx";
import { FlowDrawing } from "./FlowDrawing.tsx";
import { FlowTable } from "./FlowTable.tsx";
import type { FlowPlace } from "./graph.ts";
import { layOutFlow, NARROWEST } from "./layout.ts";
import { PICTURE_ROOM, pictureOfFlow } from "./picture.ts";
import { useFlowWords } from "./words.ts";
import "./flow.css";

/** How the numbers of a round flow, from the library to the meeting's last word. */
export function FlowTab({ round }: { round: number }) {
  const { t } = useText();
  const words = t.settling.flow;
  const flow = useRead("shortlist.flow", { round });
  const shown = useRead("round.show", { round }).data;
  if (flow.error) return <Failed problem={flow.error} onRetry={() => void flow.refetch()} />;
  if (!flow.data || !shown) return <Loading rows={8} />;
  if (flow.data.in_round === 0)
    return (
      <EmptyState icon="projects" title={words.emptyTitle} testid="flow-none">
        {words.emptyBody}
      </EmptyState>
    );
  return <Drawn round={shown} flow={flow.data} />;
}

function Drawn({ round, flow }: { round: StageRound; flow: Flow }) {
  const { t, f } = useText();
  const words = t.settling.flow;
  const go = useGo();
  const navigate = useNavigate();
  const library = useRead("library.status", {}).data?.open;
  const { nameOf } = useFlowWords();
  const frame = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState(NARROWEST);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const measure = () => setRoom(element.clientWidth);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const layout = useMemo(() => layOutFlow(flow, room), [flow, room]);
  const open = (place: FlowPlace) => {
    if (place.tab === "projects") return void navigate({ to: "/projects", search: {} });
    go({
      tab: place.tab,
      project: undefined,
      pair: undefined,
      only: place.tab === "shortlist" ? place.only : undefined,
    });
  };
  const paint = () =>
    pictureOfFlow(flow, layOutFlow(flow, PICTURE_ROOM), {
      title: `${words.title}　${round.name}`,
      lines: [
        [library?.name, f.dayOf(new Date().toISOString()), ...(library?.sample ? [t.common.synthetic] : [])]
          .filter(Boolean)
          .join("　"),
        words.internalLine,
        ...(flow.hidden > 0 ? [words.hiddenLine(f.number(flow.hidden), flow.hidden)] : []),
        ...(layOutFlow(flow, PICTURE_ROOM).ownScale ? [words.scale] : []),
      ],
      nameOf,
      number: f.number,
      tagged: words.node(words.tagged, f.number(flow.tagged)),
      untagged: words.node(words.untagged, f.number(flow.untagged)),
    });
  const write = (ending: "png" | "svg") =>
    void runAction("export.flow", {
      round: round.id,
      name: words.file(round.name),
      ending,
      paint: async () => (ending === "png" ? pngOf(paint()) : svgOf(paint(), words.title)),
    });
  return (
    <>
      <div className="bar sub">
        <span className="small mute ell">{words.how}</span>
        <span className="grow" />
        <Menu
          label={words.export}
          testid="flow-export"
          trigger={
            <Button size="sm" icon="export" testid="flow-export-menu">
              {words.export}
            </Button>
          }
          entries={[
            { id: "png", label: words.png, icon: "matrix", run: () => write("png") },
            { id: "svg", label: words.svg, icon: "edit", run: () => write("svg") },
          ]}
        />
      </div>
      <div className="scroll grow flw-all">
        <div className="flw-frame" ref={frame}>
          <FlowDrawing flow={flow} layout={layout} onOpen={open} />
        </div>
        {layout.ownScale && <p className="tiny faint">{words.scale}</p>}
        {flow.hidden > 0 && (
          <p className="small mute" data-testid="flow-hidden">
            {words.hiddenLine(f.number(flow.hidden), flow.hidden)}
          </p>
        )}
        <FlowTable flow={flow} />
      </div>
    </>
  );
}
