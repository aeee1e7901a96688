import { useEffect, useMemo, useRef, useState } from "react";
import { runAction } from "../../../actions/index.ts";
import type { Programme, ProgrammePair } from "../../../api/bindings.ts";
import { useRead } from "../../../api/client.ts";
import { isWritable } from "../../../api/writable.ts";
import { pngOf, svgOf } from "../../../charts/index.ts";
import { Button, Checkbox, EmptyState, Loading, Menu, Note } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { useGo, useShown } from "../address.ts";
import { ProgrammeDetail } from "../list/detail/ProgrammeDetail.tsx";
import { PairDialog } from "../pairs/PairDialog.tsx";
import { TabActions } from "../parts/TabActions.tsx";
import { Legend } from "./Legend.tsx";
import { layOutMap } from "./layout.ts";
import { MapDrawing } from "./MapDrawing.tsx";
import { PairPanel } from "./PairPanel.tsx";
import { PICTURE_ROOM, pictureOfMap } from "./picture.ts";
import { useMapKeys } from "./useMapKeys.ts";
import { usePairing } from "./usePairing.ts";
import { useZoom } from "./useZoom.ts";
import "./map.css";

/** Programmes by ministry and phase, pairs as arrows. */
export function MapTab() {
  const { t, say } = useText();
  const registry = useRead("registry.list", {});
  const pairs = useRead("pairing.list", {});
  const error = registry.error ?? pairs.error;
  if (error)
    return (
      <div className="pmap-failed">
        <Note
          tone="bad"
          action={
            <Button
              onPress={() => {
                void registry.refetch();
                void pairs.refetch();
              }}
            >
              {t.common.retry}
            </Button>
          }
        >
          {say(`problem.${error.code}`, error.params)}
        </Note>
      </div>
    );
  if (!registry.data || !pairs.data) return <Loading rows={8} />;
  if (registry.data.programmes.length === 0)
    return (
      <EmptyState icon="programmes" title={t.programmes.map.emptyTitle}>
        {t.programmes.map.emptyBody}
      </EmptyState>
    );
  return <ProgrammeMap programmes={registry.data.programmes} pairs={pairs.data.pairs} />;
}

function ProgrammeMap({ programmes, pairs }: { programmes: readonly Programme[]; pairs: readonly ProgrammePair[] }) {
  const { t, f, lang } = useText();
  const words = t.programmes.map;
  const go = useGo();
  const { shown, pair: pairId } = useShown();
  const library = useRead("library.status", {}).data?.open;
  const [published, setPublished] = useState(false);
  const [cursor, setCursor] = useState<number | undefined>(shown);
  const [pairing, setPairing] = useState<number | undefined>(undefined);
  const [asked, setAsked] = useState<{ predecessor: number | null; successor: number | null } | null>(null);
  const frame = useRef<HTMLDivElement>(null);
  const svg = useRef<SVGSVGElement>(null);
  const { room, scaleFor, percent, ...zoom } = useZoom(frame);

  const today = useMemo(() => new Date(), []);
  const map = useMemo(
    () => layOutMap(programmes, pairs, { room: room.width, published, lang, today }),
    [programmes, pairs, room.width, published, lang, today],
  );
  const scale = scaleFor(map);
  const nodeOf = (id: number | undefined) => map.nodes.find((node) => node.programme.id === id);
  const open = programmes.find((own) => own.id === shown);
  const pair = pairs.find((own) => own.id === pairId);

  const ask = (predecessor: number | null, successor: number | null) => {
    setPairing(undefined);
    if (isWritable()) setAsked({ predecessor, successor });
  };
  const press = (id: number) => {
    if (pairing !== undefined && pairing !== id) return ask(pairing, id);
    setPairing(undefined);
    go({ shown: id, pair: undefined });
  };
  const showPair = (id: number | undefined) => go({ pair: id, shown: undefined });
  const drawn = usePairing({ svg, scale, nodeOf, onPair: ask });
  const focusNode = (id: number) =>
    svg.current?.querySelector<SVGElement>(`[data-node="${id}"] > [role=button]`)?.focus();

  // Opened by the address (the registry): the keys go there, and it is in view.
  useEffect(() => {
    if (shown === undefined) return;
    setCursor(shown);
    svg.current?.querySelector(`[data-node="${shown}"]`)?.scrollIntoView?.({ block: "nearest", inline: "nearest" });
  }, [shown]);

  const close = () => {
    const id = shown ?? pair?.predecessor;
    go({ shown: undefined, pair: undefined });
    if (id !== undefined) focusNode(id);
  };
  useMapKeys({
    map,
    svg,
    cursor,
    pairing,
    zoom,
    isOpen: open !== undefined || pair !== undefined || drawn.draft !== null,
    onMove: focusNode,
    onPairing: (id) => (pairing !== undefined && id === pairing ? ask(id, null) : setPairing(id)),
    onCancel: () => setPairing(undefined),
    onClose: () => (drawn.draft ? drawn.cancel() : close()),
    onPublished: () => setPublished((now) => !now),
  });

  const name = words.file;
  const paint = () => {
    const whole = layOutMap(programmes, pairs, { room: PICTURE_ROOM, published, lang, today });
    return pictureOfMap(whole, {
      title: words.title,
      lines: [
        [library?.name, words.date(f.dayOf(today.toISOString())), ...(library?.sample ? [t.common.synthetic] : [])]
          .filter(Boolean)
          .join("　"),
        published ? words.publishedLine : words.internalLine,
        ...(whole.left > 0 ? [words.left(f.number(whole.left), whole.left)] : []),
      ],
      step: (step, width) => (width < 70 ? t.programmes.stepShort : t.programmes.step)[step],
      ministry: (own) => (own === "" ? t.programmes.list.noMinistry : own),
      aside: words.aside,
      official: t.programmes.pair.official,
      assumed: t.programmes.pair.assumed,
      bad: words.badLegend,
      cycle: t.programmes.pair.cycle,
      closed: t.programmes.pair.closed,
      check: words.checkLegend,
    });
  };
  const picture = (ending: "png" | "svg") =>
    runAction("export.drawing", {
      shows: "map",
      name,
      published,
      ending,
      paint: async () => (ending === "png" ? pngOf(paint()) : svgOf(paint(), words.title)),
    });
  const chosen = nodeOf(pairing);
  return (
    <>
      <TabActions>
        <Menu
          label={words.export}
          testid="map-export"
          trigger={
            <Button icon="export" testid="map-export-menu">
              {words.export}
            </Button>
          }
          entries={[
            { id: "png", label: words.png, icon: "matrix", run: () => void picture("png") },
            { id: "svg", label: words.svg, icon: "edit", run: () => void picture("svg") },
          ]}
        />
        <Button writes look="pri" icon="plus" onPress={() => ask(cursor ?? null, null)} testid="map-add-pair">
          {t.programmes.pair.add}
        </Button>
      </TabActions>
      <div className="bar sub">
        <Checkbox checked={published} onChange={setPublished} testid="map-published">
          {words.published}
        </Checkbox>
        {map.left > 0 && <span className="small mute nw">{words.left(f.number(map.left), map.left)}</span>}
        <span className="grow" />
        <Legend />
        <span className="row pmap-zoom">
          <Button look="ghost" size="sm" icon="minus" label={words.smaller} onPress={zoom.smaller} />
          <Button look="ghost" size="sm" label={words.fit} tip={words.fit} onPress={zoom.fit} testid="map-fit">
            {percent(map)}
          </Button>
          <Button look="ghost" size="sm" icon="plus" label={words.larger} onPress={zoom.larger} />
        </span>
      </div>
      <div className="body">
        <div className="col grow pmap">
          <div className="pmap-frame" ref={frame}>
            <MapDrawing
              ref={svg}
              map={map}
              scale={scale}
              cursor={nodeOf(cursor) ? cursor : undefined}
              shown={shown}
              pair={pairId}
              pairing={pairing}
              onNode={press}
              onFocus={setCursor}
              onArrow={showPair}
              onHandle={drawn.onHandle}
              draft={drawn.draft}
            />
          </div>
          <p className="pmap-line-foot" role="status" data-testid="map-line">
            {chosen ? words.choosing(chosen.name) : words.how}
          </p>
        </div>
        {open && (
          <ProgrammeDetail
            key={open.id}
            programme={open}
            onShow={(id) => go({ shown: id, pair: undefined })}
            onClose={close}
          />
        )}
        {!open && pair && (
          <PairPanel
            key={pair.id}
            pair={pair}
            programmes={programmes}
            onShow={(id) => go({ shown: id, pair: undefined })}
            onClose={close}
          />
        )}
      </div>
      {asked && <PairDialog {...asked} onClose={() => setAsked(null)} />}
    </>
  );
}
