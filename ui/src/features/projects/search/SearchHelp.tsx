import { useState } from "react";
import { Button, Popover } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { FIELDS } from "./terms.ts";

/** How a search is written, with examples to press. */
export function SearchHelp({ onText }: { onText: (text: string) => void }) {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  const words = t.find.search;
  return (
    <Popover
      label={words.help}
      open={open}
      onOpenChange={setOpen}
      width={360}
      testid="search-help"
      trigger={<Button look="ghost" size="sm" icon="help" label={words.help} testid="search-help-button" />}
    >
      <div className="search-help">
        <h3>{words.help}</h3>
        <p className="small mute">{words.helpIntro}</p>
        <ul>
          {words.examples.map(([text = "", says = ""]) => (
            <li key={text}>
              <button
                type="button"
                className="search-example"
                data-testid="search-example"
                onClick={() => {
                  setOpen(false);
                  onText(text);
                }}
              >
                <code>{text}</code>
                <span className="small mute">{says}</span>
              </button>
            </li>
          ))}
        </ul>
        <p className="small mute phrase">
          <b>{words.helpFields}</b> {FIELDS.map((field) => t.find.fields[field]).join(words.joined)}
        </p>
        <p className="small faint phrase">{words.helpFold}</p>
      </div>
    </Popover>
  );
}
