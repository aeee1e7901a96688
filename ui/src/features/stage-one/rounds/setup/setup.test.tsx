/** Setting a round up: who reads how much, what may still change, and what is done by hand. */
import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { OPEN, statusOf } from "../../../../../test/library.ts";
import { Core } from "../../../../../test/window.tsx";
import type { ItemsRequest, Me, StageRound } from "../../../../api/bindings.ts";
import { ja } from "../../../../text/ja/index.ts";
import { A, B, done, item, load, me, READER, round, version, workload } from "../../fixtures.ts";

let core: Core;
let shown: StageRound;
let who: Me;

const ITEMS = [
  item(1, { readers: [{ person: 1, name: "査読者A", voted: true }] }),
  item(2, { changed: true }),
  item(3, { withdrawn: "重複のため" }),
];

beforeEach(() => {
  for (const [name, size] of Object.entries({
    offsetHeight: 400,
    clientHeight: 400,
    offsetWidth: 900,
    clientWidth: 900,
  }))
    vi.spyOn(HTMLElement.prototype, name as "offsetHeight", "get").mockReturnValue(size);
  core = new Core();
  core.status = statusOf({ ...OPEN, projects: 1284 });
  shown = round(70, "R8-1回", { voted: 0, short: 10 });
  who = me();
  core.answers["person.me"] = () => who;
  core.answers["round.show"] = () => shown;
  core.answers["round.workload"] = () => workload();
  core.answers["criteria.list"] = () => ({
    versions: [version(52, { version: 2 }), version(51, { latest: false })],
  });
  core.answers["round.items"] = ({ short, offset }: ItemsRequest) => {
    const items = short ? ITEMS.slice(1, 2) : ITEMS;
    return { items: items.slice(offset), total: items.length };
  };
  for (const name of ["edit", "close", "reopen", "withdraw", "assign", "unassign"])
    core.answers[`round.${name}`] = () => done(`round-${name}`);
});

const show = async () => {
  core.show("/stage-one?round=70&tab=setup");
  await screen.findByTestId("round-setup");
  await screen.findAllByTestId("grid-row");
};
const press = (id: string) => act(async () => void fireEvent.click(screen.getByTestId(id)));
const type = (id: string, value: string) => fireEvent.change(screen.getByTestId(id), { target: { value } });
const pickFrom = async (id: string, choice: string) => {
  await press(id);
  await act(async () => void fireEvent.click(await screen.findByTestId(`${id}-${choice}`)));
};
const tick = (row: number) =>
  act(async () => void fireEvent.click(screen.getAllByTestId("grid-row-check")[row] as HTMLElement));

describe("sharing out", () => {
  it("goes evenly to everybody active, unless somebody is left out", async () => {
    await show();
    await press("assign");
    await act(async () => void fireEvent.click(within(screen.getByTestId("load-2")).getByRole("checkbox")));
    await press("share-by-field");
    await press("assign");
    await press("share-everybody");
    await press("assign");
    expect(core.sent("round.assign")).toEqual([
      { round: 70, share: { evenly: [1, 2] } },
      { round: 70, share: { "by-field": [1] } },
      { round: 70, share: { everybody: [1] } },
    ]);
  });

  it("by quota takes whom a number was given, full width digits as well", async () => {
    await show();
    await press("share-quota");
    expect((screen.getByTestId("assign") as HTMLButtonElement).disabled).toBe(true);
    type("quota-1", "１２０");
    type("quota-2", "たくさん");
    await press("assign");
    expect(core.sent("round.assign")).toEqual([{ round: 70, share: { quota: [{ person: 1, most: 120 }] } }]);
  });

  it("in a calibration everybody reads everything, unless said otherwise", async () => {
    shown = round(70, "目合わせ", { purpose: "calibration" });
    await show();
    await press("assign");
    expect(core.sent("round.assign")).toEqual([{ round: 70, share: { everybody: [1, 2] } }]);
  });

  it("each part is drawn and said: voted, to read, hidden; what cannot get its readers is warned of", async () => {
    core.answers["round.workload"] = () => workload({ impossible: 2 });
    await show();
    const bars = screen
      .getAllByTestId("load-row")
      .map((row) => within(row).getByRole("img").getAttribute("aria-label"));
    expect(bars).toEqual([
      ja.stage.setup.load("60", "120", "0"),
      ja.stage.setup.load("110", "110", "14"),
      ja.stage.setup.load("0", "0", "0"),
    ]);
    expect(screen.getByTestId("by-readers").textContent).toContain("1名 10件2名 230件");
    expect(screen.getByTestId("impossible").textContent).toContain("2件");
  });

  it("what somebody has not voted on is taken back, and the notice offers no undo, which nobody has", async () => {
    await show();
    expect(screen.queryByTestId("take-2")).toBeNull();
    await press("take-1");
    expect(core.sent("round.unassign")).toEqual([{ round: 70, person: 1 }]);
    expect(await screen.findByTestId("toast")).toBeTruthy();
    expect(screen.queryByTestId("toast-undo")).toBeNull();
  });
});

describe("the settings", () => {
  it("send what was changed and nothing else", async () => {
    await show();
    expect((screen.getByTestId("setup-save") as HTMLButtonElement).disabled).toBe(true);
    type("setup-deadline", "2026-12-25");
    type("setup-name", "R8-1回");
    await pickFrom("setup-criteria", "52");
    await press("setup-save");
    expect(core.sent("round.edit")).toEqual([{ round: 70, deadline: "2026-12-25", criteria: 52 }]);
  });

  it("how long votes are hidden stands once somebody has voted", async () => {
    shown = round(70, "R8-1回", { voted: 1 });
    await show();
    expect((screen.getByTestId("setup-blindness") as HTMLButtonElement).disabled).toBe(true);
    expect(screen.getByTestId("round-settings").textContent).toContain(ja.stage.setup.blindnessFixed);
  });

  it("no more readers are wanted once votes may be open", async () => {
    shown = round(70, "R8-1回", { voted: 1, readers: 2, blindness: "all-voted" });
    await show();
    const choice = (id: number) => screen.getByTestId(`setup-readers-${id}`).querySelector("input") as HTMLInputElement;
    expect([1, 2, 3, 5].map((id) => choice(id).disabled)).toEqual([false, false, true, true]);
    expect(screen.getByTestId("round-settings").textContent).toContain(ja.stage.setup.readersFixed);
  });

  it("closing asks first and says how many votes are missing", async () => {
    shown = round(70, "R8-1回", { assigned: 480, voted: 470 });
    await show();
    await press("round-close");
    expect((await screen.findByTestId("close-confirm")).textContent).toContain("10件");
    expect(core.sent("round.close")).toEqual([]);
    await press("close-confirm-ok");
    expect(core.sent("round.close")).toEqual([{ round: 70 }]);
  });

  it("reopening wants a reason, and says that what was sent will be outdated", async () => {
    shown = round(70, "R8-1回", { closed: true, exported_at: "2026-11-20T00:00:00Z" });
    await show();
    expect((screen.getByTestId("assign") as HTMLButtonElement).disabled).toBe(true);
    await press("round-reopen");
    expect((await screen.findByTestId("reopen")).textContent).toContain(ja.stage.setup.reopenOutdated);
    expect((screen.getByTestId("reopen-run") as HTMLButtonElement).disabled).toBe(true);
    type("reopen-reason", " 追加の資料が届いた ");
    await press("reopen-run");
    expect(core.sent("round.reopen")).toEqual([{ round: 70, reason: "追加の資料が届いた" }]);
  });
});

describe("the projects", () => {
  it("show their readers, who of them has voted, what left and what changed", async () => {
    await show();
    const rows = screen.getAllByTestId("grid-row");
    expect(rows[0]?.textContent).toContain(ja.stage.items.voted("査読者A"));
    expect(rows[1]?.textContent).toContain(ja.stage.items.changed);
    expect(rows[2]?.textContent).toContain(ja.stage.items.withdrawn);
    await press("items-show-short");
    await waitFor(() => expect(screen.getByTestId("items-count").textContent).toBe("1件"));
  });

  it("ticked ones are given to somebody by hand and taken back", async () => {
    await show();
    await tick(0);
    await tick(1);
    expect(screen.getByTestId("items-picked").textContent).toBe("2件を選んでいます");
    await pickFrom("items-person", "2");
    await press("items-take");
    await tick(0);
    await press("items-give");
    expect(core.sent("round.unassign")).toEqual([{ round: 70, person: 2, projects: [1, 2] }]);
    expect(core.sent("round.assign")).toEqual([{ round: 70, share: { "by-hand": { person: 2, projects: [1] } } }]);
    // Done with them: nothing is ticked any more.
    expect(screen.getByTestId("items-picked").textContent).toBe(ja.stage.items.none);
  });

  it("all but some are taken out of the round, with a reason", async () => {
    await show();
    await act(async () => void fireEvent.keyDown(document.body, { code: "KeyA", ctrlKey: true }));
    await tick(2);
    await press("items-withdraw");
    type("withdraw-reason", "対象外の事業");
    await press("withdraw-run");
    await waitFor(() =>
      expect(core.sent("round.withdraw")).toEqual([{ round: 70, projects: [1, 2], reason: "対象外の事業" }]),
    );
  });
});

it("whoever is no chair sees all of it and can change nothing", async () => {
  who = READER;
  core.answers["round.workload"] = () => workload({ loads: [load(A, { assigned: 3 }), load(B)] });
  await show();
  await tick(0);
  await pickFrom("items-person", "2");
  for (const id of ["assign", "setup-name", "setup-save", "round-close", "items-give", "items-take", "items-withdraw"])
    expect((screen.getByTestId(id) as HTMLButtonElement).disabled, id).toBe(true);
  expect(screen.queryByTestId("take-1")).toBeNull();
});
