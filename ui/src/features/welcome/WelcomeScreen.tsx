import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { chooseLibrary, openLibrary } from "../../actions/library.ts";
import { useRead, useWrite } from "../../api/client.ts";
import { Icon, type IconName, Mark, Segmented } from "../../components/index.ts";
import { useText } from "../../text/index.ts";
import { useAppearance } from "../../text/language.ts";
import { Threads } from "./Threads.tsx";
import "./welcome.css";

/** The first page: what this is, and three ways in. */
export function WelcomeScreen() {
  const { t, lang, f } = useText();
  const look = useAppearance();
  const navigate = useNavigate();
  const recent = useRead("library.recent", {});
  const status = useRead("library.status", {});
  const settings = useWrite("settings.set", { quiet: true });
  const [working, setWorking] = useState(false);

  const enter = async (way: () => Promise<boolean>) => {
    if (working) return;
    setWorking(true);
    const inside = await way();
    setWorking(false);
    if (inside) await navigate({ to: "/projects" });
  };
  const reopen = (path: string) => enter(() => openLibrary({ path }));

  const way = (how: "sample" | "create" | "open", icon: IconName, title: string, text: string, name: string) => (
    <li>
      <button
        type="button"
        className={`way${how === "sample" ? " first" : ""}`}
        disabled={working}
        onClick={() => void enter(() => chooseLibrary(how, name))}
        data-testid={`welcome-${how}`}
      >
        <Icon name={icon} size="l" />
        <span className="col">
          <b>{title}</b>
          <span className="phrase">{text}</span>
        </span>
        <Icon name="right" />
      </button>
    </li>
  );
  const libraries = recent.data?.libraries ?? [];

  return (
    <div className="welcome" data-testid="welcome">
      <div className="welcome-in">
        <header>
          <Threads />
          <h1>
            <Mark size={34} />
            {t.welcome.title}
          </h1>
          <p className="lead phrase">{t.welcome.lead}</p>
          <p className="phrase mute">{t.welcome.sub}</p>
        </header>
        <div className="welcome-cols">
          <section>
            <h2>{t.welcome.start}</h2>
            <ul>
              {way("sample", "weave", t.welcome.sample, t.welcome.sampleText, t.welcome.sampleName)}
              {way("create", "plus", t.welcome.create, t.welcome.createText, t.welcome.newName)}
              {way("open", "folder", t.welcome.open, t.welcome.openText, t.welcome.newName)}
            </ul>
          </section>
          <section>
            <h2>{t.welcome.recent}</h2>
            {libraries.length === 0 ? (
              <p className="phrase faint none">{recent.isPending ? "" : t.welcome.recentNone}</p>
            ) : (
              <ul className="recents">
                {libraries.map((library) => {
                  const { name, folder } = parts(library.path);
                  return (
                    <li key={library.path}>
                      <button
                        type="button"
                        className="recent"
                        title={library.path}
                        disabled={working || !library.exists}
                        onClick={() => void reopen(library.path)}
                        data-testid="welcome-recent"
                      >
                        <span className="row">
                          <b className="ell">{name}</b>
                          <span className="when">
                            {library.exists ? f.daysAgo(library.opened_at) : t.welcome.missing}
                          </span>
                        </span>
                        <bdo dir="ltr" className="ell faint small">
                          {folder}
                        </bdo>
                      </button>
                    </li>
                  );
                })}
              </ul>
            )}
          </section>
        </div>
        <footer>
          <Segmented
            size="sm"
            label={t.welcome.language}
            value={lang}
            choices={[
              { id: "ja", label: t.common.japanese },
              { id: "en", label: t.common.english },
            ]}
            onChange={(language) => void settings.run({ language })}
            testid="welcome-language"
          />
          <Segmented
            size="sm"
            label={t.welcome.appearance}
            value={look}
            choices={[
              { id: "light", label: t.common.light },
              { id: "dark", label: t.common.dark },
            ]}
            onChange={(appearance) => void settings.run({ appearance })}
            testid="welcome-appearance"
          />
          <span className="grow" />
          <span className="phrase faint small local" role="status">
            {working ? t.welcome.working : t.welcome.local}
          </span>
          <span className="faint small nw">{t.welcome.version(status.data?.version ?? "")}</span>
        </footer>
      </div>
    </div>
  );
}

/** File name without ending, and the folder it lies in. */
function parts(path: string): { name: string; folder: string } {
  const cut = Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\"));
  return { name: path.slice(cut + 1).replace(/\.tsumugi$/, ""), folder: path.slice(0, Math.max(cut, 1)) };
}
