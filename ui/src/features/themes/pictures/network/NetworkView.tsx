import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useCallback, useDeferredValue, useMemo, useRef, useState } from "react";
import type { Kind, Network } from "../../../../api/bindings.ts";
import { useRead } from "../../../../api/client.ts";
import { NO_FILTER } from "../../../../api/filter.ts";
import { Button, Checkbox, EmptyState, Field, KindMark, Loading, Note } from "../../../../components/index.ts";
import { useKeys, useScreenHints } from "../../../../keys/index.ts";
import { holds } from "../../../../text/fold.ts";
import { useText } from "../../../../text/index.ts";
import { ExportMenu } from "../ExportMenu.tsx";
import { useHead } from "../useHead.ts";
import { settle } from "./forces.ts";
import { NetworkCanvas, type NetworkHandle } from "./NetworkCanvas.tsx";
import { NodeList, NodeMark } from "./NodeList.tsx";
import { CONCEPTS, neighboursOf, pictureOfNetwork } from "./scene.ts";

/** As many as stay usable. */
const LIMIT = 2000;
const PAN = 60;
const ZOOM = 1.25;

/** Projects, what they are tagged with and the themes that have them, as a network. */
export function NetworkView({ choice }: { choice: ReactNode }) {
  const { t, say } = useText();
  const words = t.pictures.network;
  const [kinds, setKinds] = useState<readonly Kind[]>(CONCEPTS);
  const [themed, setThemed] = useState(true);
  const answer = useRead("forge.network", {
    selection: { matching: { filter: NO_FILTER, except: [] } },
    themed,
    kinds: CONCEPTS.filter((kind) => kinds.includes(kind)),
    limit: LIMIT,
  });
  const filters = (
    <>
      {choice}
      <span className="small mute hide-narrow">{words.shown}</span>
      {CONCEPTS.map((kind) => (
        <Checkbox
          key={kind}
          checked={kinds.includes(kind)}
          onChange={(on) => setKinds((now) => (on ? [...now, kind] : now.filter((own) => own !== kind)))}
          testid={`network-kind-${kind}`}
        >
          <span className="row">
            <KindMark kind={kind} />
            {words.kinds[kind]}
          </span>
        </Checkbox>
      ))}
      <Checkbox checked={themed} onChange={setThemed} testid="network-themed">
        {words.themed}
      </Checkbox>
      <span className="grow" />
    </>
  );
  const bare = (inner: ReactNode) => (
    <div className="fpic" data-testid="portfolio-network">
      <div className="bar sub">{filters}</div>
      {inner}
    </div>
  );
  if (answer.error)
    return bare(
      <div className="fpic-note">
        <Note tone="bad" action={<Button onPress={() => void answer.refetch()}>{t.common.retry}</Button>}>
          {say(`problem.${answer.error.code}`, answer.error.params)}
        </Note>
      </div>,
    );
  if (!answer.data) return bare(<Loading rows={8} />);
  if (answer.data.nodes.length === 0)
    return bare(
      <EmptyState icon="weave" title={words.emptyTitle} testid="network-none">
        {words.emptyBody}
      </EmptyState>,
    );
  return <Drawn network={answer.data} filters={filters} />;
}

function Drawn({ network, filters }: { network: Network; filters: ReactNode }) {
  const { t, f, pick } = useText();
  const words = t.pictures.network;
  const navigate = useNavigate();
  const head = useHead();
  const picture = useRef<NetworkHandle>(null);
  const search = useRef<HTMLInputElement>(null);
  const [sought, setSought] = useState("");
  const [chosenKey, setChosenKey] = useState<string | null>(null);
  const [pointed, setPointed] = useState<number | null>(null);
  // Whose neighbours are listed: walking the list does not make another one of it.
  const [nearKey, setNearKey] = useState<string | null>(null);
  const [percent, setPercent] = useState(0);
  const asked = useDeferredValue(sought.trim());

  const keyOf = (i: number) => `${network.nodes[i]?.kind} ${network.nodes[i]?.key}`;
  // Chosen by its key: another answer may have it in another place.
  const placeOf = (key: string | null) => {
    const at = key === null ? -1 : network.nodes.findIndex((_, i) => keyOf(i) === key);
    return at < 0 ? null : at;
  };
  const chosen = placeOf(chosenKey);
  const near = placeOf(nearKey);
  /** Lists the neighbours of the chosen one; those of it already, all again. */
  const narrow = () => setNearKey(nearKey === chosenKey ? null : chosenKey);
  const name = useCallback(
    (i: number) => {
      const node = network.nodes[i];
      if (!node) return "";
      return node.kind === "theme" ? `${node.key} ${pick(node, "label")}` : pick(node, "label") || node.key;
    },
    [network, pick],
  );
  const ties = useMemo(() => neighboursOf(network), [network]);
  const found = useMemo(
    () =>
      asked === ""
        ? null
        : network.nodes.flatMap(({ label_ja, label_en, key }, i) =>
            holds([label_ja, label_en, key], asked) ? [i] : [],
          ),
    [network, asked],
  );
  const focus = pointed ?? chosen;
  const lit = useMemo(() => {
    if (focus !== null) return new Set([focus, ...(ties[focus] ?? [])]);
    return found && new Set(found);
  }, [focus, ties, found]);
  const listed = useMemo(() => {
    if (near !== null) return [near, ...(ties[near] ?? [])];
    return found ?? network.nodes.map((_, i) => i);
  }, [near, ties, found, network]);

  const choose = (i: number | null) => {
    setChosenKey(i === null ? null : keyOf(i));
    if (i === null) return setNearKey(null);
    picture.current?.reveal(i);
  };
  const open = (i: number) => {
    const node = network.nodes[i];
    if (!node) return;
    if (node.kind === "theme") return void navigate({ to: "/themes/$id", params: { id: String(node.id) } });
    if (node.kind === "project") return void navigate({ to: "/projects", search: { open: node.id } });
    void navigate({ to: "/projects", search: { [node.kind]: [node.key] } });
  };
  const zoom = (by: number) => () => picture.current?.zoom(by);
  const pan = (dx: number, dy: number) => () => picture.current?.pan(dx, dy);
  useKeys([
    { id: "network-larger", label: words.keyZoom, group: "list", keys: ["Equal", "NumpadAdd"], run: zoom(ZOOM) },
    {
      id: "network-smaller",
      label: words.keyZoom,
      group: "list",
      keys: ["Minus", "NumpadSubtract"],
      run: zoom(1 / ZOOM),
    },
    { id: "network-fit", label: words.keyFit, group: "list", keys: ["Digit0"], run: () => picture.current?.fit() },
    { id: "network-left", label: words.keyPan, group: "list", keys: ["shift+ArrowLeft"], run: pan(PAN, 0) },
    { id: "network-right", label: words.keyPan, group: "list", keys: ["shift+ArrowRight"], run: pan(-PAN, 0) },
    { id: "network-up", label: words.keyPan, group: "list", keys: ["shift+ArrowUp"], run: pan(0, PAN) },
    { id: "network-down", label: words.keyPan, group: "list", keys: ["shift+ArrowDown"], run: pan(0, -PAN) },
    {
      id: "network-search",
      label: words.keySearch,
      group: "list",
      keys: ["Slash"],
      run: () => search.current?.focus(),
    },
    {
      id: "network-near",
      label: words.keyNeighbours,
      group: "list",
      keys: ["KeyF"],
      enabled: chosen !== null,
      run: narrow,
    },
    {
      id: "network-clear",
      label: words.keyClear,
      group: "list",
      keys: ["Escape"],
      enabled: chosen !== null,
      run: () => choose(null),
    },
  ]);
  useScreenHints([
    { keys: ["ArrowUp", "ArrowDown"], label: words.keyWalk },
    { keys: "Enter", label: words.keyOpen },
    { keys: "KeyF", label: words.keyNeighbours },
    { keys: ["'+'", "'-'"], label: words.keyZoom },
    { keys: "Digit0", label: words.keyFit },
    { keys: "Slash", label: words.keySearch },
  ]);
  const counted = words.count(f.number(network.nodes.length), f.number(network.edges.length));
  const notes = [
    ...(network.cut > 0 ? [words.cut(f.number(network.cut), network.cut)] : []),
    ...(network.hidden > 0 ? [t.pictures.hiddenProjects(f.number(network.hidden), network.hidden)] : []),
  ];
  const paint = () => {
    // The same places as on screen, once they stand still.
    const places = settle(network.nodes.length, network.edges);
    while (places.step());
    return pictureOfNetwork(network, places, {
      head: head(words.title, [counted, ...notes]),
      kind: (kind) => words.kinds[kind],
      name,
    });
  };
  const own = chosen === null ? undefined : network.nodes[chosen];
  return (
    <div className="fpic" data-testid="portfolio-network">
      <div className="bar sub">
        {filters}
        <span className="row">
          <Button look="ghost" size="sm" icon="minus" label={t.pictures.smaller} keys="'-'" onPress={zoom(1 / ZOOM)} />
          <Button look="ghost" size="sm" onPress={() => picture.current?.fit()} testid="network-fit">
            {t.pictures.fit}
          </Button>
          <Button look="ghost" size="sm" icon="plus" label={t.pictures.larger} keys="'+'" onPress={zoom(ZOOM)} />
        </span>
        <ExportMenu shows="network" name={words.file} title={words.title} paint={paint} disabled={percent < 100} />
      </div>
      <div className="body">
        <NetworkCanvas
          ref={picture}
          network={network}
          name={name}
          chosen={chosen}
          pointed={pointed}
          lit={lit}
          onChoose={choose}
          onOpen={open}
          onPoint={setPointed}
          onSettled={setPercent}
        />
        <aside className="detail fnet-side">
          <div className="fnet-find">
            <Field
              ref={search}
              size="sm"
              icon="search"
              clearable
              value={sought}
              onChange={(text) => {
                // Words are looked for among all of them.
                setNearKey(null);
                setSought(text);
              }}
              ariaLabel={words.search}
              placeholder={words.search}
              testid="network-search"
            />
          </div>
          <div className="fnet-chosen" data-testid="network-chosen">
            {own && chosen !== null ? (
              <>
                <span className="row small mute">
                  <NodeMark kind={own.kind} />
                  {words.kinds[own.kind]}
                  <span className="mono ell">{own.key}</span>
                  <span className="grow" />
                  <span className="nw">{words.edges(f.number(own.edges), own.edges)}</span>
                  <Button
                    look="ghost"
                    size="sm"
                    icon="close"
                    label={words.clear}
                    keys="Escape"
                    onPress={() => choose(null)}
                    testid="network-clear"
                  />
                </span>
                <b className="phrase">{name(chosen)}</b>
                <span className="row wrap">
                  <Button size="sm" keys="Enter" onPress={() => open(chosen)} testid="network-open">
                    {own.kind === "theme"
                      ? words.openTheme
                      : own.kind === "project"
                        ? words.openProject
                        : words.openConcept}
                  </Button>
                  <Button size="sm" on={near === chosen} keys="KeyF" onPress={narrow} testid="network-near">
                    {words.keyNeighbours}
                  </Button>
                </span>
              </>
            ) : (
              <p className="small faint phrase">{words.none}</p>
            )}
          </div>
          <NodeList network={network} listed={listed} name={name} chosen={chosen} onChoose={choose} onOpen={open} />
        </aside>
      </div>
      <div className="bar sub fpic-foot">
        {[counted, ...notes].map((line) => (
          <span key={line} className="small mute ell" data-testid="network-count">
            {line}
          </span>
        ))}
      </div>
    </div>
  );
}
