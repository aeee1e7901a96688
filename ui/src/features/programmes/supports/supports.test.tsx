/** Supports: found by step and modality, written field by field. */
import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { OPEN, statusOf } from "../../../../test/library.ts";
import { Core, refusal } from "../../../../test/window.tsx";
import type { ConceptSearch } from "../../../api/bindings.ts";
import { ja } from "../../../text/ja/index.ts";
import { REGISTRY, supportOf, sure, unsure } from "../fixtures.ts";
import { fits, serving } from "./serves.ts";

const SCREENING = supportOf(1, "架空化合物支援", {
  steps: ["screening", "optimisation"],
  modalities: ["SM"],
  facts: [sure("name_ja"), unsure("steps")],
});
const ADVICE = supportOf(2, "架空相談", { steps: ["ind"], modalities: ["AB"] });
const UNKNOWN = supportOf(3, "架空拠点");
const ALL = [SCREENING, ADVICE, UNKNOWN];

describe("which supports are listed", () => {
  const ids = (wanted: Partial<Parameters<typeof serving>[1]>) =>
    serving(ALL, { text: "", step: null, modality: null, ...wanted }).map((own) => own.id);
  it("what is not known of a support never leaves it out", () => {
    expect(ids({ step: "screening" })).toEqual([1, 3]);
    expect(ids({ step: "ind", modality: "AB-ADC" })).toEqual([2, 3]);
    expect(ids({ text: "そうだん" })).toEqual([]);
    expect(ids({ text: "相談" })).toEqual([2]);
  });
  it("a broad modality covers what is narrower, and the other way round", () => {
    expect(fits(ADVICE, "AB-ADC")).toBe("yes");
    expect(fits(supportOf(4, "架空", { modalities: ["AB-ADC"] }), "AB")).toBe("yes");
    expect(fits(ADVICE, "ABX")).toBe("no");
    expect(fits(UNKNOWN, "AB")).toBe("unknown");
  });
});

let core: Core;

beforeEach(() => {
  core = new Core();
  core.status = statusOf({ ...OPEN, projects: 12 });
  core.answers["registry.list"] = () => REGISTRY;
  core.answers["support.list"] = () => ({ supports: ALL });
  core.answers["support.save"] = () => ({ operation: 4, kind: "support-save", count: 1, created: 60 });
  core.answers["concept.search"] = ({ kind, text }: ConceptSearch) => ({
    total: 1,
    hits: [
      {
        concept: {
          kind,
          id: text,
          label_ja: `架空モダリティ${text}`,
          label_en: "",
          short_ja: "",
          short_en: "",
          synonyms_ja: [],
          synonyms_en: [],
          parent: null,
        },
        matched: null,
        projects: 0,
      },
    ],
  });
});

async function show(to = "/programmes?tab=supports") {
  const router = core.show(to);
  await screen.findByTestId("supports");
  return router;
}

it("the table says which step each serves, what is not known, and modalities by name", async () => {
  await show();
  const rows = screen.getAllByTestId("support-row");
  expect(rows[0]?.textContent).toContain("スクリーニングに使える");
  expect(rows[0]?.textContent).toContain(ja.programmes.fact.check);
  await waitFor(() => expect(rows[0]?.textContent).toContain("架空モダリティSM"));
  expect(rows[2]?.querySelector("[colspan]")?.textContent).toBe("不明");
  await act(async () => void fireEvent.click(screen.getByTestId("support-step-ind")));
  expect(screen.getAllByTestId("support-row").map((row) => row.dataset.support)).toEqual(["2", "3"]);
});

it("what is filtered by stands in the address: it is there again after Back and in a link", async () => {
  const router = await show("/programmes?tab=supports&step=ind&suits=AB");
  expect(screen.getAllByTestId("support-row").map((row) => row.dataset.support)).toEqual(["2", "3"]);
  await waitFor(() => expect(screen.getByTestId("support-modality").textContent).toContain("架空モダリティAB"));
  await act(async () => void fireEvent.click(screen.getByTestId("support-step-ind")));
  expect(router.state.location.search).toEqual({ tab: "supports", suits: "AB" });
  await act(async () => void fireEvent.click(screen.getByTestId("support-clear")));
  expect(router.state.location.search).toEqual({ tab: "supports" });
});

it("a field is saved on leaving it, a step by pressing it, in the order of the value chain", async () => {
  await show("/programmes?tab=supports&support=1");
  const offers = await screen.findByTestId("support-offers");
  fireEvent.change(offers, { target: { value: " 架空の化合物 " } });
  fireEvent.blur(offers);
  await waitFor(() => expect(core.sent("support.save")).toHaveLength(1));
  fireEvent.click(screen.getByTestId("support-toggle-validation"));
  await waitFor(() => expect(core.sent("support.save")).toHaveLength(2));
  expect(core.sent("support.save")).toEqual([
    { id: 1, fields: { offers: "架空の化合物" } },
    { id: 1, fields: { steps: ["validation", "screening", "optimisation"] } },
  ]);
});

it("its name cannot be emptied", async () => {
  await show("/programmes?tab=supports&support=1");
  const name = await screen.findByTestId("support-name_ja");
  fireEvent.change(name, { target: { value: "" } });
  fireEvent.blur(name);
  await act(async () => {});
  expect(core.sent("support.save")).toEqual([]);
  expect((name as HTMLInputElement).value).toBe("架空化合物支援");
  expect(screen.getByText(ja.programmes.wrong.supportName)).toBeTruthy();
});

it("a second step pressed before the first was read starts from it; refused, what is read stands again", async () => {
  await show("/programmes?tab=supports&support=2");
  await screen.findByTestId("support-detail");
  fireEvent.click(screen.getByTestId("support-toggle-validation"));
  fireEvent.click(screen.getByTestId("support-toggle-clinical"));
  await waitFor(() =>
    expect(core.sent("support.save")).toEqual([
      { id: 2, fields: { steps: ["validation", "ind"] } },
      { id: 2, fields: { steps: ["validation", "ind", "clinical"] } },
    ]),
  );
  const on = (step: string) => screen.getByTestId(`support-toggle-${step}`).getAttribute("aria-pressed");
  expect([on("validation"), on("clinical")]).toEqual(["true", "true"]);
  core.answers["support.save"] = () => {
    throw refusal("no-such-support");
  };
  await act(async () => void fireEvent.click(screen.getByTestId("support-toggle-poc")));
  expect([on("ind"), on("poc"), on("clinical")]).toEqual(["true", "false", "false"]);
});

it("a new one needs its name alone", async () => {
  const router = await show();
  await act(async () => void fireEvent.click(screen.getByTestId("support-add")));
  const name = await screen.findByTestId("support-add-name");
  fireEvent.change(name, { target: { value: "架空の新しい支援" } });
  await act(async () => void fireEvent.keyDown(name, { key: "Enter", code: "Enter", isComposing: true, keyCode: 229 }));
  expect(core.sent("support.save")).toEqual([]);
  await act(async () => void fireEvent.keyDown(name, { key: "Enter", code: "Enter" }));
  expect(core.sent("support.save")).toEqual([{ id: null, fields: { name_ja: "架空の新しい支援" } }]);
  await waitFor(() => expect(router.state.location.search).toMatchObject({ support: 60 }));
});
