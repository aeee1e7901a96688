import type { Source } from "../../api/bindings.ts";
import { useRead } from "../../api/client.ts";
import { useText } from "../../text/index.ts";
import { Loading, Note } from "../Bits.tsx";
import { Button } from "../Button.tsx";
import { SourceLink } from "../SourceLink.tsx";
import "./sources.css";

/** Where the shipped vocabulary comes from, with what each owner asks to be said. Needs no library. */
export function Sources() {
  const { t, say } = useText();
  const list = useRead("concept.sources", {});
  return (
    <section className="sources" data-testid="vocabulary">
      <h2>{t.vocabulary.sources}</h2>
      <p className="mute phrase">{t.vocabulary.lead}</p>
      {list.error && (
        <Note tone="bad" action={<Button onPress={() => void list.refetch()}>{t.common.retry}</Button>}>
          {say(`problem.${list.error.code}`, list.error.params)}
        </Note>
      )}
      {list.isPending && <Loading rows={8} />}
      {list.data && (
        <div className="sources-all">
          <table aria-label={t.vocabulary.sources} data-testid="vocabulary-sources">
            <thead className="heads">
              <tr>
                <th scope="col">{t.vocabulary.name}</th>
                <th scope="col">{t.vocabulary.version}</th>
                <th scope="col" className="num">
                  {t.vocabulary.rows}
                </th>
                <th scope="col">{t.vocabulary.licence}</th>
                <th scope="col">{t.vocabulary.attribution}</th>
              </tr>
            </thead>
            <tbody>
              {list.data.sources.map((source) => (
                <Row key={source.name} source={source} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Row({ source }: { source: Source }) {
  const { t, f } = useText();
  return (
    <tr data-testid="vocabulary-source">
      <th scope="row" className="selectable">
        {source.name}
        {source.url !== "" && <SourceLink url={source.url} from={t.vocabulary.linkFrom} />}
      </th>
      <td className="selectable">{source.version}</td>
      <td className="num">{f.number(source.rows)}</td>
      <td className="selectable">{source.licence}</td>
      {/* Others are told in their own words, whatever the language of the window. */}
      <td className="selectable" lang={source.url === "" ? undefined : "en"}>
        {source.attribution}
      </td>
    </tr>
  );
}
