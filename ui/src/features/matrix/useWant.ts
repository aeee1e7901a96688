import type { MatrixShape } from "../../api/bindings.ts";
import { useWrite } from "../../api/client.ts";

/** Marks a cell as wanted (狙い), or takes the mark away. */
export function useWant() {
  const { run } = useWrite("find.want");
  return ({ rows, columns }: Pick<MatrixShape, "rows" | "columns">, row: string, column: string, wanted: boolean) =>
    void run({ rows, row, columns, column, wanted });
}
