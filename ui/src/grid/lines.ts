/**
 * Lines of a list: its rows, and headings above those of a group. Rows keep their position in the whole list, by
 * which they are fetched and ticked; a line is where something stands on the screen. Folded groups take one line.
 * Everything is found by bisection, so that thousands of groups cost no more than a few.
 */
export interface GridGroup {
  /** What it is remembered as folded by. */
  key: string;
  label: string;
  /** Its first row, 0-based. */
  first: number;
  /** Its rows. */
  count: number;
}

export type Line = { readonly row: number } | { readonly group: number };

export interface Lines {
  count: number;
  /** What stands at a line. */
  at: (line: number) => Line;
  /** Where a row stands; the heading's line when its group is folded. */
  ofRow: (row: number) => number;
  ofGroup: (group: number) => number;
  /** The group a row is in; -1 without groups. */
  groupOf: (row: number) => number;
  isFolded: (group: number) => boolean;
}

/** The last position whose value is not above `wanted`; -1 = all are. */
function lastUpTo(values: readonly number[], wanted: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) <= wanted) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The lines of a list of `total` rows under these headings, which follow one another and leave no row out. */
export function linesOf(total: number, groups: readonly GridGroup[], folded: (group: GridGroup) => boolean): Lines {
  if (groups.length === 0)
    return {
      count: total,
      at: (line) => ({ row: line }),
      ofRow: (row) => row,
      ofGroup: () => -1,
      groupOf: () => -1,
      isFolded: () => false,
    };
  const firsts = groups.map((group) => group.first);
  const closed = groups.map(folded);
  const heads: number[] = [];
  let count = 0;
  groups.forEach((group, i) => {
    heads.push(count);
    count += 1 + (closed[i] ? 0 : group.count);
  });
  const groupOf = (row: number) => Math.max(0, lastUpTo(firsts, row));
  return {
    count,
    at: (line) => {
      const group = Math.max(0, lastUpTo(heads, line));
      const inside = line - (heads[group] ?? 0);
      return inside === 0 ? { group } : { row: (firsts[group] ?? 0) + inside - 1 };
    },
    ofRow: (row) => {
      const group = groupOf(row);
      const head = heads[group] ?? 0;
      return closed[group] ? head : head + 1 + row - (firsts[group] ?? 0);
    },
    ofGroup: (group) => heads[group] ?? -1,
    groupOf,
    isFolded: (group) => closed[group] === true,
  };
}

/** Which groups are folded: all or none, but some. */
export interface Folds {
  readonly all: boolean;
  readonly except: ReadonlySet<string>;
}

export const UNFOLDED: Folds = { all: false, except: new Set() };
export const FOLDED: Folds = { all: true, except: new Set() };

export const isFolded = (folds: Folds, key: string): boolean => folds.all !== folds.except.has(key);

/** Folds or unfolds one group. */
export function withFold(folds: Folds, key: string, folded: boolean): Folds {
  if (isFolded(folds, key) === folded) return folds;
  const except = new Set(folds.except);
  if (!except.delete(key)) except.add(key);
  return { ...folds, except };
}

/** Pages of `size` rows that hold the rows on the lines `first..=last`. Where only headings are in view, the page of
 *  the first of them: something must be asked, or no change would ever be heard of. */
export function pagesOn(
  lines: Lines,
  groups: readonly GridGroup[],
  first: number,
  last: number,
  size: number,
): number[] {
  const pages = new Set<number>();
  for (let line = Math.max(0, first); line <= Math.min(last, lines.count - 1); line += 1) {
    const here = lines.at(line);
    if ("row" in here) pages.add(Math.floor(here.row / size));
  }
  if (pages.size > 0) return [...pages].sort((a, b) => a - b);
  const top = lines.count > 0 ? lines.at(Math.min(Math.max(0, first), lines.count - 1)) : undefined;
  return [top && "group" in top ? Math.floor((groups[top.group]?.first ?? 0) / size) : 0];
}
