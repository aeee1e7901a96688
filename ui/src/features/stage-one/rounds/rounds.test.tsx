/** Rounds in the whole window: listed, opened from a list, framed by what a reader has to know. */
import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { projectRow } from "../../../../test/carry.ts";
import { OPEN, statusOf } from "../../../../test/library.ts";
import { Core, refusal } from "../../../../test/window.tsx";
import { runAction } from "../../../actions/index.ts";
import type { ProjectIds, RoundId, RoundNew, StageRound } from "../../../api/bindings.ts";
import { NO_FILTER } from "../../../api/filter.ts";
import { en } from "../../../text/en/index.ts";
import { ja } from "../../../text/ja/index.ts";
import { ALONE, done, me, NOBODY, READER, round, version, workload } from "../fixtures.ts";
import { places, sampled } from "./open/list.ts";

let core: Core;
let rounds: StageRound[];

beforeEach(() => {
  core = new Core();
  core.status = statusOf({ ...OPEN, projects: 1284 });
  rounds = [
    round(70, "R8-1回", { overdue: true, deadline: "2026-11-20", short: 3 }),
    round(71, "目合わせ1", { purpose: "calibration", projects: 20, mine: 0, mine_voted: 0, conflicts: 0 }),
    round(72, "R7-2回", { closed: true, reopened: 1, outdated: true, exported_at: "2026-10-01T00:00:00Z" }),
  ];
  core.answers["person.me"] = () => me();
  core.answers["round.list"] = () => ({ rounds });
  core.answers["round.show"] = ({ round: id }: RoundId) => {
    const found = rounds.find((one) => one.id === id);
    if (!found) throw refusal("no-such-round");
    return found;
  };
  core.answers["round.workload"] = () => workload();
  core.answers["round.items"] = () => ({ items: [], total: 0 });
  core.answers["round.open"] = () => done("round-open", 80);
  core.answers["criteria.list"] = () => ({
    versions: [version(52, { version: 2 }), version(51, { latest: false })],
  });
  core.answers["view.list"] = () => ({
    views: [{ id: 5, name: "膵がん × 抗体", count: 38, state: { filter: { ...NO_FILTER, text: "膵がん" } } }],
  });
});

const press = (id: string) => act(async () => void fireEvent.click(screen.getByTestId(id)));
const type = (id: string, value: string) => fireEvent.change(screen.getByTestId(id), { target: { value } });
const pickFrom = async (id: string, choice: string) => {
  await press(id);
  await act(async () => void fireEvent.click(await screen.findByTestId(`${id}-${choice}`)));
};

describe("the rounds", () => {
  it("say what they are for, how far everybody and I have come, and what is late or outdated", async () => {
    core.show("/stage-one");
    const [main, calibration, closed] = await screen.findAllByTestId("round-row");
    expect(main?.textContent).toContain("240件・2名ずつ");
    expect(main?.textContent).toContain("149 / 172");
    expect(main?.textContent).toContain("100 / 480");
    expect(main?.textContent).toContain(ja.stage.rounds.overdue);
    expect(main?.textContent).toContain(ja.stage.rounds.short("3"));
    expect(within(main as HTMLElement).getByTestId("round-conflicts").textContent).toBe("5");
    expect(calibration?.textContent).toContain(ja.stage.purpose.calibration);
    expect(calibration?.textContent).toContain(ja.stage.rounds.mineNone);
    expect(closed?.textContent).toContain(ja.stage.rounds.closed);
    expect(closed?.textContent).toContain(ja.stage.rounds.outdated);
  });

  it("are opened by keys", async () => {
    const router = core.show("/stage-one");
    await screen.findAllByTestId("round-row");
    fireEvent.keyDown(document.body, { code: "KeyJ" });
    fireEvent.keyDown(document.body, { code: "KeyJ" });
    expect(document.activeElement?.textContent).toBe("目合わせ1");
    await act(async () => (document.activeElement as HTMLElement).click());
    await waitFor(() => expect(router.state.location.search).toEqual({ round: 71 }));
    await act(async () => void fireEvent.keyDown(document.body, { code: "ArrowLeft", altKey: true }));
    await waitFor(() => expect(router.state.location.search).toEqual({}));
  });

  it("before the first one the steps are shown, with what is done of them", async () => {
    rounds = [];
    core.answers["interest.list"] = () => ({ interests: [], blocked: [], blocked_total: 0 });
    core.show("/stage-one");
    await screen.findByTestId("rounds-empty");
    expect(screen.getByTestId("step-people").className).toContain("done");
    expect(screen.getByTestId("step-interests").className).not.toContain("done");
  });

  it("without people one is led to registering them; whoever is no chair is told why none can be opened", async () => {
    rounds = [];
    core.answers["person.me"] = () => ALONE;
    const router = core.show("/stage-one");
    await screen.findByTestId("rounds-empty");
    await waitFor(() =>
      expect(screen.getByTestId("round-open").closest("[title]")?.getAttribute("title")).toBe(ja.stage.need.people),
    );
    core.answers["person.list"] = () => ({ people: [] });
    await press("to-people");
    await waitFor(() => expect(router.state.location.search).toEqual({ tab: "people" }));
  });

  it("a reader who is no chair cannot open one, and nobody neither", async () => {
    core.answers["person.me"] = () => READER;
    core.show("/stage-one");
    await screen.findAllByTestId("round-row");
    const button = screen.getByTestId("round-open") as HTMLButtonElement;
    expect(button.disabled).toBe(true);
    expect(button.closest("[title]")?.getAttribute("title")).toBe(ja.stage.need.chair);
    fireEvent.keyDown(document.body, { code: "KeyN" });
    expect(screen.queryByTestId("round-new")).toBeNull();
  });
});

describe("opening a round", () => {
  it("freezes a saved view with all that was chosen, then leads to the assignment", async () => {
    const router = core.show("/stage-one");
    await screen.findAllByTestId("round-row");
    fireEvent.keyDown(document.body, { code: "KeyN" });
    await screen.findByTestId("round-new");
    expect((screen.getByTestId("round-new-run") as HTMLButtonElement).disabled).toBe(true);
    type("round-new-name", " R8-2回 ");
    type("round-new-deadline", "2026-12-20");
    await pickFrom("round-new-list", "5");
    await press("round-new-readers-3");
    await press("round-new-blindness-closed");
    await press("round-new-run");
    expect(core.sent("round.open")).toEqual([
      {
        name: "R8-2回",
        kind: "votes",
        purpose: "main",
        selection: { matching: { filter: { ...NO_FILTER, text: "膵がん" }, except: [] } },
        readers: 3,
        blindness: "closed",
        criteria: 52,
        deadline: "2026-12-20",
        note: "",
      },
    ]);
    await waitFor(() => expect(router.state.location.search).toEqual({ round: 80, tab: "setup" }));
    // It stands on record: no undo is offered.
    expect(screen.queryByTestId("toast-undo")).toBeNull();
  });

  it("each way of hiding votes is explained in a sentence", async () => {
    core.show("/stage-one");
    await screen.findAllByTestId("round-row");
    await press("round-open");
    const text = (await screen.findByTestId("round-new")).textContent;
    for (const sentence of Object.values(ja.stage.blindnessHint)) expect(text).toContain(sentence);
  });

  it("takes what was chosen in another screen", async () => {
    core.show("/stage-one");
    await screen.findAllByTestId("round-row");
    act(() => void runAction("stage.open-round", { selection: { these: [3, 4] }, count: 2 }));
    await screen.findByTestId("round-new");
    type("round-new-name", "選んだ回");
    await press("round-new-run");
    expect((core.sent("round.open")[0] as RoundNew).selection).toEqual({ these: [3, 4] });
  });

  it("is one press away from what is ticked in the list of projects, whose count says what it leaves out", async () => {
    for (const name of ["offsetHeight", "clientHeight", "offsetWidth", "clientWidth"] as const)
      vi.spyOn(HTMLElement.prototype, name, "get").mockReturnValue(900);
    core.answers["person.me"] = () => me({ hidden: 14 });
    core.answers["project.page"] = () => ({ total: 2, offset: 0, rows: [projectRow(3), projectRow(4)], groups: [] });
    core.show("/projects");
    const [, second] = await screen.findAllByTestId("grid-row-check");
    expect((await screen.findByTestId("projects-hidden")).textContent).toContain("14");
    await act(async () => void fireEvent.click(second as HTMLElement));
    await press("selection-round");
    expect((await screen.findByTestId("round-new-list")).textContent).toContain(ja.stage.open.picked("1"));
    type("round-new-name", "選んだ回");
    await press("round-new-run");
    expect((core.sent("round.open")[0] as RoundNew).selection).toEqual({ these: [4] });
  });

  it("a calibration reads twenty of the list at even distances, and everybody reads them", async () => {
    core.answers["project.ids"] = ({ offset }: { offset: number }): ProjectIds => ({
      ids: Array.from({ length: offset === 0 ? 1000 : 284 }, (_, i) => offset + i),
    });
    core.show("/stage-one");
    await screen.findAllByTestId("round-row");
    await press("round-open");
    await screen.findByTestId("round-new");
    type("round-new-name", "目合わせ2");
    await press("round-new-purpose-calibration");
    expect(screen.queryByTestId("round-new-readers")).toBeNull();
    expect((screen.getByTestId("round-new-size") as HTMLInputElement).value).toBe("20");
    await press("round-new-run");
    await waitFor(() => expect(core.sent("round.open")).toHaveLength(1));
    const { selection, purpose } = core.sent("round.open")[0] as RoundNew;
    expect(purpose).toBe("calibration");
    const these = "these" in selection ? selection.these : [];
    expect(these).toHaveLength(20);
    expect([these[0], these.at(-1)]).toEqual([0, 1283]);
  });

  it("without people, or criteria, it says what is missing instead of failing", async () => {
    core.answers["person.me"] = () => NOBODY;
    core.answers["person.list"] = () => ({ people: [] });
    core.show("/history");
    await screen.findByTestId("who");
    await press("who-later");
    act(() => void runAction("stage.open-round", { selection: { these: [3] }, count: 1 }));
    expect((await screen.findByTestId("round-new")).textContent).toContain(ja.stage.need.name);
    expect((screen.getByTestId("round-new-run") as HTMLButtonElement).disabled).toBe(true);
  });
});

describe("places at even distances", () => {
  it("hold the first and the last, each once, and never more than there are", () => {
    expect(places(3, 5)).toEqual([0, 2, 4]);
    expect(places(1, 5)).toEqual([0]);
    expect(places(9, 3)).toEqual([0, 1, 2]);
    expect(places(0, 3)).toEqual([]);
    for (const [n, of] of [
      [20, 21],
      [20, 1284],
      [7, 8],
    ] as const) {
      expect(new Set(places(n, of)).size).toBe(n);
      expect(places(n, of).at(-1)).toBe(of - 1);
    }
  });
  it("of what was chosen by hand are taken without asking", async () => {
    expect(await sampled({ these: [9, 8, 7, 6, 5] }, 5, 3)).toEqual({ these: [9, 7, 5] });
    expect(await sampled({ these: [9, 8] }, 2, 20)).toEqual({ these: [9, 8] });
  });
});

describe("the frame of a round", () => {
  const seen = async (more: Partial<StageRound>) => {
    rounds = [round(70, "R8-1回", more)];
    core.show("/stage-one?round=70&tab=setup");
    return (await screen.findByTestId("round-seen")).textContent;
  };
  it("says that votes are hidden until all have voted", async () => {
    expect(await seen({})).toBe("非公開中全員の判定がそろうまで、互いの判定は見えません");
    expect(screen.getByTestId("round-size").textContent).toBe("240件・2名ずつ");
  });
  it("or until the round is closed", async () => {
    expect(await seen({ blindness: "closed" })).toContain("回を閉じるまで");
  });
  it("or not at all", async () => {
    expect(await seen({ blindness: "open" })).toBe(ja.stage.seen.open);
  });
  it("or that it is closed", async () => {
    expect(await seen({ closed: true })).toContain(ja.stage.seen.ended);
  });
  it("a round that is gone says so and leads back", async () => {
    rounds = [];
    core.answers["interest.list"] = () => ({ interests: [], blocked: [], blocked_total: 0 });
    core.show("/stage-one?round=99");
    await screen.findByText(ja.stage.rounds.gone);
    await act(async () => void fireEvent.click(screen.getByText(ja.stage.rounds.back)));
    await screen.findByTestId("rounds-empty");
  });
});

it("no word of this part promises encryption of votes, in either language", () => {
  const said = JSON.stringify([ja.stage.seen, ja.stage.blindnessHint, en.stage.seen, en.stage.blindnessHint]);
  expect(said).not.toMatch(/封緘|封じ|暗号|seal|encrypt/i);
});
