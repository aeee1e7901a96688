/** The handbook, beside a plan and over all themes. 合成データ. */
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { refusal } from "../../../../test/window.tsx";
import type { HandbookRequest } from "../../../api/bindings.ts";
import { currentCommands } from "../../../keys/index.ts";
import { ja } from "../../../text/ja/index.ts";
import { click, linesOf, PlanCore, row, settled, type } from "../fixtures.ts";

const words = ja.plan.notes;
let core: PlanCore;

const note = (id: number, theme: number, text: string) =>
  row(id, { theme, kind: "gate", gate: "sg1", text_ja: text, text_en: "" });

beforeEach(() => {
  core = new PlanCore();
  core.answers["handbook.list"] = ({ search, theme }: HandbookRequest) => {
    const all = [note(1, 1, "安定性は早く測る"), note(2, 2, "特許は発表の前に")].filter(
      (one) => theme === undefined || one.cells.theme === theme,
    );
    return {
      notes: all.filter((one) => search === undefined || String(one.cells.text_ja).includes(search)),
      all: all.length,
      themes: [
        { id: 1, name: "架空のテーマ", about: "TH-001", gone: false },
        { id: 2, name: "別のテーマ", about: "TH-002", gone: false },
      ],
      defaults: [],
    };
  };
});

const asked = () => core.sent("handbook.list");
const search = () => screen.getByTestId("notes-search");

it("is reached from the themes, from a plan and by the palette", async () => {
  core.answers["theme.list"] = () => ({ themes: [], next_code: "TH-001" });
  core.answers["hearing.list"] = () => ({ hearings: [], open: 0 });
  core.show("/themes");
  expect((await screen.findByTestId("themes-handbook")).getAttribute("href")).toBe("/handbook");
  expect(currentCommands().find(({ id }) => id === "themes-handbook")?.palette).toBe(true);
});

describe("beside a plan", () => {
  it("leads to the handbook", async () => {
    await core.open("?tab=notes");
    expect(screen.getByTestId("notes-handbook").getAttribute("href")).toBe("/handbook");
  });

  it("begins with the notes of its theme, and goes over to all", async () => {
    await core.open("?tab=notes");
    expect(asked()).toEqual([{ theme: 1 }]);
    expect(linesOf("note-sheet").length).toBe(1);
    fireEvent.click(screen.getByTestId("notes-all").querySelector("input") ?? screen.getByTestId("notes-all"));
    await settled();
    expect(asked().at(-1)).toEqual({});
    expect(linesOf("note-sheet").length).toBe(2);
  });

  it("is searched by words, which the field keeps while it is answered; what fits nothing is said", async () => {
    await core.open("?tab=notes");
    const field = search();
    field.focus();
    type("notes-search", "安定");
    await settled();
    expect(asked().at(-1)).toEqual({ search: "安定", theme: 1 });
    expect(document.activeElement).toBe(field);
    type("notes-search", "ない語");
    await waitFor(() => expect(screen.getByTestId("notes").textContent).toContain(words.nothing));
    expect(screen.getByTestId("notes").textContent).toContain(words.count("0", "1"));
    expect(search()).toBe(field);
  });

  it("a baseline is frozen, the handbook is not: it is the library's", async () => {
    core.shows("baseline");
    await core.open("?tab=notes");
    expect(screen.getByTestId("note-sheet-add")).toBeTruthy();
  });
});

describe("over all themes", () => {
  const show = async () => {
    core.show("/handbook");
    await screen.findByTestId("notes");
    await settled();
  };

  it("has no switch, and exports for the house alone what is searched for", async () => {
    await show();
    expect(asked()).toEqual([{}]);
    expect(screen.queryByTestId("notes-all")).toBeNull();
    type("notes-search", "特許");
    await settled();
    await click("notes-export");
    expect(screen.getByTestId("handbook-export").textContent).toContain(ja.plan.exporting.handbookNote);
  });

  it("that cannot be read is said", async () => {
    core.answers["handbook.list"] = () => {
      throw refusal("bad-call", { name: "handbook.list" });
    };
    core.show("/handbook");
    await waitFor(() => expect(screen.getByTestId("handbook-screen").querySelector(".note")).toBeTruthy());
  });
});
