import { Link } from "@tanstack/react-router";
import { type ReactNode, useRef } from "react";
import type { Asset, AssetSuggestion, Role, Strand } from "../../../api/bindings.ts";
import { useWrite } from "../../../api/client.ts";
import {
  AssetChip,
  Button,
  Section,
  Select,
  SuggestionList,
  toneOfRole,
  useAssetWords,
} from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { NO_ROLE, ROLES, type RoleId, roleOf } from "../roles.ts";
import { SavedField } from "../SavedField.tsx";
import { titleOf } from "./StrandLine.tsx";

interface StrandPanelProps {
  theme: number;
  strand: Strand;
  /** Place among the projects, or among what is no project, and how many these are. */
  at: number;
  of: number;
  /** The suggestion that was chosen on the board. */
  current: AssetSuggestion | undefined;
  onOrder: (by: 1 | -1) => void;
  onAsset: (asset: Asset | null) => void;
  onExtra: () => void;
  onClose: () => void;
}

/** One thread beside the board: its role and note, what it brings, what its text suggests. */
export function StrandPanel(props: StrandPanelProps) {
  const { theme, strand, at, of, current, onOrder, onAsset, onExtra, onClose } = props;
  const { t, f, say, pick } = useText();
  const words = t.weave.strand;
  const add = useRef<HTMLButtonElement>(null);
  const edit = useWrite("theme.thread_edit");
  const takeOut = useWrite("theme.thread_remove");
  const removeExtra = useWrite("theme.extra_remove");
  const { project, extra } = strand;
  const save = (fields: { role?: Role | null; note?: string }) =>
    project ? edit.run({ id: theme, project: project.id, ...fields }) : Promise.resolve(undefined);

  const arrows = (
    <>
      <Button
        writes
        size="sm"
        look="ghost"
        icon="up"
        label={words.up}
        disabled={at <= 0}
        onPress={() => onOrder(-1)}
        testid="thread-up"
      />
      <Button
        writes
        size="sm"
        look="ghost"
        icon="down"
        label={words.down}
        disabled={at >= of - 1}
        onPress={() => onOrder(1)}
        testid="thread-down"
      />
    </>
  );
  return (
    <>
      <header className="wp-h">
        <span className="row">
          <span className="grow small faint">{project ? words.title : words.extraTitle}</span>
          <Button
            size="sm"
            look="ghost"
            icon="close"
            label={t.weave.gap.close}
            onPress={onClose}
            testid="panel-close"
          />
        </span>
        <h2 className="wp-title">{titleOf(strand, pick)}</h2>
        {project && (
          <p className="small mute">
            <span className="mono">{project.key}</span> {project.institution} · {f.fiscalYears(project.years)}
            {strand.ends_on && ` · ${words.ends(strand.ends_on)}`}
          </p>
        )}
        {extra && (
          <p className="small mute">
            {say(`extra-kind.${extra.kind}`)}
            {extra.source !== "" && ` · ${extra.source}`}
          </p>
        )}
        <div className="row wrap wp-acts">
          {project && (
            <>
              <Link to="/projects" search={{ open: project.id }} className="btn sm">
                {words.open}
              </Link>
              {arrows}
              <Button
                writes
                size="sm"
                look="ghost"
                icon="close"
                onPress={async () => {
                  if (await takeOut.run({ id: theme, project: project.id })) onClose();
                }}
                testid="thread-remove"
              >
                {words.remove}
              </Button>
            </>
          )}
          {extra && (
            <>
              <Button writes size="sm" icon="edit" onPress={onExtra} testid="extra-edit">
                {words.edit}
              </Button>
              {arrows}
              <Button
                writes
                size="sm"
                look="ghost"
                icon="trash"
                onPress={async () => {
                  if (await removeExtra.run({ id: extra.id })) onClose();
                }}
                testid="extra-remove"
              >
                {words.removeExtra}
              </Button>
            </>
          )}
        </div>
      </header>
      <div className="wp-b scroll">
        {project && (
          <section className="sec stack">
            <Select<RoleId>
              writes
              label={words.role}
              choices={[
                ...ROLES.map((id) => ({ id, label: say(`role.${id}`) })),
                { id: NO_ROLE, label: words.roleLater },
              ]}
              value={strand.role}
              placeholder={t.weave.board.noRole}
              onChange={(id) => roleOf(id) !== strand.role && void save({ role: roleOf(id) })}
              testid="thread-role"
            />
            <SavedField
              key={project.id}
              saved={strand.note}
              save={async (note) => (await save({ note: note.trim() })) !== undefined}
              label={words.note}
              placeholder={words.notePlaceholder}
              maxLength={400}
              testid="thread-note"
            />
            {strand.agreed && (
              <Link
                to="/themes/$id"
                params={{ id: String(theme) }}
                search={{ tab: "hearings" }}
                className="small"
                data-testid="thread-hearing"
              >
                {t.common.colon(words.hearing, say(`agreed.${strand.agreed}`))}
              </Link>
            )}
          </section>
        )}
        {extra && extra.note !== "" && (
          <section className="sec">
            <p className="small phrase">{extra.note}</p>
          </section>
        )}
        <Section
          title={words.assets}
          end={
            <Button writes size="sm" icon="plus" keys="KeyA" onPress={() => onAsset(null)} testid="asset-add" ref={add}>
              {words.addAsset}
            </Button>
          }
        >
          {strand.assets.length === 0 ? (
            <p className="faint small">{words.none}</p>
          ) : (
            <ul className="wp-assets">
              {strand.assets.map((asset) => (
                <AssetRow key={asset.id} asset={asset} tone={extra ? "x" : toneOfRole(strand.role)}>
                  <Button
                    writes
                    size="sm"
                    look="ghost"
                    icon="edit"
                    label={words.edit}
                    onPress={() => onAsset(asset)}
                    testid="asset-edit"
                  />
                </AssetRow>
              ))}
            </ul>
          )}
        </Section>
        {project && (
          <Section title={words.suggested}>
            {strand.suggested.length === 0 ? (
              <p className="faint small">{words.noSuggestion}</p>
            ) : (
              <SuggestionList
                project={project.id}
                suggested={strand.suggested}
                current={current}
                onDone={() => add.current?.focus()}
              />
            )}
          </Section>
        )}
      </div>
    </>
  );
}

function AssetRow({
  asset,
  tone,
  children,
}: {
  asset: Asset;
  tone: ReturnType<typeof toneOfRole>;
  children: ReactNode;
}) {
  const { say } = useText();
  const { quality } = useAssetWords();
  return (
    <li data-testid="strand-asset" data-id={asset.id}>
      <span className="row">
        <AssetChip fields={asset} tone={tone} />
        <span className="faint tiny nw">
          {say(`step.${asset.step}`)} · {say(`asset-state.${asset.state}`)}
        </span>
        <span className="grow" />
        {children}
      </span>
      {quality(asset).length > 0 && <span className="tiny mute">{quality(asset).join(" · ")}</span>}
      {asset.sentence !== "" && <p className="quote">{asset.sentence}</p>}
      {(asset.field !== "" || asset.source !== "") && (
        <span className="tiny faint">
          {[asset.field && say(`field.${asset.field}`), asset.source].filter(Boolean).join(" · ")}
        </span>
      )}
    </li>
  );
}
