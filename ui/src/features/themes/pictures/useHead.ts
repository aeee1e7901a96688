import { useRead } from "../../../api/client.ts";
import type { Shape } from "../../../charts/index.ts";
import { useText } from "../../../text/index.ts";

/** What stands above every picture: its title, then library, day, mark of fictional data, who may see it, what is not shown. */
export interface Head {
  title: string;
  lines: readonly string[];
}

export const MARGIN = 24;
/** px a picture is laid out in: what a page of a meeting holds. */
export const PICTURE_ROOM = 1264;

export function useHead(): (title: string, more?: readonly string[]) => Head {
  const { t, f } = useText();
  const library = useRead("library.status", {}).data?.open;
  return (title, more = []) => ({
    title,
    lines: [
      [
        library?.name,
        t.pictures.date(f.dayOf(new Date().toISOString())),
        ...(library?.sample ? [t.common.synthetic] : []),
      ]
        .filter(Boolean)
        .join(" · "),
      t.pictures.internalLine,
      ...more,
    ],
  });
}

/** Writes the head at the top of a picture; px below it. */
export function drawHead(shapes: Shape[], { title, lines }: Head, room: number): number {
  let top = MARGIN;
  const say = (text: string, size: number, fill: string, strong: boolean) => {
    shapes.push({ kind: "words", x: MARGIN, y: top + size, text, size, fill, strong, room });
    top += Math.round(size * 1.6);
  };
  say(title, 17, "--ink", true);
  for (const line of lines) say(line, 12, "--ink-2", false);
  return top + 10;
}
