import type { Dim, MatrixShape } from "../../api/bindings.ts";
import { Button, Select } from "../../components/index.ts";
import { DIMS, dimName } from "../../find/index.ts";
import { useText } from "../../text/index.ts";
import { chosen, swapped } from "./address.ts";

/** What is counted by what. */
export function Axes({
  shape,
  only,
  onShape,
}: {
  shape: MatrixShape;
  /** The one axis that matters where years stand across. */
  only?: Dim | undefined;
  onShape: (shape: MatrixShape) => void;
}) {
  const { t } = useText();
  const choices = DIMS.map((id) => ({ id, label: dimName(t, id) }));
  const picker = (axis: "rows" | "columns") => (
    <span className="axis">
      <span className="small faint nw" aria-hidden="true">
        {t.matrix[axis]}
      </span>
      <Select<Dim>
        label={t.matrix[axis]}
        hideLabel
        size="sm"
        choices={choices}
        value={shape[axis]}
        onChange={(dim) => onShape(chosen(shape, axis, dim))}
        testid={`axis-${axis}`}
      />
    </span>
  );
  if (only)
    return (
      <Select<Dim>
        label={t.matrix.trendsDim}
        hideLabel
        size="sm"
        choices={choices.filter(({ id }) => id !== "year")}
        value={only}
        onChange={(dim) => onShape(chosen(shape, "rows", dim))}
        testid="axis-only"
      />
    );
  return (
    <>
      {picker("rows")}
      <Button
        size="sm"
        look="ghost"
        icon="swap"
        label={t.matrix.swap}
        keys="KeyS"
        onPress={() => onShape(swapped(shape))}
        testid="axis-swap"
      />
      {picker("columns")}
      <span className="axis">
        <span className="small faint nw" aria-hidden="true">
          {t.matrix.third}
        </span>
        <Select<Dim | "none">
          label={t.matrix.third}
          hideLabel
          size="sm"
          choices={[{ id: "none", label: t.matrix.noThird }, ...choices]}
          value={shape.third ?? "none"}
          onChange={(dim) => onShape(chosen(shape, "third", dim === "none" ? null : dim))}
          testid="axis-third"
        />
      </span>
    </>
  );
}
