import { useRead } from "../../../api/client.ts";
import { Button, Loading, Note } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { Items } from "./setup/Items.tsx";
import { Settings } from "./setup/Settings.tsx";
import { Work } from "./setup/Work.tsx";
import "../stage.css";
import "./setup/setup.css";

/** A round's settings, who reads how much of it, and its projects. */
export function SetupTab({ round: id }: { round: number }) {
  const { t, say } = useText();
  const round = useRead("round.show", { round: id }, { keep: false });
  const workload = useRead("round.workload", { round: id });
  const error = round.error ?? workload.error;
  if (error)
    return (
      <div className="st-failed">
        <Note
          tone="bad"
          action={
            <Button
              onPress={() => {
                void round.refetch();
                void workload.refetch();
              }}
            >
              {t.common.retry}
            </Button>
          }
        >
          {say(`problem.${error.code}`, error.params)}
        </Note>
      </div>
    );
  if (!round.data || !workload.data) return <Loading rows={8} />;
  return (
    <div className="body" data-testid="round-setup">
      <Settings round={round.data} />
      <div className="col grow">
        <Work round={round.data} workload={workload.data} />
        <Items round={round.data} loads={workload.data.loads} />
      </div>
    </div>
  );
}
