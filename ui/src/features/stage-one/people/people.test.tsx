/** People and their interests in the whole window. */
import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { OPEN, statusOf } from "../../../../test/library.ts";
import { Core, refusal } from "../../../../test/window.tsx";
import type { Blocked, InterestNew, InterestRequest, Me, Person } from "../../../api/bindings.ts";
import { ja } from "../../../text/ja/index.ts";
import { A, ALONE, B, C, done, interest, me, READER } from "../fixtures.ts";

let core: Core;
let who: Me;
let people: Person[];

const EMPLOYER = interest({ id: null, kind: "organisation", name: "例示ファーマ", note: "", at: "", by: "" });
const blocked = (project: number, more: Partial<Blocked> = {}): Blocked => ({
  person: 2,
  project,
  number: `26zz0000${project}h0001`,
  title_ja: `架空の課題${project}`,
  title_en: "",
  kind: "organisation",
  name: "例示ファーマ",
  lifted: null,
  lifted_by: "",
  lifted_at: "",
  ...more,
});

beforeEach(() => {
  core = new Core();
  core.status = statusOf({ ...OPEN, projects: 120 });
  who = me();
  people = [A, B, C];
  core.answers["person.me"] = () => who;
  core.answers["person.list"] = () => ({ people });
  core.answers["interest.list"] = ({ person }: InterestRequest) => ({
    interests: person === 2 ? [EMPLOYER, interest()] : [],
    blocked:
      who.chair && person === 2
        ? [
            blocked(1),
            blocked(2, { lifted: "共同研究は終了", lifted_by: "査読者A", lifted_at: "2026-11-21T00:00:00Z" }),
          ]
        : [],
    blocked_total: who.chair && person === 2 ? 5 : 0,
  });
  for (const name of [
    "person.save",
    "person.set_pin",
    "person.leave",
    "person.remove",
    "interest.declare",
    "interest.withdraw",
    "interest.lift",
  ])
    core.answers[name] = () => done(name.replace(".", "-"));
});

const show = async (to = "/stage-one?tab=people") => {
  const router = core.show(to);
  await screen.findAllByTestId("person-row");
  return router;
};
const press = (id: string) => act(async () => void fireEvent.click(screen.getByTestId(id)));
const type = (id: string, value: string) => fireEvent.change(screen.getByTestId(id), { target: { value } });
const isOff = (id: string) => (screen.getByTestId(id) as HTMLButtonElement).disabled;

describe("the people", () => {
  it("are listed with where they come from, what waits for them and what is hidden from them", async () => {
    await show();
    const [a, b, c] = screen.getAllByTestId("person-row");
    expect(a?.textContent).toContain(ja.stage.people.chair);
    expect(a?.textContent).toContain(ja.stage.people.you);
    expect(b?.textContent).toContain("例示ファーマ");
    expect([...(b?.querySelectorAll(".num") ?? [])].map((cell) => cell.textContent)).toEqual(["1", "4", "0"]);
    expect(c?.textContent).toContain(ja.stage.people.inactive);
  });

  it("the first is registered by anybody, and it is said that this one is a chair", async () => {
    who = ALONE;
    people = [];
    core.answers["person.save"] = () => {
      people = [A];
      who = { ...ALONE, people: true };
      return done("person-save", 1);
    };
    core.changes["person.save"] = ["people"];
    core.show("/stage-one?tab=people");
    await screen.findByTestId("people-empty");
    await press("person-add");
    expect((await screen.findByTestId("person-new")).textContent).toContain(ja.stage.people.first);
    expect(screen.queryByTestId("person-new-chair")).toBeNull();
    type("person-new-name", "査読者A");
    type("person-new-organisation", "架空製薬");
    await press("person-new-run");
    expect(core.sent("person.save")).toEqual([
      { id: null, fields: { name: "査読者A", organisation: "架空製薬", field: "" } },
    ]);
    // Now there are people, and nobody was chosen.
    await screen.findByTestId("who");
  });

  it("by keys one goes from one to the next, beside the list", async () => {
    const router = await show("/stage-one?tab=people&person=1");
    await screen.findByTestId("person-panel");
    fireEvent.keyDown(document.body, { code: "KeyJ" });
    await act(async () => void fireEvent.keyDown(document.body, { code: "KeyJ" }));
    await waitFor(() => expect(router.state.location.search).toEqual({ tab: "people", person: 2 }));
    await act(async () => void fireEvent.keyDown(document.body, { code: "Escape" }));
    await waitFor(() => expect(router.state.location.search).toEqual({ tab: "people" }));
  });
});

describe("one person", () => {
  it("each field is saved on leaving it, a name cannot be emptied", async () => {
    await show("/stage-one?tab=people&person=2");
    await screen.findByTestId("person-panel");
    type("person-field", " 抗体・ADC ");
    await act(async () => void fireEvent.blur(screen.getByTestId("person-field")));
    type("person-name", "");
    await act(async () => void fireEvent.blur(screen.getByTestId("person-name")));
    expect(core.sent("person.save")).toEqual([{ id: 2, fields: { field: "抗体・ADC" } }]);
    expect(screen.getByText(ja.stage.people.needName)).toBeTruthy();
  });

  it("leaving says what becomes of the open assignments; who has voted cannot be removed", async () => {
    await show("/stage-one?tab=people&person=2");
    await screen.findByTestId("person-panel");
    await press("person-leave");
    expect((await screen.findByTestId("leave-confirm")).textContent).toContain("4件");
    await press("leave-confirm-ok");
    expect(core.sent("person.leave")).toEqual([{ person: 2 }]);
    await press("person-remove");
    await press("remove-confirm-ok");
    expect(core.sent("person.remove")).toEqual([{ person: 2 }]);
  });

  it("who has voted is not removed, and why stands on the button", async () => {
    await show("/stage-one?tab=people&person=1");
    await screen.findByTestId("person-panel");
    expect(isOff("person-remove")).toBe(true);
    expect(screen.getByTestId("person-remove").closest("[title]")?.getAttribute("title")).toContain("12件");
  });

  it("a chair sets a PIN without the old one; one's own is changed with it, and nothing typed stays", async () => {
    await show("/stage-one?tab=people&person=2");
    await screen.findByTestId("pin-new");
    expect(screen.queryByTestId("pin-old")).toBeNull();
    type("pin-new", "12a4");
    expect(isOff("pin-set")).toBe(true);
    type("pin-new", "１２３４５");
    await press("pin-set");
    expect(core.sent("person.set_pin")).toEqual([{ person: 2, new: "12345" }]);
    expect((screen.getByTestId("pin-new") as HTMLInputElement).value).toBe("");
  });

  it("one's own PIN goes only with the old one", async () => {
    who = { ...READER };
    core.answers["person.set_pin"] = () => {
      throw refusal("wrong-pin");
    };
    await show("/stage-one?tab=people&person=2");
    await screen.findByTestId("pin-old");
    expect(isOff("pin-clear")).toBe(true);
    type("pin-old", "1111");
    await press("pin-clear");
    expect(core.sent("person.set_pin")).toEqual([{ person: 2, new: null, old: "1111" }]);
    expect(screen.getByTestId("person-pin").textContent).toContain("PINが違います");
  });
});

describe("interests", () => {
  it("are declared with what they would hide before they do", async () => {
    core.answers["interest.effect"] = ({ name }: InterestNew) =>
      name === "見本バイオ" ? { projects: 9, already: 2, assignments: 3 } : { projects: 0, already: 0, assignments: 0 };
    await show("/stage-one?tab=people&person=2");
    await screen.findByTestId("person-interests");
    await press("interest-declare");
    await screen.findByTestId("declare");
    expect(isOff("declare-run")).toBe(true);
    type("declare-name", "見本バイオ");
    const effect = screen.getByTestId("declare-effect");
    await waitFor(() => expect(effect.textContent).toContain(ja.stage.interest.effect("9")));
    expect(effect.textContent).toContain(ja.stage.interest.effectAlready("2"));
    expect(effect.textContent).toContain(ja.stage.interest.effectAssignments("3"));
    type("declare-note", "兼業");
    await press("declare-run");
    expect(core.sent("interest.declare")).toEqual([
      { person: 2, kind: "organisation", name: "見本バイオ", note: "兼業" },
    ]);
    await waitFor(() => expect(screen.queryByTestId("declare")).toBeNull());
  });

  it("the employer needs no declaration and is not withdrawn; a declared one is, after asking", async () => {
    await show("/stage-one?tab=people&person=2");
    const rows = await screen.findAllByTestId("interest-row");
    expect(rows[0]?.textContent).toContain(ja.stage.interest.employer);
    expect(within(rows[0] as HTMLElement).queryByTestId("interest-withdraw")).toBeNull();
    await press("interest-withdraw");
    expect((await screen.findByTestId("withdraw-confirm")).textContent).toContain("8件");
    await press("withdraw-confirm-ok");
    expect(core.sent("interest.withdraw")).toEqual([{ id: 31 }]);
  });

  it("a chair sees what is hidden and why, shows one with a reason, hides it again", async () => {
    await show("/stage-one?tab=people&person=2");
    const rows = await screen.findAllByTestId("blocked-row");
    expect(rows[0]?.textContent).toContain("組織：例示ファーマ");
    expect(rows[1]?.textContent).toContain("共同研究は終了");
    expect(screen.getByTestId("person-blocked").textContent).toContain(ja.stage.interest.blockedMore("3"));
    await press("block-back");
    await press("block-lift");
    expect(isOff("lift-run")).toBe(true);
    type("lift-reason", "資本関係はない");
    await press("lift-run");
    expect(core.sent("interest.lift")).toEqual([
      { person: 2, project: 2, reason: null },
      { person: 2, project: 1, reason: "資本関係はない" },
    ]);
  });

  it("whoever is no chair declares own ones, and sees neither others' nor what is hidden", async () => {
    who = READER;
    await show("/stage-one?tab=people&person=2");
    await screen.findAllByTestId("interest-row");
    expect(screen.getByTestId("interest-declare")).toBeTruthy();
    expect(screen.queryByTestId("interest-withdraw")).toBeNull();
    expect(screen.queryByTestId("person-blocked")).toBeNull();
    expect(isOff("person-name")).toBe(true);
    expect(isOff("person-add")).toBe(true);
    const asked = core.sent("interest.list").length;
    await act(async () => void fireEvent.click(screen.getAllByTestId("person-row")[0] as HTMLElement));
    await screen.findByText(ja.stage.interest.others);
    expect(core.sent("interest.list")).toHaveLength(asked);
    expect(screen.queryByTestId("interest-declare")).toBeNull();
  });

  it("anybody names a chair where none is active, and nothing else", async () => {
    who = READER;
    people = [{ ...A, active: false, active_to: "2020-03-31" }, B, C];
    await show("/stage-one?tab=people&person=2");
    expect(await screen.findByTestId("people-vacant")).toBeTruthy();
    expect(isOff("person-name")).toBe(true);
    await press("person-chair");
    expect(core.sent("person.save")).toEqual([{ id: 2, fields: { chair: true } }]);
    await press("person-add");
    type("person-new-name", "新しい議長");
    await press("person-new-run");
    expect(core.sent("person.save")[1]).toMatchObject({ id: null, fields: { name: "新しい議長", chair: true } });
  });

  it("a chair lifts no block and withdraws no interest of the own", async () => {
    who = { ...READER, chair: true };
    await show("/stage-one?tab=people&person=2");
    await screen.findAllByTestId("blocked-row");
    expect(isOff("block-lift")).toBe(true);
    expect(isOff("interest-withdraw")).toBe(true);
  });
});
