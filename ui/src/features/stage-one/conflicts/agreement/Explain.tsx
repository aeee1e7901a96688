import { Button, Popover } from "../../../../components/index.ts";
import { useText } from "../../../../text/index.ts";

/** What a measure says, in plain words, behind a button. */
export function Explain({ name, of }: { name: string; of: "percent" | "kappa" | "ac1" }) {
  const { t } = useText();
  const words = t.settling.agreement;
  return (
    <Popover
      label={words.explain(name)}
      width={320}
      testid={`explain-${of}`}
      trigger={<Button look="ghost" size="sm" icon="help" label={words.explain(name)} testid={`explain-${of}-open`} />}
    >
      <div className="agr-explain">
        <b>{name}</b>
        <p className="phrase">{words.explained[of]}</p>
        <p className="phrase small mute">{words.explained.interval}</p>
      </div>
    </Popover>
  );
}
