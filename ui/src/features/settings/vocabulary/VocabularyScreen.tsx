import { Link } from "@tanstack/react-router";
import { useRead } from "../../../api/client.ts";
import { Icon, Sources } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { SettingsFrame } from "../SettingsFrame.tsx";
import "./vocabulary.css";

/** The sources of the shipped vocabulary, which can be read without a library; with one, the way to its vocabulary. */
export function VocabularyScreen() {
  const { t } = useText();
  const status = useRead("library.status", {});
  return (
    <SettingsFrame>
      {status.data?.open && (
        <Link to="/vocabulary" search={{}} className="settings-to-vocabulary" data-testid="settings-to-vocabulary">
          <Icon name="book" size="s" /> {t.vocabulary.toScreen}
        </Link>
      )}
      <Sources />
    </SettingsFrame>
  );
}
