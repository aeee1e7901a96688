import { Link } from "@tanstack/react-router";
import { Button as AriaButton } from "react-aria-components";
import { runAction } from "../actions/index.ts";
import type { LibraryStatus, Me } from "../api/bindings.ts";
import { useMe } from "../api/me.ts";
import { Icon, type IconName, KeyHint, Mark, Menu, SynthMark } from "../components/index.ts";
import { useTaggingLeft } from "../features/tagging/left.ts";
import { useOpenProposals } from "../features/tidy/proposals.ts";
import { RailViews } from "../features/views/RailViews.tsx";
import { useWaiting } from "../features/vocabulary/waiting.ts";
import { useText } from "../text/index.ts";

/** Where one can go. Below 1200 px only the icons, with the words as titles. */
export function Rail({
  status,
  name,
  onPalette,
}: {
  status: LibraryStatus | undefined;
  name: string;
  onPalette: () => void;
}) {
  const { t, f } = useText();
  const open = status?.open;
  const undecided = useOpenProposals(Boolean(open)).total;
  const waiting = useWaiting(Boolean(open));
  const left = useTaggingLeft(Boolean(open));
  const me = useMe(Boolean(open));
  const place = (
    to:
      | "/welcome"
      | "/home"
      | "/projects"
      | "/matrix"
      | "/tagging"
      | "/themes"
      | "/programmes"
      | "/stage-one"
      | "/history"
      | "/import"
      | "/leaks"
      | "/settings",
    icon: IconName,
    label: string,
    id: string,
    n?: number,
  ) => (
    <Link
      to={to}
      title={label}
      data-testid={`nav-${id}`}
      activeOptions={{ exact: false, includeSearch: false }}
      activeProps={{ "aria-current": "page" }}
    >
      <Icon name={icon} />
      <span className="lbl">{label}</span>
      {n !== undefined && <span className="n lbl">{f.number(n)}</span>}
    </Link>
  );
  /** A place where something waits: how much is said in words, too. */
  const badged = (
    to: "/tidy" | "/vocabulary",
    icon: IconName,
    label: string,
    id: string,
    n: number,
    words: (n: string) => string,
  ) => (
    <Link
      to={to}
      title={n > 0 ? `${label} (${words(f.number(n))})` : label}
      data-testid={`nav-${id}`}
      activeOptions={{ exact: false, includeSearch: false }}
      activeProps={{ "aria-current": "page" }}
    >
      <Icon name={icon} />
      <span className="lbl">{label}</span>
      {n > 0 && (
        <span className="n pill" data-testid={`${id}-badge`}>
          <span className="vh">{words(f.number(n))}</span>
          <span className="lbl" aria-hidden="true">
            {f.number(n)}
          </span>
        </span>
      )}
    </Link>
  );
  return (
    <nav className="rail" aria-label={t.shell.navigation}>
      <button type="button" className="vh skip" onClick={() => document.getElementById("main")?.focus()}>
        {t.shell.skipToMain}
      </button>
      <Menu
        label={t.shell.library}
        testid="library-menu"
        trigger={
          <AriaButton className="lib" aria-label={t.shell.library} data-testid="library-menu">
            <Mark />
            <span className="lbl">{t.common.appName}</span>
            {open?.sample && (
              <span className="lbl">
                <SynthMark />
              </span>
            )}
          </AriaButton>
        }
        entries={[
          {
            id: "open",
            label: t.shell.openLibrary,
            icon: "folder",
            keys: "mod+KeyO",
            run: () => runAction("library.open", {}),
          },
          { id: "new", label: t.shell.newLibrary, icon: "plus", run: () => runAction("library.create", {}) },
          null,
          ...(open?.encrypted
            ? [
                {
                  id: "lock",
                  label: t.keep.lock.command,
                  icon: "lock" as const,
                  keys: "mod+shift+KeyL",
                  run: () => runAction("library.lock", {}),
                },
              ]
            : []),
          {
            id: "close",
            label: t.shell.closeLibrary,
            icon: "close",
            disabled: !open,
            run: () => runAction("library.close", {}),
          },
        ]}
      />
      <button
        type="button"
        className="find"
        title={t.shell.goAnywhere}
        aria-label={t.shell.goAnywhere}
        onClick={onPalette}
        data-testid="open-palette"
      >
        <Icon name="search" size="s" />
        <span className="lbl">{t.shell.goAnywhere}</span>
        <span className="lbl end">
          <KeyHint keys="mod+KeyK" />
        </span>
      </button>
      {status && !open && (
        <>
          {place("/welcome", "home", t.shell.welcome, "welcome")}
          {place("/leaks", "inspect", t.leaks.title, "leaks")}
        </>
      )}
      {open && (
        <>
          {place("/home", "home", t.home.title, "home")}
          {place("/projects", "projects", t.shell.projects, "projects", open.projects)}
          {place("/matrix", "matrix", t.matrix.title, "matrix")}
          {place("/tagging", "tag", t.shell.tagging, "tagging", left)}
          {place("/stage-one", "stage", t.stage.title, "stage-one")}
          {place("/themes", "weave", t.shell.themes, "themes", open.themes)}
          {place("/programmes", "programmes", t.programmes.title, "programmes")}
          {badged("/vocabulary", "book", t.shell.vocabulary, "vocabulary", waiting, t.vocabulary.badge)}
          {place("/history", "history", t.shell.history, "history")}
          <div className="line" />
          {place("/import", "import", t.shell.import, "import")}
          {badged("/tidy", "merge", t.shell.tidy, "tidy", undecided, t.tidy.badge)}
          {place("/leaks", "inspect", t.leaks.title, "leaks")}
          <RailViews />
        </>
      )}
      <div className="foot">
        {open?.read_only && (
          <div
            className="who read-only"
            title={open.as_of === null ? t.keep.readOnly.title : t.keep.readOnly.asOfMore}
            data-testid="rail-read-only"
          >
            <Icon name="eye" />
            <span className="lbl">{t.keep.readOnly.badge}</span>
          </div>
        )}
        {me?.people ? (
          <Person me={me} />
        ) : (
          <div className="who" title={`${t.shell.you}: ${name}`}>
            <Icon name="people" />
            <span className="lbl ell">{name || t.common.notSet}</span>
          </div>
        )}
        {place("/settings", "settings", t.shell.settings, "settings")}
      </div>
    </nav>
  );
}

/** As whom the window works; pressing it asks anew. */
function Person({ me }: { me: Me }) {
  const { t } = useText();
  const words = t.stage.who;
  const nobody = me.id === null;
  return (
    <button
      type="button"
      className={`who${nobody ? " nobody" : ""}`}
      title={nobody ? words.railNobody : words.railTitle(me.name, me.organisation)}
      onClick={() => runAction("person.choose", {})}
      data-testid="rail-who"
    >
      <Icon name={nobody ? "eye-off" : "people"} />
      <span className="lbl ell name">{nobody ? words.nobody : me.name}</span>
      {me.organisation !== "" && <span className="lbl ell of">{me.organisation}</span>}
    </button>
  );
}
