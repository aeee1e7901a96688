/** A layout as the text of an SVG file, in the colours the window has now. */
import { bandPathOf, headOf, pathOf } from "./curve.ts";
import type { Layout, Shape } from "./picture.ts";
import { widthOf, wrap } from "./wrap.ts";

const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign] ?? sign);

const ANCHOR = { left: "start", center: "middle", right: "end" } as const;

function drawn(shape: Shape, colour: (token: string) => string): string {
  const ink = colour(shape.fill);
  switch (shape.kind) {
    case "curve": {
      const dash = shape.dashed ? ' stroke-dasharray="6 4"' : "";
      const line = `<path d="${pathOf(shape.curve)}" fill="none" stroke="${ink}" stroke-width="${shape.width}"${dash}/>`;
      const corners = headOf(shape.curve).map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`);
      return shape.arrow ? `${line}<polygon points="${corners.join(" ")}" fill="${ink}"/>` : line;
    }
    case "band":
      return `<path d="${bandPathOf(shape)}" fill="${ink}"/>`;
    case "polygon": {
      const corners = shape.points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" ");
      const line = shape.line ? ` stroke="${colour(shape.line)}" stroke-width="1.2"` : "";
      return `<polygon points="${corners}" fill="${ink}"${line}/>`;
    }
    case "box": {
      const { x, y, width, height } = shape;
      const place = `x="${x}" y="${y}" width="${width}" height="${height}"`;
      if (shape.dashed) return `<rect ${place} fill="none" stroke="${ink}" stroke-width="1.5" stroke-dasharray="4 3"/>`;
      const line = shape.line ? ` stroke="${colour(shape.line)}" stroke-width="1.2"` : "";
      const dash = shape.lineDashed ? ' stroke-dasharray="4 3"' : "";
      return `<rect ${place} rx="${shape.radius ?? 0}" fill="${ink}"${line}${dash}/>`;
    }
    case "words": {
      const { room, size } = shape;
      const text =
        room === undefined || widthOf(shape.text, size) <= room
          ? shape.text
          : (wrap(shape.text, size, room, 1)[0] ?? "");
      const turn = shape.upright ? ` transform="rotate(-90 ${shape.x} ${shape.y})"` : "";
      const strong = shape.strong ? ' font-weight="600"' : "";
      return `<text x="${shape.x}" y="${shape.y}" font-size="${size}" fill="${ink}" text-anchor="${ANCHOR[shape.align ?? "left"]}"${strong}${turn}>${escaped(text)}</text>`;
    }
  }
}

/** The text of an SVG file. */
export function svgOf({ width, height, shapes }: Layout, title: string): string {
  const style = getComputedStyle(document.documentElement);
  const colour = (token: string) => style.getPropertyValue(token).trim();
  const all = shapes.map((shape) => drawn(shape, colour)).join("\n");
  const size = `width="${Math.ceil(width)}" height="${Math.ceil(height)}" viewBox="0 0 ${Math.ceil(width)} ${Math.ceil(height)}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="${NAMESPACE}" ${size} font-family="${escaped(colour("--font").replaceAll('"', "'"))}">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="100%" height="100%" fill="${colour("--surface")}"/>`,
    all,
    "</svg>",
    "",
  ].join("\n");
}

/** The name of the SVG language. An address by form only: nothing is ever fetched from it, and the rule that no source
 *  names anything remote reads addresses in one piece. */
const NAMESPACE = ["http:", "", "www.w3.org", "2000", "svg"].join("/");
