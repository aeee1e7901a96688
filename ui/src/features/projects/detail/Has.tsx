import { useRef, useState } from "react";
import type { Asset } from "../../../api/bindings.ts";
import { useRead } from "../../../api/client.ts";
import { AssetChip, AssetDialog, Button, Section, SuggestionList, useAssetWords } from "../../../components/index.ts";
import { useKeys } from "../../../keys/index.ts";
import { useText } from "../../../text/index.ts";

/** What the project brings to a theme: what a person confirmed, and what its text suggests. */
export function Has({ project }: { project: number }) {
  const { t, f, say } = useText();
  const words = t.pictures.has;
  const { data, error } = useRead("asset.list", { id: project }, { keep: false });
  const [editing, setEditing] = useState<Asset | "new" | null>(null);
  const suggestions = useRef<HTMLDivElement>(null);
  const suggested = data?.suggested ?? [];
  useKeys([
    {
      id: "detail-suggestion",
      label: words.keyAccept,
      group: "tags",
      keys: ["KeyY"],
      writes: true,
      enabled: suggested.length > 0,
      // The first press leads there: nobody confirms a sentence they have not seen.
      run: () => {
        const first = suggestions.current?.querySelector<HTMLElement>("[data-row]");
        if (!first || suggestions.current?.contains(document.activeElement)) return false;
        first.scrollIntoView?.({ block: "nearest" });
        first.focus();
        return true;
      },
    },
  ]);
  return (
    <Section
      title={words.title}
      testid="detail-has"
      end={
        <Button writes size="sm" look="ghost" icon="plus" onPress={() => setEditing("new")} testid="detail-asset-add">
          {words.add}
        </Button>
      }
    >
      {error && <p className="faint small">{say(`problem.${error.code}`, error.params)}</p>}
      {data && data.assets.length === 0 && <p className="faint small">{words.none}</p>}
      {data && data.assets.length > 0 && (
        <ul className="detail-assets">
          {data.assets.map((asset) => (
            <AssetLine key={asset.id} asset={asset} onEdit={() => setEditing(asset)} />
          ))}
        </ul>
      )}
      {suggested.length > 0 && (
        <div className="detail-suggested" ref={suggestions}>
          <h4 className="small mute">{words.suggested(f.number(suggested.length), suggested.length)}</h4>
          <SuggestionList project={project} suggested={suggested} />
        </div>
      )}
      {editing !== null && (
        <AssetDialog
          owner={{ project }}
          {...(editing === "new" ? {} : { asset: editing })}
          onClose={() => setEditing(null)}
        />
      )}
    </Section>
  );
}

/** A confirmed asset: what it is, how good, on which sentence it rests, who said so. */
function AssetLine({ asset, onEdit }: { asset: Asset; onEdit: () => void }) {
  const { t, f, say } = useText();
  const words = useAssetWords();
  const from = [asset.field === "" ? "" : say(`field.${asset.field}`), asset.source, asset.note].filter(Boolean);
  return (
    <li data-testid="detail-asset" data-kind={asset.kind}>
      <span className="row">
        <AssetChip fields={asset} onPress={onEdit} testid="detail-asset-edit" />
        <span className="faint tiny nw">{say(`step.${asset.step}`)}</span>
      </span>
      <span className="faint tiny" title={f.timestamp(asset.at)}>
        {[...words.quality(asset), t.projects.tagBy(asset.by, f.dayOf(asset.at))].join(" · ")}
      </span>
      {(asset.sentence !== "" || from.length > 0) && (
        <span className="quote">
          {asset.sentence !== "" && <q className="selectable">{asset.sentence}</q>}
          {from.length > 0 && <span className="tiny faint tag-where">{from.join(" · ")}</span>}
        </span>
      )}
    </li>
  );
}
