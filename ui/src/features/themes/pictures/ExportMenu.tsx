import { runAction } from "../../../actions/index.ts";
import type { ForgePictureOf } from "../../../api/bindings.ts";
import { type Layout, pngOf, svgOf } from "../../../charts/index.ts";
import { Button, Menu } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";

/** Writes a picture as PNG or SVG, after it was asked for whom. */
export function ExportMenu({
  shows,
  theme,
  name,
  title,
  paint,
  disabled = false,
}: {
  shows: ForgePictureOf;
  theme?: number;
  /** Proposed for the file. */
  name: string;
  title: string;
  paint: () => Layout;
  disabled?: boolean;
}) {
  const { t } = useText();
  const words = t.pictures;
  const write = (ending: "png" | "svg") =>
    void runAction("export.forge", {
      shows,
      ...(theme === undefined ? {} : { theme }),
      name,
      ending,
      paint: async () => (ending === "png" ? pngOf(paint()) : svgOf(paint(), title)),
    });
  return (
    <Menu
      label={words.export}
      testid="forge-export"
      trigger={
        <Button size="sm" icon="export" disabled={disabled} testid="forge-export-menu">
          {words.export}
        </Button>
      }
      entries={[
        { id: "png", label: words.png, icon: "matrix", run: () => write("png") },
        { id: "svg", label: words.svg, icon: "edit", run: () => write("svg") },
      ]}
    />
  );
}
