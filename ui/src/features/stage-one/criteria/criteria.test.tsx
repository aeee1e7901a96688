/** Criteria: edited on the desk, saved as a version, never changed in place. */
import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { OPEN, statusOf } from "../../../../test/library.ts";
import { Core } from "../../../../test/window.tsx";
import type { CriteriaSave, CriteriaVersion, Me } from "../../../api/bindings.ts";
import { queryClient } from "../../../api/client.ts";
import { ja } from "../../../text/ja/index.ts";
import { done, me, READER, round, version } from "../fixtures.ts";
import { freshKey, keepDraft, shifted, wrongOf } from "./draft.ts";

let core: Core;
let who: Me;
let versions: CriteriaVersion[];

beforeEach(() => {
  keepDraft(null, null);
  core = new Core();
  core.status = statusOf({ ...OPEN, projects: 120 });
  who = me();
  versions = [
    version(52, { version: 2, rounds: ["R8-1回"], votes: 40, note: "手引きを足した" }),
    version(51, { latest: false }),
  ];
  core.answers["person.me"] = () => who;
  core.answers["criteria.list"] = () => ({ versions });
  core.answers["criteria.save"] = () => done("criteria-save", 53);
  core.answers["round.list"] = () => ({ rounds: [round(70, "R8-1回"), round(71, "R7-2回", { closed: true })] });
});

const show = async () => {
  const router = core.show("/stage-one?tab=criteria");
  await screen.findByTestId("criteria");
  return router;
};
const press = (id: string) => act(async () => void fireEvent.click(screen.getByTestId(id)));
const type = (id: string, value: string) => fireEvent.change(screen.getByTestId(id), { target: { value } });
const keys = () => screen.getAllByTestId("criterion").map((card) => card.dataset.key);
const saved = () => core.sent("criteria.save") as CriteriaSave[];

it("a version says where it is used and how many votes were given by it", async () => {
  await show();
  const text = screen.getByTestId("version-52").textContent;
  expect(text).toContain(ja.stage.criteria.rounds("R8-1回"));
  expect(text).toContain(ja.stage.criteria.votes("40"));
  expect(text).toContain("手引きを足した");
});

it("what is changed is saved as the next version, with why and the round that goes on with it", async () => {
  await show();
  expect((screen.getByTestId("criteria-save") as HTMLButtonElement).disabled).toBe(true);
  const question = screen.getByTestId("criterion-question_ja");
  question.focus();
  fireEvent.change(question, { target: { value: "遺伝学の裏付けがあるか" } });
  // The field is the same one: typing goes on.
  expect(document.activeElement).toBe(screen.getByTestId("criterion-question_ja"));
  await act(async () => void fireEvent.keyDown(document.activeElement as Element, { code: "KeyS", ctrlKey: true }));
  expect((await screen.findByTestId("criteria-new")).textContent).toContain("版3");
  type("criteria-new-note", "目合わせの結果");
  await press("criteria-new-round");
  await act(async () => void fireEvent.click(await screen.findByTestId("criteria-new-round-70")));
  expect(screen.queryByTestId("criteria-new-round-71")).toBeNull();
  await press("criteria-new-run");
  expect(saved()).toHaveLength(1);
  expect(saved()[0]).toMatchObject({ name: "標準", note: "目合わせの結果", round: 70 });
  expect(saved()[0]?.body.criteria[0]).toMatchObject({
    key: "target",
    question_ja: "遺伝学の裏付けがあるか",
    weight: 20,
  });
  expect(saved()[0]?.body.criteria[1]).toEqual(versions[0]?.body.criteria[1]);
});

it("criteria change their place by buttons, keep their keys, and a new one never takes an old key", async () => {
  versions = [
    version(52, { version: 2 }),
    version(51, {
      latest: false,
      body: { criteria: [{ ...version(1).body.criteria[0], key: "criterion-3" } as never], reasons: [] },
    }),
  ];
  await show();
  await act(async () => void fireEvent.click(screen.getAllByTestId("move-down")[0] as HTMLElement));
  expect(keys()).toEqual(["novelty", "target"]);
  await press("criterion-add");
  const added = keys()[2] ?? "";
  expect(["target", "novelty", "early", "criterion-3"]).not.toContain(added);
  expect(screen.getByTestId("criteria-state").textContent).toBe(ja.stage.criteria.needName);
  type("criterion-name_ja", "知財");
  expect(screen.getByTestId("criteria-state").textContent).toBe(ja.stage.criteria.changed);
});

it("Alt and an arrow move a criterion, and the keys stay on it", async () => {
  await show();
  const name = () => document.activeElement?.closest<HTMLElement>("[data-key]")?.dataset.key;
  document.querySelector<HTMLElement>("[data-key=target] .crit-name")?.focus();
  const press = () =>
    act(async () => void fireEvent.keyDown(document.activeElement as Element, { code: "ArrowDown", altKey: true }));
  await press();
  expect(keys()).toEqual(["novelty", "target"]);
  expect(name()).toBe("target");
  await press();
  expect(keys()).toEqual(["novelty", "target"]);
});

it("a weight that is no number keeps it from being saved, and stands as it was typed", async () => {
  await show();
  type("criterion-weight", "101");
  expect(screen.getByTestId("criteria-state").textContent).toBe(ja.stage.criteria.weightBad);
  type("criterion-weight", "たくさん");
  expect((screen.getByTestId("criterion-weight") as HTMLInputElement).value).toBe("たくさん");
  type("criterion-weight", "３０");
  expect(screen.getByTestId("criteria-state").textContent).toBe(ja.stage.criteria.changed);
  await press("criteria-revert");
  expect((screen.getByTestId("criterion-weight") as HTMLInputElement).value).toBe("20");
});

it("what is not saved is there again on coming back, and what is as it was is no change", async () => {
  const router = await show();
  type("criterion-name_ja", "標的");
  await act(async () => void router.navigate({ to: "/stage-one", search: { tab: "people" } }));
  core.answers["person.list"] = () => ({ people: [] });
  await act(async () => void router.navigate({ to: "/stage-one", search: { tab: "criteria" } }));
  await screen.findByTestId("criteria");
  expect((screen.getByTestId("criterion-name_ja") as HTMLInputElement).value).toBe("標的");
  expect((screen.getByTestId("version-51") as HTMLButtonElement).disabled).toBe(true);
  type("criterion-name_ja", "標的の妥当性");
  expect(screen.getByTestId("criteria-state").textContent).toBe(ja.stage.criteria.unchanged);
});

it("a draft of one person is nobody else's", async () => {
  const router = await show();
  type("criterion-name_ja", "標的");
  await act(async () => void router.navigate({ to: "/stage-one", search: { tab: "people" } }));
  who = me({ id: 4, name: "査読者D" });
  await act(async () => void queryClient.resetQueries());
  core.answers["person.list"] = () => ({ people: [] });
  await act(async () => void router.navigate({ to: "/stage-one", search: { tab: "criteria" } }));
  await screen.findByTestId("criteria");
  expect((screen.getByTestId("criterion-name_ja") as HTMLInputElement).value).toBe("標的の妥当性");
});

it("an old version can be looked at and is made the newest by saving it", async () => {
  await show();
  await press("version-51");
  await waitFor(() => expect(screen.getByTestId("criteria").textContent).toContain(ja.stage.criteria.old));
});

it("reasons are added, worded and taken away", async () => {
  await show();
  await press("reason-add");
  expect(screen.getAllByTestId("reason")).toHaveLength(2);
  expect(screen.getByTestId("criteria-state").textContent).toBe(ja.stage.criteria.needReason);
  fireEvent.change(screen.getAllByTestId("reason-ja")[1] as HTMLElement, { target: { value: "競合が先行" } });
  await press("criteria-save");
  await screen.findByTestId("criteria-new");
  await press("criteria-new-run");
  await waitFor(() => expect(saved()).toHaveLength(1));
  expect(saved()[0]?.body.reasons[1]).toMatchObject({ verdict: "drop", name_ja: "競合が先行" });
  expect(saved()[0]).not.toHaveProperty("round");
});

it("without any set a first one is made", async () => {
  versions = [];
  core.show("/stage-one?tab=criteria");
  await screen.findByTestId("criteria-empty");
  await press("criteria-add");
  type("criterion-name_ja", "標的の妥当性");
  await press("criteria-save");
  type("criteria-new-name", "私たちの観点");
  await press("criteria-new-run");
  await waitFor(() => expect(saved()[0]).toMatchObject({ name: "私たちの観点" }));
});

it("whoever is no chair reads them and changes nothing", async () => {
  who = READER;
  await show();
  await waitFor(() => expect(screen.getByTestId("criteria-state").textContent).toBe(ja.stage.need.chair));
  for (const id of ["criterion-name_ja", "criterion-add", "reason-add", "criteria-add", "criteria-save"])
    expect((screen.getByTestId(id) as HTMLButtonElement).disabled, id).toBe(true);
});

describe("the desk", () => {
  it("moves a member by one, and leaves the ends where they are", () => {
    expect(shifted(["a", "b", "c"], 0, 1)).toEqual(["b", "a", "c"]);
    expect(shifted(["a", "b", "c"], 0, -1)).toEqual(["a", "b", "c"]);
    expect(shifted(["a", "b", "c"], 2, 1)).toEqual(["a", "b", "c"]);
  });
  it("gives keys the core takes", () => {
    expect(freshKey("criterion", [])).toBe("criterion-1");
    expect(freshKey("criterion", ["criterion-2"])).toBe("criterion-3");
    expect(freshKey("criterion", ["a", "b"])).toMatch(/^[a-z0-9-]{1,40}$/);
  });
  it("a set without criteria cannot be saved", () => {
    expect(wrongOf({ criteria: [], reasons: [] })).toBe("needOne");
  });
});
