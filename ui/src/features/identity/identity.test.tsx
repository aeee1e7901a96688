/** Who sits at the machine: asked once, changed with everything of the former person gone, said where something is left out. */
import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { OPEN, statusOf } from "../../../test/library.ts";
import { Core, refusal } from "../../../test/window.tsx";
import type { Me, PersonBecome } from "../../api/bindings.ts";
import { queryClient } from "../../api/client.ts";
import { en } from "../../text/en/index.ts";
import { ja } from "../../text/ja/index.ts";
import { choose } from "../../text/language.ts";

const me = (more: Partial<Me> = {}): Me => ({
  id: null,
  name: "",
  organisation: "",
  chair: false,
  people: true,
  hidden: 3,
  clock_behind: null,
  ...more,
});
const named = (id: number, name: string, more: Partial<Me> = {}) =>
  me({ id, name, organisation: "架空製薬", hidden: 1, ...more });
const person = (id: number, name: string, pin = false, active = true) => ({
  id,
  name,
  organisation: "架空製薬",
  field: "",
  active_from: "",
  active_to: "",
  active,
  chair: false,
  pin,
  note: "",
  hidden: 1,
  open: 0,
  votes: 0,
});

let core: Core;
let now: Me;

beforeEach(() => {
  core = new Core();
  core.status = statusOf({ ...OPEN, projects: 12 });
  now = me();
  core.answers["person.me"] = () => now;
  core.answers["person.list"] = () => ({
    people: [person(1, "査読者A"), person(2, "査読者B", true), person(3, "査読者C", false, false)],
  });
  core.changes["person.become"] = ["library", "people", "history"];
  core.answers["person.become"] = ({ person: id, pin }: PersonBecome) => {
    if (id === 2 && pin !== "1234") throw refusal("wrong-pin");
    now = id === null ? me() : named(id, id === 1 ? "査読者A" : "査読者B");
    return now;
  };
});

const press = (id: string) => act(async () => void fireEvent.click(screen.getByTestId(id)));

describe("at opening a library with people", () => {
  it("it is asked once who one is, and putting it off leaves a line that says what is hidden", async () => {
    core.show("/history");
    await screen.findByTestId("who");
    await press("who-later");
    await waitFor(() => expect(screen.queryByTestId("who")).toBeNull());
    expect(screen.getByTestId("nobody").textContent).toContain(ja.stage.who.banner);
    expect(core.sent("person.become")).toEqual([]);
    await press("nobody-choose");
    await screen.findByTestId("who");
  });

  it("nothing is asked in a library without people, whose rail names whom the records name", async () => {
    now = me({ people: false, hidden: 0 });
    core.show("/history");
    await screen.findByTestId("history-undo");
    await waitFor(() => expect(core.sent("person.me").length).toBeGreaterThan(0));
    expect(screen.queryByTestId("who")).toBeNull();
    expect(screen.queryByTestId("rail-who")).toBeNull();
    expect(screen.queryByTestId("status-hidden")).toBeNull();
  });
});

describe("「私は…」", () => {
  it("offers who is active, asks for a PIN where there is one, and says when it is wrong", async () => {
    core.show("/history");
    await screen.findByTestId("who-option-1");
    expect(screen.queryByTestId("who-option-3")).toBeNull();
    expect((screen.getByTestId("who-run") as HTMLButtonElement).disabled).toBe(true);
    await press("who-option-2");
    const pin = screen.getByTestId("who-pin") as HTMLInputElement;
    expect(pin.type).toBe("password");
    fireEvent.change(pin, { target: { value: "9999" } });
    await press("who-run");
    expect((await screen.findByTestId("who")).textContent).toContain("PINが違います");
    fireEvent.change(screen.getByTestId("who-pin"), { target: { value: "1234" } });
    await press("who-run");
    await waitFor(() => expect(screen.getByTestId("rail-who").textContent).toBe("査読者B架空製薬"));
    expect(screen.queryByTestId("who")).toBeNull();
    expect(core.sent("person.become")).toEqual([
      { person: 2, pin: "9999" },
      { person: 2, pin: "1234" },
    ]);
  });

  it("works by keys alone, never while composing", async () => {
    core.show("/history");
    const list = await screen.findByTestId("who-list");
    await screen.findByTestId("who-option-1");
    fireEvent.keyDown(list, { key: "ArrowDown" });
    expect(screen.getByTestId("who-option-1").getAttribute("aria-selected")).toBe("true");
    await act(async () => void fireEvent.keyDown(list, { key: "Enter", isComposing: true, keyCode: 229 }));
    expect(core.sent("person.become")).toEqual([]);
    await act(async () => void fireEvent.keyDown(list, { key: "Enter" }));
    await waitFor(() => expect(screen.getByTestId("rail-who").textContent).toContain("査読者A"));
  });

  it("leaves nothing of the former person: neither answers nor what the address says", async () => {
    now = named(1, "査読者A");
    let vote = "査読者Aだけの記録";
    core.answers["history.list"] = () => ({ operations: [], more: false, mine: vote });
    const router = core.show("/history?note=secret");
    await screen.findByTestId("history-undo");
    await waitFor(() => expect(JSON.stringify(queryClient.getQueriesData({}))).toContain("査読者Aだけの記録"));
    vote = "別の人の記録";
    core.answers["person.become"] = () => {
      now = named(2, "査読者B");
      return now;
    };
    await press("rail-who");
    await screen.findByTestId("who-option-2");
    await press("who-option-2");
    fireEvent.change(screen.getByTestId("who-pin"), { target: { value: "1234" } });
    await press("who-run");
    await waitFor(() => expect(screen.getByTestId("rail-who").textContent).toContain("査読者B"));
    await waitFor(() => expect(router.state.location.href).toBe("/history"));
    expect(JSON.stringify(queryClient.getQueriesData({}))).not.toContain("査読者Aだけの記録");
  });

  it("one can work as nobody again, and is not asked at once", async () => {
    now = named(1, "査読者A");
    core.show("/history");
    await screen.findByTestId("rail-who");
    await press("rail-who");
    await screen.findByTestId("who-option-1");
    await press("who-leave");
    await screen.findByTestId("nobody");
    expect(core.sent("person.become")).toEqual([{ person: null }]);
    expect(screen.queryByTestId("who")).toBeNull();
  });

  it("is found by key and leads to registering people where there are none", async () => {
    now = me({ people: false, hidden: 0 });
    const router = core.show("/history");
    await screen.findByTestId("history-undo");
    await waitFor(() => expect(core.sent("person.me").length).toBeGreaterThan(0));
    await act(async () => void fireEvent.keyDown(document.body, { code: "KeyW", altKey: true }));
    await screen.findByTestId("who");
    core.answers["person.list"] = () => ({ people: [] });
    await press("who-to-people");
    await waitFor(() => expect(router.state.location.pathname).toBe("/stage-one"));
    expect(router.state.location.search).toEqual({ tab: "people" });
  });
});

describe("what is left out", () => {
  it("is counted in the status bar, and pressing it explains why and who can lift it", async () => {
    now = named(1, "査読者A", { hidden: 14 });
    core.show("/history");
    const note = await screen.findByTestId("status-hidden");
    expect(note.textContent?.trim()).toBe("表示できない課題 14件・利益相反");
    await press("status-hidden");
    const dialog = await screen.findByTestId("hidden-dialog");
    expect(dialog.textContent).toContain(ja.stage.hidden.mine("査読者A", "14"));
    expect(dialog.textContent).toContain("暗号化ではありません");
  });

  it("is said in English as well", async () => {
    choose({ language: "en" });
    core.answers["settings.get"] = () => ({ language: "en", appearance: "light", columns: [], recent: [], name: "A" });
    now = named(1, "Reader A", { hidden: 1 });
    core.show("/history");
    expect((await screen.findByTestId("status-hidden")).textContent?.trim()).toBe(en.stage.hidden.note("1"));
  });
});

it("a clock that was set back is said in plain words", async () => {
  now = named(1, "査読者A", { clock_behind: "2026-11-27T03:00:00Z" });
  core.show("/history");
  expect((await screen.findByTestId("clock-behind")).textContent).toContain("時計");
});
