import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { runAction } from "../../actions/index.ts";
import { useRead, useWrite } from "../../api/client.ts";
import { Button, Field, KeyValue, Segmented, SynthMark, useDraft } from "../../components/index.ts";
import { useText } from "../../text/index.ts";
import { useAppearance } from "../../text/language.ts";
import { SettingsFrame } from "./SettingsFrame.tsx";

/** What a person sets on this machine, and the health of the open library. */
export function SettingsScreen() {
  const { t, f, lang } = useText();
  const look = useAppearance();
  const navigate = useNavigate();
  const settings = useRead("settings.get", {});
  const status = useRead("library.status", {});
  const save = useWrite("settings.set", { quiet: true });
  const [nameEmpty, setNameEmpty] = useState(false);
  const name = useDraft(settings.data?.name ?? "", (text) => {
    const empty = text.trim() === "";
    setNameEmpty(empty);
    if (!empty) void save.run({ name: text.trim() });
  });
  const open = status.data?.open;

  return (
    <SettingsFrame lead={t.settings.lead}>
      <div className="settings">
        <section>
          <h2>{t.settings.you}</h2>
          <div className="set">
            <Field
              label={t.settings.name}
              hint={t.settings.nameHint}
              error={nameEmpty ? t.settings.nameEmpty : undefined}
              maxLength={80}
              testid="settings-name"
              {...name}
            />
          </div>
        </section>
        <section>
          <h2>{t.settings.look}</h2>
          <div className="set row wrap wide">
            <Segmented
              label={t.settings.language}
              hideLabel={false}
              value={lang}
              choices={[
                { id: "ja", label: t.common.japanese },
                { id: "en", label: t.common.english },
              ]}
              onChange={(language) => void save.run({ language })}
              testid="settings-language"
            />
            <Segmented
              label={t.settings.appearance}
              hideLabel={false}
              value={look}
              choices={[
                { id: "light", label: t.common.light },
                { id: "dark", label: t.common.dark },
              ]}
              onChange={(appearance) => void save.run({ appearance })}
              testid="settings-appearance"
            />
          </div>
          <p className="faint small">{t.settings.appearanceHint}</p>
        </section>
        <section>
          <h2>
            {t.settings.library}
            {open?.sample && <SynthMark />}
          </h2>
          {open ? (
            <>
              <KeyValue
                labelWidth={96}
                items={[
                  [
                    t.settings.libraryPath,
                    <span key="p" className="selectable" data-testid="settings-path">
                      {open.path}
                    </span>,
                  ],
                  [t.settings.libraryProjects, f.number(open.projects)],
                  [t.settings.libraryThemes, f.number(open.themes)],
                ]}
              />
              <div className="row wrap">
                <Button icon="shield" onPress={() => void navigate({ to: "/settings/keep" })} testid="settings-keep">
                  {t.settings.toKeep}
                </Button>
                <Button
                  icon="close"
                  look="ghost"
                  onPress={() => runAction("library.close", {})}
                  testid="settings-close"
                >
                  {t.settings.close}
                </Button>
              </div>
            </>
          ) : (
            <p className="mute">{t.settings.noLibrary}</p>
          )}
        </section>
        <section>
          <h2>{t.settings.about}</h2>
          <KeyValue
            labelWidth={96}
            items={[[t.settings.version, `${t.common.appName} ${status.data?.version ?? ""}`]]}
          />
          <p className="faint small phrase">{t.settings.local}</p>
        </section>
      </div>
    </SettingsFrame>
  );
}
