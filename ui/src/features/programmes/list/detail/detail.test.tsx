/** One programme beside the list: names, codes, pairs and the note, each written where it stands. */
import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, it } from "vitest";
import { OPEN, statusOf } from "../../../../../test/library.ts";
import { Core } from "../../../../../test/window.tsx";
import type { ProgrammeAlias } from "../../../../api/bindings.ts";
import { ja } from "../../../../text/ja/index.ts";
import { CLINIC, pairOf, programme, REGISTRY, SEED, UNKNOWN } from "../../fixtures.ts";

const alias = (name: string, kind: ProgrammeAlias["kind"]): ProgrammeAlias => ({
  name,
  kind,
  valid_first: null,
  valid_last: null,
});
const NAMED = programme(1, "架空シーズ探索事業", {
  codes: SEED.codes,
  names: [alias("架空旧事業", "former"), alias("架空シーズ", "spelling")],
});
const OVER = programme(4, "架空の終わった事業", { valid_last: 2020 });
const DONE = { operation: 7, kind: "programme-edit", count: 1, created: null };

let core: Core;

beforeEach(async () => {
  core = new Core();
  core.status = statusOf({ ...OPEN, projects: 12 });
  core.answers["registry.list"] = () => ({ ...REGISTRY, programmes: [NAMED, CLINIC, UNKNOWN, OVER] });
  core.answers["pairing.list"] = () => ({ pairs: [pairOf(9, NAMED, CLINIC)] });
  for (const name of ["registry.edit", "registry.untie", "pairing.set", "pairing.remove", "registry.remove"])
    core.answers[name] = () => DONE;
  core.show("/programmes?shown=1");
  await screen.findByTestId("pair-line", {}, { timeout: 5000 });
});

const edits = () => core.sent("registry.edit");
const typeInto = (element: HTMLElement, value: string) => fireEvent.change(element, { target: { value } });

it("a name is added as the kind chosen, never by the Enter of an input method", async () => {
  const name = screen.getByTestId("name-new");
  typeInto(name, "架空略称");
  await act(async () => void fireEvent.keyDown(name, { key: "Enter", code: "Enter", isComposing: true, keyCode: 229 }));
  expect(edits()).toEqual([]);
  await act(async () => void fireEvent.keyDown(name, { key: "Enter", code: "Enter" }));
  expect(edits()).toEqual([{ id: 1, fields: { names: [...NAMED.names, alias("架空略称", "former")] } }]);
});

it("a former name taken away is an edit, a spelling of lists is untied", async () => {
  const [former, spelling] = screen.getAllByTestId("name-remove");
  await act(async () => void fireEvent.click(former as HTMLElement));
  expect(edits()).toEqual([{ id: 1, fields: { names: [alias("架空シーズ", "spelling")] } }]);
  await act(async () => void fireEvent.click(spelling as HTMLElement));
  expect(core.sent("registry.untie")).toEqual([{ names: ["架空シーズ"], programme: 1 }]);
});

it("years of a former name and of a code are read in Japanese, and refused in place", async () => {
  const of = (label: string) => screen.getByLabelText(label) as HTMLInputElement;
  const from = () => of("架空旧事業 から");
  typeInto(from(), "平成27");
  await act(async () => void fireEvent.blur(from()));
  expect(edits()).toEqual([
    {
      id: 1,
      fields: { names: [{ ...alias("架空旧事業", "former"), valid_first: 2015 }, alias("架空シーズ", "spelling")] },
    },
  ]);
  const until = () => of("xa0101 まで");
  typeInto(until(), "いつか");
  await act(async () => void fireEvent.blur(until()));
  expect(screen.getByTestId("programme-codes").textContent).toContain(ja.programmes.wrong.year);
  typeInto(until(), "R8");
  await act(async () => void fireEvent.blur(until()));
  expect(edits().at(-1)).toEqual({
    id: 1,
    fields: { codes: [{ code: "xa0101", valid_first: null, valid_last: 2026 }] },
  });
});

it("a successor is added by typing its name, as an assumption, and can be taken away", async () => {
  const pairs = screen.getByTestId("programme-pairs");
  await act(async () => void fireEvent.click(within(pairs).getByTestId("pair-add-after")));
  await screen.findByTestId("pair-dialog");
  expect(screen.getByTestId("pair-predecessor").textContent).toContain("架空シーズ探索事業");
  await act(async () => void fireEvent.click(screen.getByTestId("pair-successor")));
  const search = await screen.findByTestId("pair-successor-search");
  expect(screen.getByTestId("pair-successor-ended").closest("[role=option]")?.textContent).toContain(OVER.name_ja);
  typeInto(search, "基盤");
  await waitFor(() => expect(screen.getAllByTestId("pair-successor-option")).toHaveLength(1));
  await act(async () => void fireEvent.keyDown(search, { key: "Enter", code: "Enter" }));
  await act(async () => void fireEvent.click(screen.getByTestId("pair-save")));
  expect(core.sent("pairing.set")).toMatchObject([{ predecessor: 1, successor: 3, status: "assumed", source: "" }]);
  await waitFor(() => expect(screen.queryByTestId("pair-dialog")).toBeNull());
  await act(async () => void fireEvent.click(screen.getByTestId("pair-remove")));
  expect(core.sent("pairing.remove")).toEqual([{ id: 9 }]);
});

it("the note is written on leaving it, and only when it was changed", async () => {
  const note = screen.getByTestId("programme-note");
  await act(async () => void fireEvent.blur(note));
  expect(edits()).toEqual([]);
  typeInto(note, "架空のメモ ");
  await act(async () => void fireEvent.blur(note));
  expect(edits()).toEqual([{ id: 1, fields: { note: "架空のメモ" } }]);
});

it("removed, it is no longer shown", async () => {
  await act(async () => void fireEvent.click(screen.getByTestId("programme-remove")));
  expect(core.sent("registry.remove")).toEqual([{ id: 1 }]);
  await waitFor(() => expect(screen.queryByTestId("programme-detail")).toBeNull());
});

it("after an edit the keys go on from the value, after Tab from the next, after a name was taken away beside it", async () => {
  const key = async (code: string) =>
    await act(async () => void fireEvent.keyDown(screen.getByTestId("cell-input"), { key: code, code }));
  const edit = async (field: string) =>
    await act(async () => void fireEvent.click(screen.getByTestId(`edit-${field}`)));
  await edit("modality");
  await key("Escape");
  expect(document.activeElement).toBe(screen.getByTestId("edit-modality"));
  await edit("modality");
  await key("Enter");
  expect(document.activeElement).toBe(screen.getByTestId("edit-modality"));
  await edit("modality");
  await key("Tab");
  expect(document.activeElement).toBe(screen.getByTestId("edit-disease"));
  const [former] = screen.getAllByTestId("name-remove");
  await act(async () => void fireEvent.click(former as HTMLElement));
  expect(document.activeElement).toBe(screen.getByTestId("name-remove"));
  await act(async () => void fireEvent.click(screen.getByTestId("name-remove")));
  expect(document.activeElement).toBe(screen.getByTestId("name-new"));
});

it("a name taken away before the one just added was read does not lose that one", async () => {
  typeInto(screen.getByTestId("name-new"), "架空略称");
  await act(async () => void fireEvent.click(screen.getByTestId("name-add")));
  await act(async () => void fireEvent.click(screen.getAllByTestId("name-remove")[0] as HTMLElement));
  expect(edits().at(-1)).toEqual({
    id: 1,
    fields: { names: [alias("架空シーズ", "spelling"), alias("架空略称", "former")] },
  });
});

it("a value is edited where it stands, as in the grid", async () => {
  await act(async () => void fireEvent.click(screen.getByTestId("edit-ceiling_yen")));
  const input = screen.getByTestId("cell-input");
  typeInto(input, "たくさん");
  await act(async () => void fireEvent.keyDown(input, { key: "Enter", code: "Enter" }));
  expect(screen.getByTestId("programme-facts").textContent).toContain(ja.programmes.wrong.amount);
  typeInto(input, "50,000");
  await act(
    async () => void fireEvent.keyDown(input, { key: "Enter", code: "Enter", isComposing: true, keyCode: 229 }),
  );
  expect(edits()).toEqual([]);
  await act(async () => void fireEvent.keyDown(input, { key: "Enter", code: "Enter" }));
  expect(edits()).toEqual([{ id: 1, fields: { ceiling_yen: 50_000_000 } }]);
  await act(async () => void fireEvent.click(screen.getByTestId("edit-adoption_month")));
  await act(async () => void fireEvent.click(await screen.findByTestId("cell-month-4")));
  await act(async () => void fireEvent.keyDown(screen.getByTestId("cell-month-4"), { key: "Tab", code: "Tab" }));
  expect(edits().at(-1)).toEqual({ id: 1, fields: { adoption_month: 4 } });
});
