import { useNavigate } from "@tanstack/react-router";
import { useEffect, useMemo, useRef, useState } from "react";
import type { Board, Need, Theme } from "../../../api/bindings.ts";
import { useRead } from "../../../api/client.ts";
import { Button, Checkbox, EmptyState, Loading, Note } from "../../../components/index.ts";
import { useScreenHints } from "../../../keys/index.ts";
import { useText } from "../../../text/index.ts";
import { ExportMenu } from "./ExportMenu.tsx";
import { layOutComposition, NARROWEST } from "./layout.ts";
import { MapDrawing } from "./MapDrawing.tsx";
import { pictureOfComposition } from "./picture.ts";
import { PICTURE_ROOM, useHead } from "./useHead.ts";
import { useMapWords } from "./words.ts";
import "./pictures.css";

/** What a theme is made of and what it lacks: threads, assets, needs. */
export function MapTab({ theme }: { theme: Theme }) {
  const { t, say } = useText();
  const board = useRead("forge.board", { theme: theme.id });
  if (board.error)
    return (
      <div className="fpic-note">
        <Note tone="bad" action={<Button onPress={() => void board.refetch()}>{t.common.retry}</Button>}>
          {say(`problem.${board.error.code}`, board.error.params)}
        </Note>
      </div>
    );
  if (!board.data) return <Loading rows={8} />;
  return <DrawnMap theme={theme} board={board.data} />;
}

function DrawnMap({ theme, board }: { theme: Theme; board: Board }) {
  const { t, f, say, pick, lang } = useText();
  const words = t.pictures.map;
  const navigate = useNavigate();
  const said = useMapWords();
  const head = useHead();
  const [suggestions, setSuggestions] = useState(true);
  const frame = useRef<HTMLDivElement>(null);
  const svg = useRef<SVGSVGElement>(null);
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
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words are those of the language
  const map = useMemo(
    () => layOutComposition(board, said.composition, { room: room - 32, suggestions }),
    [board, room, suggestions, lang],
  );
  useScreenHints([
    { keys: ["ArrowLeft", "ArrowRight"], label: words.keyMove },
    { keys: "Enter", label: t.pictures.network.keyOpen },
  ]);
  const title = `${words.title} · ${theme.code} ${pick(theme, "title")}`;
  const hidden = board.hidden > 0 ? [t.pictures.hidden(f.number(board.hidden), board.hidden)] : [];
  const left = map.left > 0 ? [words.left(f.number(map.left), map.left)] : [];
  const triple = [theme.target, theme.modality, theme.indication]
    .map((own) => (own ? pick(own, "label") : "—"))
    .join(" × ");
  const paint = () =>
    pictureOfComposition(layOutComposition(board, said.composition, { room: PICTURE_ROOM - 48, suggestions }), {
      head: head(title, [t.common.colon(t.themes.triple, triple), ...hidden, ...left]),
      threads: words.threads,
      assets: words.assets,
      needs: words.needs,
      step: (step) => say(`step.${step}`),
      under: said.underThread,
      stand: said.standOf,
      legend: words.legend,
    });
  // On the weave, beside it who could close the gap, or the thread.
  const openBeside = (shown: Need | string) =>
    void navigate({ to: "/themes/$id", params: { id: String(theme.id) }, search: { shown } });
  if (board.strands.length === 0 && board.hidden === 0)
    return (
      <EmptyState icon="weave" title={words.emptyTitle} testid="forge-map-none">
        {words.emptyBody}
      </EmptyState>
    );
  return (
    <div className="fpic" data-testid="forge-map-tab">
      <div className="bar sub">
        <Checkbox checked={suggestions} onChange={setSuggestions} testid="forge-map-suggestions">
          {words.suggestions}
        </Checkbox>
        <span className="grow small mute ell">{words.how}</span>
        <ExportMenu shows="map" theme={theme.id} name={words.file(theme.code)} title={title} paint={paint} />
      </div>
      <div className="fpic-frame" ref={frame}>
        <MapDrawing
          ref={svg}
          map={map}
          onProject={(id) => void navigate({ to: "/projects", search: { open: id } })}
          onExtra={openBeside}
          onNeed={openBeside}
        />
      </div>
      <div className="bar sub fpic-foot">
        <ul className="fmap-legend small mute">
          {(["have", "obtaining", "suggested", "open"] as const).map((tone) => (
            <li key={tone}>
              <i className={tone} aria-hidden="true" />
              {words.legend[tone]}
            </li>
          ))}
        </ul>
        <span className="grow" />
        {[...hidden, ...left].map((line) => (
          <span key={line} className="small mute ell">
            {line}
          </span>
        ))}
      </div>
    </div>
  );
}
