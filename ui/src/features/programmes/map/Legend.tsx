import { useText } from "../../../text/index.ts";

/** What the lines and marks of the map mean. */
export function Legend() {
  const { t } = useText();
  const line = (look: string, words: string) => (
    <span className="pmap-key">
      <svg className={`pmap-key-line ${look}`} viewBox="0 0 26 10" aria-hidden="true">
        <path d="M1 5H19" />
        <polygon points="25,5 17,1 17,9" />
      </svg>
      {words}
    </span>
  );
  return (
    <span className="row pmap-legend hide-narrow">
      {line("official", t.programmes.pair.official)}
      {line("assumed", t.programmes.pair.assumed)}
      {line("wrong", t.programmes.map.badLegend)}
      <span className="pmap-key">
        <b className="warn">?</b>
        {t.programmes.map.checkLegend}
      </span>
    </span>
  );
}
