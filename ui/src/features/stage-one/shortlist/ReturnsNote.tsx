import { useRead } from "../../../api/client.ts";
import { Button, Icon, Popover } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { useGo } from "../address.ts";

/** Held projects whose day has come, of all rounds; nothing where there are none. */
export function ReturnsNote() {
  const { t, f, pick } = useText();
  const words = t.settling.returns;
  const go = useGo();
  const projects = useRead("shortlist.returns", {}).data?.projects ?? [];
  if (projects.length === 0) return null;
  return (
    <div className="bar sub shl-returns" data-testid="returns">
      <Icon name="calendar" size="s" />
      <b className="small">{words.title(f.number(projects.length), projects.length)}</b>
      <Popover
        label={words.wait}
        width={460}
        trigger={
          <Button size="sm" testid="returns-see">
            {words.see}
          </Button>
        }
      >
        <ul className="shl-returning scroll">
          {projects.map((own) => (
            <li key={`${own.round}/${own.project}`}>
              <button
                type="button"
                title={own.note || undefined}
                onClick={() =>
                  go({ round: own.round, tab: "shortlist", project: own.project, only: "hold", pair: undefined })
                }
                data-testid="returning"
                data-project={own.project}
              >
                <span className="ell">{pick(own, "title")}</span>
                <span className="small faint nw">{words.line(own.round_name, own.return_on)}</span>
              </button>
            </li>
          ))}
        </ul>
      </Popover>
    </div>
  );
}
