/** Spellings that wait for a programme, by keys alone. */
import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, it } from "vitest";
import { OPEN, statusOf } from "../../../../test/library.ts";
import { Core } from "../../../../test/window.tsx";
import type { TieNames, UnmatchedGroup } from "../../../api/bindings.ts";
import { queryClient } from "../../../api/client.ts";
import { ja } from "../../../text/ja/index.ts";
import { REGISTRY, SEED } from "../fixtures.ts";

const groupOf = (name: string, candidates: number, more: Partial<UnmatchedGroup> = {}): UnmatchedGroup => ({
  name,
  codes: ["xa0101"],
  projects: 3,
  years: 5,
  year_first: 2024,
  year_last: 2026,
  why: "unknown",
  candidates: Array.from({ length: candidates }, (_, i) => ({
    programme: i + 1,
    name_ja: `架空候補${i + 1}`,
    name_en: "",
    why: "name",
    likeness: 90 - i * 10,
  })),
  ...more,
});

let core: Core;
let groups: UnmatchedGroup[];

beforeEach(() => {
  core = new Core();
  core.status = statusOf({ ...OPEN, projects: 12 });
  groups = [groupOf("架空一", 2), groupOf("架空二", 5), groupOf("架空三", 0), groupOf("", 0, { why: "nameless" })];
  core.answers["registry.list"] = () => REGISTRY;
  core.answers["registry.unmatched"] = () => ({ groups });
  core.answers["registry.tie"] = ({ names }: TieNames) => {
    groups = groups.filter((own) => !names.includes(own.name));
    return { operation: 5, kind: "registry-tie", count: 3, created: null };
  };
  core.answers["registry.add"] = () => ({ operation: 6, kind: "registry-add", count: 1, created: 50 });
});

async function press(code: string) {
  await act(
    async () =>
      void (document.activeElement ?? document.body).dispatchEvent(
        new KeyboardEvent("keydown", { code, key: code, bubbles: true, cancelable: true }),
      ),
  );
  // The core would say that the answer is another one now.
  await act(async () => queryClient.invalidateQueries({ queryKey: ["registry.unmatched"] }));
}
const shown = () => screen.getByTestId("waiting-group").querySelector("h2")?.textContent;
const names = () => screen.getAllByTestId("waiting-item").map((own) => own.querySelector(".ell")?.textContent);
async function open() {
  core.show("/programmes?part=waiting");
  await screen.findByTestId("waiting-group");
}

it("Enter ties to the likeliest, a digit to the one it names, and the next takes its place", async () => {
  await open();
  expect(shown()).toBe("架空一");
  await press("Enter");
  await waitFor(() => expect(shown()).toBe("架空二"));
  await press("Digit4");
  await waitFor(() => expect(shown()).toBe("架空三"));
  expect(core.sent("registry.tie")).toEqual([
    { names: ["架空一"], programme: 1 },
    { names: ["架空二"], programme: 4 },
  ]);
});

it("without a candidate neither Enter nor a digit ties anything", async () => {
  await open();
  await press("KeyJ");
  await press("KeyJ");
  expect(shown()).toBe("架空三");
  await press("Enter");
  await press("Digit1");
  expect(core.sent("registry.tie")).toEqual([]);
});

it("J and K move, S puts off to the end", async () => {
  await open();
  await press("KeyJ");
  expect(shown()).toBe("架空二");
  await press("KeyK");
  expect(shown()).toBe("架空一");
  await press("KeyS");
  expect(shown()).toBe("架空二");
  expect(names()).toEqual(["架空二", "架空三", ja.programmes.waiting.nameless, "架空一"]);
  expect(core.sent("registry.tie")).toEqual([]);
});

it("N makes a new programme of the name, with the spelling tied to it", async () => {
  await open();
  await press("KeyN");
  const name = (await screen.findByTestId("registry-add-name")) as HTMLInputElement;
  expect(name.value).toBe("架空一");
  fireEvent.change(name, { target: { value: "架空一事業" } });
  await act(async () => void fireEvent.click(screen.getByTestId("registry-add-run")));
  expect(core.sent("registry.add")).toEqual([{ fields: { name_ja: "架空一事業" }, tie: ["架空一"] }]);
});

it("any other programme is chosen by typing, and a letter typed there is no key", async () => {
  await open();
  await press("KeyO");
  const search = await screen.findByTestId("waiting-pick-search");
  fireEvent.change(search, { target: { value: "りんしょう" } });
  fireEvent.change(search, { target: { value: "臨床" } });
  await act(async () => void fireEvent.keyDown(search, { code: "KeyS", key: "s" }));
  await act(
    async () => void fireEvent.keyDown(search, { code: "Enter", key: "Enter", isComposing: true, keyCode: 229 }),
  );
  expect(core.sent("registry.tie")).toEqual([]);
  await act(async () => void fireEvent.keyDown(search, { code: "Enter", key: "Enter" }));
  expect(core.sent("registry.tie")).toEqual([{ names: ["架空一"], programme: 2 }]);
});

it("a row without a name says why it cannot be tied by one", async () => {
  groups = [groupOf("", 0, { why: "nameless" })];
  await open();
  expect(screen.getByTestId("waiting-group").textContent).toContain(ja.programmes.waiting.namelessHint);
  expect(screen.queryByTestId("waiting-new")).toBeNull();
});

it("a row without a name is tied by giving its code to a programme, which keeps its own", async () => {
  groups = [groupOf("", 0, { why: "nameless", codes: ["xb0202", "xb0303"] })];
  core.answers["registry.edit"] = () => ({ operation: 9, kind: "registry-edit", count: 1, created: null });
  await open();
  await press("KeyO");
  const dialog = await screen.findByTestId("waiting-code-dialog");
  expect(dialog.textContent).toContain("xb0202");
  expect((screen.getByTestId("waiting-code-run") as HTMLButtonElement).disabled).toBe(true);
  await act(async () => void fireEvent.click(screen.getByTestId("waiting-code-programme")));
  const search = await screen.findByTestId("waiting-code-programme-search");
  fireEvent.change(search, { target: { value: "シーズ" } });
  await act(async () => void fireEvent.keyDown(search, { code: "Enter", key: "Enter" }));
  await act(async () => void fireEvent.click(screen.getByTestId("waiting-code-run")));
  expect(core.sent("registry.edit")).toEqual([
    { id: SEED.id, fields: { codes: [...SEED.codes, { code: "xb0202", valid_first: null, valid_last: null }] } },
  ]);
});

it.each([
  ["架空一", { programme: ["架空一"] }],
  ["", { programme: ["-"], registered: [0] }],
])("the count of %j opens its projects", async (name, search) => {
  groups = [groupOf(name, 0, name === "" ? { why: "nameless" } : {})];
  const router = core.show("/programmes?part=waiting");
  await act(async () => void fireEvent.click(await screen.findByTestId("waiting-projects")));
  await waitFor(() => expect(router.state.location.pathname).toBe("/projects"));
  expect(router.state.location.search).toMatchObject(search);
});

it("when everything is tied that is said calmly", async () => {
  groups = [];
  core.show("/programmes?part=waiting");
  expect((await screen.findByTestId("waiting-empty")).textContent).toContain(ja.programmes.waiting.emptyTitle);
});
