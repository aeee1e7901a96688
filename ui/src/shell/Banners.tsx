import { useState } from "react";
import { runAction } from "../actions/index.ts";
import type { ConflictCopy, OpenLibrary } from "../api/bindings.ts";
import { useMe } from "../api/me.ts";
import { Button, copyText, Icon } from "../components/index.ts";
import { useText } from "../text/index.ts";

const SHOWN_COPIES = 3;

/** An earlier state is looked at. Above the screen: it is known from the first frame, so it pushes nothing. */
export function AsOfBar({ open }: { open: OpenLibrary | null }) {
  const { t, f } = useText();
  if (!open?.as_of) return null;
  return (
    <div className="as-of" role="status" data-testid="as-of">
      <Icon name="history" size="s" />
      <b>{t.keep.readOnly.asOf(f.timestamp(open.as_of))}</b>
      <span className="ell mute small">{t.keep.readOnly.asOfMore}</span>
    </div>
  );
}

/** What came to light while the person was already working. Below the screen, so that nothing moves under the hand. */
export function Banners({ open, damage }: { open: OpenLibrary; damage: readonly string[] | null }) {
  const { t } = useText();
  const [gone, setGone] = useState<readonly string[]>([]);
  const me = useMe();
  const copies = open.copies.filter((copy) => !gone.includes(keyOf(copy)));
  return (
    <>
      {damage && (
        <div className="banner bad" role="alert" data-testid="damage">
          <Icon name="alert" />
          <div className="grow">
            <b>{t.keep.care.title}</b> <span className="phrase">{t.keep.care.body}</span>
          </div>
          <Button size="sm" icon="copy" onPress={() => copyText(damage.join("\n"))}>
            {t.common.copyDetails}
          </Button>
          <Button size="sm" onPress={() => runAction("backup.restore", {})} testid="damage-restore">
            {t.keep.refused.fromBackup}
          </Button>
        </div>
      )}
      {me?.clock_behind && <ClockBanner at={me.clock_behind} />}
      {me?.people && me.id === null && (
        <div className="banner mid" role="status" data-testid="nobody">
          <Icon name="eye-off" />
          <span className="grow phrase">{t.stage.who.banner}</span>
          <Button size="sm" icon="people" onPress={() => runAction("person.choose", {})} testid="nobody-choose">
            {t.stage.who.title}
          </Button>
        </div>
      )}
      {copies.length > 0 && (
        <div className="banner" role="status" data-testid="copies">
          <Icon name="copy" />
          <div className="grow">
            <b>{t.keep.copies.title(copies.length)}</b>
            <Copies copies={copies.slice(0, SHOWN_COPIES)} />
            <p className="phrase mute small">{t.keep.copies.more}</p>
          </div>
          <Button
            look="ghost"
            size="sm"
            icon="close"
            label={t.common.dismiss}
            onPress={() => setGone([...gone, ...copies.map(keyOf)])}
            testid="copies-dismiss"
          />
        </div>
      )}
    </>
  );
}

/** The clock was set back: said as long as it is so. */
function ClockBanner({ at }: { at: string }) {
  const { t, f } = useText();
  return (
    <div className="banner mid" role="alert" data-testid="clock-behind">
      <Icon name="clock" />
      <span className="grow phrase">{t.stage.who.clock(f.timestamp(at))}</span>
    </div>
  );
}

/** Changed again, a copy is spoken of again. */
const keyOf = (copy: ConflictCopy) => `${copy.path} ${copy.modified_at}`;

function Copies({ copies }: { copies: readonly ConflictCopy[] }) {
  const { t, f } = useText();
  return (
    <ul>
      {copies.map((copy) => (
        <li key={copy.path} className="ell selectable" title={copy.path}>
          {(copy.same ? t.keep.copies.same : t.keep.copies.like)(copy.name, f.timestamp(copy.modified_at))}
        </li>
      ))}
    </ul>
  );
}
