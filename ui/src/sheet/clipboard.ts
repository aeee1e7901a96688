/** Tables on the clipboard: as Excel and other spreadsheets write and read them. */

/** A table as it was copied. */
export interface Copied {
  /** As many cells in each row. */
  rows: readonly (readonly string[])[];
  /** Cells that were merged: the place of the first one, by `row:column` of the others. */
  merged: Readonly<Record<string, readonly [row: number, column: number]>>;
}

/** Merged cells of a whole column of a spreadsheet are no table. */
const MOST = 5_000;

/** A table from what was copied: a page's table where there is one, else text in columns. Nothing = there is none. */
export function readTable(html: string, plain: string): Copied | null {
  const table = html.includes("<t") ? fromPage(html) : null;
  const rows = table?.rows ?? fromText(plain);
  const width = Math.max(0, ...rows.map((row) => row.length));
  if (width === 0 || rows.every((row) => row.every((cell) => cell.trim() === ""))) return null;
  const even = rows.map((row) => Array.from({ length: width }, (_, i) => row[i] ?? ""));
  return { rows: even, merged: table?.merged ?? {} };
}

/** Each of the cells that were merged says what the first one does. */
export function filled({ rows, merged }: Copied): readonly (readonly string[])[] {
  return rows.map((row, i) =>
    row.map((cell, j) => {
      const first = merged[`${i}:${j}`];
      return first ? (rows[first[0]]?.[first[1]] ?? "") : cell;
    }),
  );
}

/** How many merged cells there are, not counting those they cover. */
export const countMerged = ({ merged }: Copied) => new Set(Object.values(merged).map(String)).size;

function fromPage(html: string): Copied | null {
  const table = new DOMParser().parseFromString(html, "text/html").querySelector("table");
  if (!table) return null;
  const rows: string[][] = [];
  const merged: Record<string, readonly [number, number]> = {};
  const lines = [...table.querySelectorAll("tr")].filter((line) => line.closest("table") === table);
  for (const [i, line] of lines.entries()) {
    rows[i] ??= [];
    let at = 0;
    for (const cell of line.querySelectorAll<HTMLTableCellElement>(":scope > td, :scope > th")) {
      while (rows[i]?.[at] !== undefined) at += 1;
      const span = (name: string, most: number) => Math.max(1, Math.min(most, Number(cell.getAttribute(name)) || 1));
      const over = /mso-ignore:\s*colspan/.test(cell.getAttribute("style") ?? "");
      const [down, across] = [span("rowspan", lines.length - i), span("colspan", MOST)];
      for (let r = i; r < i + down; r += 1)
        for (let c = at; c < at + across; c += 1) {
          rows[r] ??= [];
          const row = rows[r] as string[];
          row[c] = r === i && c === at ? textOf(cell) : "";
          // Of text that only runs over into the cells beside it Excel says so: those are cells of their own.
          if (!over && (r !== i || c !== at)) merged[`${r}:${c}`] = [i, at];
        }
      at += across;
    }
  }
  return { rows: rows.map((row) => Array.from(row, (cell) => cell ?? "")), merged };
}

/** The words of a cell: breaks are kept, what the page was folded with is not. */
function textOf(cell: HTMLElement): string {
  let text = "";
  const walk = (node: Node) => {
    if (node.nodeType === Node.TEXT_NODE) text += (node.nodeValue ?? "").replace(/[ \t\r\n\f]+/g, " ");
    else if (node.nodeName === "BR") text += "\n";
    else {
      if (/^(P|DIV|LI)$/.test(node.nodeName) && text.trim() !== "") text += "\n";
      for (const child of node.childNodes) walk(child);
    }
  };
  walk(cell);
  return text
    .replace(/\u00a0/g, " ")
    .replace(/ *\n */g, "\n")
    .trim();
}

/** Text in columns parted by tabs. A cell in quotes may hold breaks, tabs, and quotes written twice. */
function fromText(plain: string): string[][] {
  const text = plain.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  if (text === "") return [];
  const rows: string[][] = [[]];
  let at = 0;
  while (at <= text.length) {
    // Only what ends where a cell may end is in quotes; others are words in quotation marks.
    const quoted = /^"((?:[^"]|"")*)"(?=\t|\n|$)/.exec(text.slice(at));
    const end = quoted ? at + quoted[0].length : at + (/^[^\t\n]*/.exec(text.slice(at))?.[0].length ?? 0);
    rows.at(-1)?.push(quoted ? (quoted[1] ?? "").replace(/""/g, '"') : text.slice(at, end));
    if (text[end] === "\n") rows.push([]);
    at = end + 1;
  }
  return rows;
}

/** For the clipboard as text: cells with tabs, breaks or quotes stand in quotes. */
export const asText = (rows: readonly (readonly string[])[]): string =>
  rows
    .map((row) => row.map((cell) => (/[\t\n\r"]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell)).join("\t"))
    .join("\r\n");

/** What a spreadsheet would count rather than read. */
const formula = (cell: string) => /^[=@+-]/.test(cell) && !/^[+-][\d,.]+%?$/.test(cell);

const AS_TEXT = ` style="mso-number-format:'\\@'"`;

/** For the clipboard as a table of a page. Words that look like a formula are said to be words. */
export function asPage(rows: readonly (readonly string[])[]): string {
  const said = (cell: string) =>
    cell.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/\r?\n/g, "<br>");
  const body = rows
    .map((row) => `<tr>${row.map((cell) => `<td${formula(cell) ? AS_TEXT : ""}>${said(cell)}</td>`).join("")}</tr>`)
    .join("");
  return `<table><tbody>${body}</tbody></table>`;
}
