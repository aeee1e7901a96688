import { useNavigate } from "@tanstack/react-router";
import { runAction } from "../../actions/index.ts";
import type { ViewState } from "../../api/bindings.ts";
import { Button } from "../../components/index.ts";
import { withFilter } from "../../find/index.ts";
import { useKeys } from "../../keys/index.ts";
import { useText } from "../../text/index.ts";

/** From the list to its overview and its timeline, and what is shown kept under a name. */
export function ListLinks({
  state,
  view,
  narrow,
}: {
  state: ViewState;
  /** The saved view that is open. */
  view: number | undefined;
  narrow: boolean;
}) {
  const { t } = useText();
  const navigate = useNavigate();
  const words = t.find.list;
  const save = () => runAction("view.save", { state, view });
  const overview = () => void navigate({ to: "/matrix", search: withFilter({}, state.filter) });
  const continuity = () =>
    void navigate({ to: "/programmes", search: { ...withFilter({}, state.filter), tab: "timeline" } });
  useKeys([
    {
      id: "view-save",
      label: words.saveView,
      group: "list",
      icon: "star",
      palette: true,
      writes: true,
      run: save,
    },
    { id: "list-overview", label: words.overview, group: "list", icon: "matrix", palette: true, run: overview },
    { id: "list-continuity", label: words.continuity, group: "list", icon: "calendar", palette: true, run: continuity },
  ]);
  return (
    <>
      <Button size="sm" look="ghost" icon="matrix" label={words.overview} onPress={overview} testid="list-overview">
        {narrow ? undefined : words.overview}
      </Button>
      <Button
        size="sm"
        look="ghost"
        icon="calendar"
        label={words.continuity}
        onPress={continuity}
        testid="list-continuity"
      >
        {narrow ? undefined : words.continuity}
      </Button>
      <Button writes size="sm" look="ghost" icon="star" label={words.saveView} onPress={save} testid="view-save">
        {narrow ? undefined : words.saveView}
      </Button>
    </>
  );
}
