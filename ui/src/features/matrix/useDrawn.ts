import { useMemo, useRef } from "react";
import type { Matrix, MatrixShape } from "../../api/bindings.ts";
import { ALL_OF_IT, type Drawn, type DrawnLayer, draw, drawLayers } from "../../charts/index.ts";
import { valueLabel } from "../../find/index.ts";
import { useText } from "../../text/index.ts";

export interface Drawing {
  drawn: Drawn;
  layers: DrawnLayer[];
  /** The largest count of all that shares a scale. */
  most: number;
  /** Nothing is counted. */
  empty: boolean;
}

/** An answer of the core as it is drawn. While other axes are asked for, the answer at hand stays drawn on its own
 *  axes: its values mean nothing on the new ones. */
export function useDrawn(matrix: Matrix | undefined, shape: MatrixShape, former: boolean): Drawing | undefined {
  const { t, f, pick } = useText();
  const asked = useRef(shape);
  if (!former) asked.current = shape;
  const own = asked.current;
  return useMemo(() => {
    if (!matrix) return undefined;
    const word: Parameters<typeof draw>[3] = (dim, value) => valueLabel(t, pick, f, dim, value);
    const drawn = draw(matrix, own, ALL_OF_IT, word);
    const { layers, most } = drawLayers(matrix, drawn, word);
    return {
      drawn,
      layers,
      most: own.third ? most : drawn.most,
      empty: drawn.rows.length === 0 || drawn.columns.length === 0,
    };
  }, [matrix, own, t, f, pick]);
}
