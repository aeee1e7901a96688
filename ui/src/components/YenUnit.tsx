import { useText } from "../text/index.ts";
import { Segmented } from "./Choice.tsx";

interface YenUnitProps {
  /** Amounts in millions of yen instead of thousands. */
  millions: boolean;
  onMillions: (millions: boolean) => void;
  /** False = its name stands above. */
  hideLabel?: boolean;
  testid?: string;
}

/** How amounts are shown: 千円 or 百万円. The yen behind them stay. */
export function YenUnit({ millions, onMillions, hideLabel = true, testid }: YenUnitProps) {
  const { t } = useText();
  const words = t.plan.bar;
  return (
    <Segmented
      label={words.unit}
      hideLabel={hideLabel}
      value={millions ? "millions" : "thousands"}
      onChange={(next) => onMillions(next === "millions")}
      choices={[
        { id: "thousands", label: words.thousands },
        { id: "millions", label: words.millions },
      ]}
      {...(testid === undefined ? {} : { testid })}
    />
  );
}
