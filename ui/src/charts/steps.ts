/** Quantity in steps of one hue: 0 = empty, then up to six (`--q0` … `--q6`). */

/** How many steps there are above empty. */
export const STEPS = 6;

/** Above 1, small counts keep steps of their own: in a matrix most cells are small beside the largest. */
const EXPONENT = 1.7;

/** The smallest count of each step, ascending, for counts up to `most`. Fewer than six where there are not so many
 *  different counts: one project never looks like many. */
export function stepBounds(most: number): number[] {
  const bounds: number[] = [];
  for (let step = 0; step < STEPS; step += 1) {
    const from = Math.max(Math.ceil((step / STEPS) ** EXPONENT * most), (bounds.at(-1) ?? 0) + 1);
    if (from > most) break;
    bounds.push(from);
  }
  return bounds;
}

/** The step of a count, 0–6. */
export const stepOf = (count: number, bounds: readonly number[]) => bounds.filter((from) => from <= count).length;
