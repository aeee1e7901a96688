import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { OPEN, statusOf } from "../../../../test/library.ts";
import { queryClient } from "../../../api/client.ts";
import { currentNotices } from "../../../api/notices.ts";
import {
  answers,
  arrivesAt,
  at,
  confirm,
  core,
  listed,
  press,
  pressed,
  sent,
  setUp,
  shown,
  votes,
} from "./fixtures.tsx";
import { voteOf } from "./world.ts";

beforeEach(setUp);

const note = () => screen.getByTestId("reading-note") as HTMLTextAreaElement;
const write = (text: string) => act(async () => void fireEvent.change(note(), { target: { value: text } }));
const said = () => currentNotices().notices.map((own) => own.say());

describe("a vote half filled in", () => {
  it("is there when one comes back to its project, and the list tells of it", async () => {
    await shown();
    await press("KeyE");
    await press("KeyH");
    await write("途中");
    await press("KeyJ");
    await arrivesAt(2);
    expect(answers()).toEqual([]);
    expect(note().value).toBe("");
    expect(listed()[0]).toEqual([1, "begun"]);
    await press("KeyK");
    await arrivesAt(1);
    expect(answers()).toEqual([["target", "3"]]);
    expect(pressed("reading-hold")).toBe(true);
    expect(note().value).toBe("途中");
    expect(votes()).toEqual([]);
  });

  it("stays when the screen is left and opened again", async () => {
    const router = await shown();
    await press("KeyY");
    await act(async () => void (await router.navigate({ to: "/settings" })));
    expect(screen.queryByTestId("reading-text")).toBeNull();
    await act(async () => void (await router.navigate({ to: "/stage-one", search: { round: 5 } })));
    await screen.findByTestId("reading-text");
    expect(pressed("reading-keep")).toBe(true);
  });

  it("is nobody else's: who works here next finds an empty vote", async () => {
    await shown();
    await press("KeyY");
    core.world.me = { ...core.world.me, id: 2, name: "査読者C" };
    await act(async () => void (await queryClient.invalidateQueries({ queryKey: ["person.me"] })));
    await waitFor(() => expect(screen.getByText("査読者C", { selector: ".reading-name" })).toBeTruthy());
    await waitFor(() => expect(pressed("reading-keep")).toBe(false));
    await press("KeyH");
    await confirm();
    await waitFor(() => expect(votes()[0]?.reviewer).toBe(2));
  });

  it("goes with the library that is closed, and one is told how many", async () => {
    const router = await shown();
    await press("KeyY");
    core.library = { ...OPEN, path: "/data/other.tsumugi" };
    await act(async () => void queryClient.setQueryData(["library.status", {}], statusOf(core.library)));
    await waitFor(() => expect(pressed("reading-keep")).toBe(false));
    await act(async () => void (await router.navigate({ to: "/settings" })));
    await act(async () => void (await router.navigate({ to: "/stage-one", search: { round: 5 } })));
    await screen.findByTestId("reading-text");
    expect(said()).toEqual(["鍵をかけたか閉じたときに、確定していない判定1件の書きかけは消えました。"]);
  });

  it("that says again what stands is none", async () => {
    core.world.given(1, voteOf());
    await shown("&project=1");
    await press("KeyY");
    expect(screen.getByTestId("reading-discard")).toBeTruthy();
    await press("KeyH");
    await press("Digit1", { shiftKey: true });
    expect(screen.queryByTestId("reading-discard")).toBeNull();
  });

  it("is shown beside the vote that stands when it can no longer be given, until it is discarded", async () => {
    core.world.given(1, voteOf());
    await shown("&project=1");
    await press("KeyU");
    await write("やはり残さない");
    core.world.change(1, { closed: "round-closed" });
    await act(async () => void (await queryClient.invalidateQueries({ queryKey: ["reading.show"] })));
    const left = await screen.findByTestId("reading-stale");
    expect(left.textContent).toContain("残さない · やはり残さない");
    expect(pressed("reading-hold")).toBe(true);
    fireEvent.click(screen.getByTestId("reading-discard"));
    await waitFor(() => expect(screen.queryByTestId("reading-stale")).toBeNull());
  });
});

describe("confirming", () => {
  it("shows the next project before the core has answered, and says so with a way back", async () => {
    core.world.slow = [];
    await shown();
    await press("KeyY");
    await confirm();
    await arrivesAt(2);
    expect(said()).toEqual([]);
    expect(listed()).toEqual([
      [2, "unread"],
      [3, "unread"],
      [4, "unread"],
      [1, "begun"],
    ]);
    await act(async () => core.world.slow?.shift()?.());
    await waitFor(() => expect(said()).toEqual(["1件を判定しました"]));
    expect(listed().at(-1)).toEqual([1, "voted"]);
    const [notice] = currentNotices().notices;
    expect(notice?.action?.label()).toBe("直す");
    await act(async () => notice?.action?.run());
    await arrivesAt(1);
    expect(pressed("reading-keep")).toBe(true);
  });

  it("that is refused leads back to the project with everything that was filled in", async () => {
    core.world.slow = [];
    await shown();
    await press("KeyE");
    await press("KeyY");
    await write("根拠");
    await confirm();
    await arrivesAt(2);
    core.world.refuse = { code: "somebody-else", params: { name: "査読者C" }, detail: null };
    await act(async () => core.world.slow?.shift()?.());
    await arrivesAt(1);
    expect(said()[0]).toContain("判定は保存していません");
    expect([answers(), pressed("reading-keep"), note().value]).toEqual([[["target", "3"]], true, "根拠"]);
  });

  it("without a verdict is asked for one, and nothing is sent", async () => {
    await shown();
    await press("KeyE");
    await confirm();
    expect(said()).toEqual(["残す・保留・残さないのどれかを選んでください。"]);
    expect(votes()).toEqual([]);
    expect(at()).toBe(1);
  });

  it("twice sends once", async () => {
    core.world.slow = [];
    await shown();
    await press("KeyY");
    await confirm();
    await arrivesAt(2);
    await press("KeyB");
    await arrivesAt(1);
    await confirm();
    expect(votes()).toHaveLength(1);
  });

  it("the next two are fetched before they are asked for", async () => {
    await shown();
    await waitFor(() =>
      expect(sent("reading.show").map((own) => (own as { project: number }).project)).toEqual([1, 2, 3]),
    );
  });

  it("the last one leads to the summary with the way to the conflicts", async () => {
    for (const project of [2, 3, 4]) core.world.given(project, voteOf());
    await shown();
    await press("KeyY");
    await confirm();
    const done = await screen.findByTestId("reading-done");
    await waitFor(() => expect(done.textContent).toContain("残す1・保留3・残さない0"));
    expect(screen.getByTestId("reading-to-conflicts")).toBeTruthy();
  });

  it("what was put off comes after everything unread", async () => {
    core.world.change(2, { later: true });
    for (const project of [3, 4]) core.world.given(project, voteOf());
    await shown();
    await press("KeyY");
    await confirm();
    await arrivesAt(2);
  });
});
