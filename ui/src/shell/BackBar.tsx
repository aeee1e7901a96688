import { useNavigate, useRouterState } from "@tanstack/react-router";
import { useRead } from "../api/client.ts";
import { Icon, KeyHint } from "../components/index.ts";
import { useKeys } from "../keys/index.ts";
import { useText } from "../text/index.ts";
import { type Back, backOf } from "./back.ts";

/** The way back to the theme whose source is shown. */
export function BackBar() {
  const given = useRouterState({ select: ({ location }) => (location.search as { back?: unknown }).back });
  const back = backOf(given);
  return back && <Bar back={back} />;
}

function Bar({ back }: { back: Back }) {
  const { t } = useText();
  const words = t.themeparts;
  const navigate = useNavigate();
  const theme = useRead("theme.show", { id: back.theme }, { keep: false }).data;
  const go = () => void navigate({ href: back.href });
  useKeys([
    {
      id: "back-to-theme",
      label: words.backKey,
      group: "go",
      icon: "left",
      keys: ["alt+ArrowLeft"],
      palette: true,
      run: go,
    },
  ]);
  return (
    <nav className="back-bar" aria-label={words.backKey}>
      <button type="button" className="link" onClick={go} data-testid="back-to-theme">
        <Icon name="left" size="s" />
        <span className="ell">{words.backTo(theme?.code ?? "", words.parts[back.part])}</span>
        <KeyHint keys="alt+ArrowLeft" />
      </button>
    </nav>
  );
}
