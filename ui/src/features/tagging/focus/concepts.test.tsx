import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { current, decisions, press, rowFor, sent, setUp, shown } from "./fixtures.tsx";

beforeEach(setUp);

describe("another concept for the same words", () => {
  it("[ takes the broader one at once, accepting sends what it stands in for", async () => {
    await shown();
    await press("BracketLeft", { key: "[" });
    expect(current()?.dataset.concept).toBe("TSU:FAM");
    expect(screen.getByTestId("candidate-instead").textContent).toContain("架空受容体");
    expect(decisions()).toEqual([]);
    await press("Enter");
    expect(decisions()[0]?.accept[0]).toMatchObject({
      kind: "target",
      concept: "TSU:FAM",
      instead_of: "HGNC:1",
      surface: "架空受容体",
    });
    // Its tag stands where the candidate stood, and the candidate is no longer ticked.
    await waitFor(() => expect(rowFor("TSU:FAM").dataset.state).toBe("confirmed"));
    const order = screen.getAllByTestId("candidate").map((row) => row.dataset.concept);
    expect(order.slice(0, 2)).toEqual(["HGNC:1", "TSU:FAM"]);
    expect(within(rowFor("HGNC:1")).getByTestId("candidate-tick").getAttribute("aria-checked")).toBe("false");
  });

  it("[ again goes one level up, and where there is none says so", async () => {
    await shown();
    await press("BracketLeft");
    await press("BracketLeft");
    await waitFor(() => expect(current()?.dataset.concept).toBe("TSU:GROUP"));
    expect(sent("concept.show")).toEqual([{ kind: "target", id: "TSU:FAM" }]);
    await press("KeyJ");
    await press("BracketLeft");
    expect(screen.getByText("これより上位の語はありません")).toBeTruthy();
  });

  it("the signs count on a Japanese keyboard, where [ lies in another place", async () => {
    await shown();
    await press("BracketLeft", { key: "@" });
    expect(current()?.dataset.concept).toBe("HGNC:1");
    await press("BracketRight", { key: "[" });
    expect(current()?.dataset.concept).toBe("TSU:FAM");
    await press("Backslash", { key: "]" });
    await screen.findByTestId("narrower");
  });

  it("] lists the narrower ones, chosen with the arrows and Enter; the candidate changes, nothing is written", async () => {
    await shown();
    await press("BracketRight", { key: "]" });
    const list = await screen.findByTestId("narrower-list");
    expect(sent("concept.browse")).toEqual([{ kind: "target", parent: "HGNC:1" }]);
    await press("ArrowDown", {}, list);
    await press("Enter", { keyCode: 229 }, list);
    expect(screen.queryByTestId("narrower")).not.toBeNull();
    await press("Enter", {}, list);
    await waitFor(() => expect(screen.queryByTestId("narrower")).toBeNull());
    expect(current()?.dataset.concept).toBe("HGNC:1B");
    expect(decisions()).toEqual([]);
    fireEvent.click(screen.getByTestId("candidate-restore"));
    expect(current()?.dataset.concept).toBe("HGNC:1");
  });

  it("A takes what else the words may mean, and again the suggestion", async () => {
    await shown();
    await press("KeyJ");
    await press("KeyJ");
    await press("KeyA");
    expect(current()?.dataset.concept).toBe("AB-ADC");
    await press("KeyA");
    expect(current()?.dataset.concept).toBe("AB-BSP");
  });
});

describe("concepts nobody suggested", () => {
  it("/ finds one in the vocabulary, where letters are text and the Enter of a composition is not ours", async () => {
    await shown();
    await press("Slash", { key: "/" });
    const field = await screen.findByTestId("pick-search");
    await press("KeyX", { key: "x" }, field);
    await press("Digit2", { altKey: true }, field);
    await waitFor(() =>
      expect(screen.getAllByTestId("pick-option").map((option) => option.dataset.id)).toEqual(["modality-9"]),
    );
    await press("Enter", { key: "Enter", keyCode: 229 }, screen.getByTestId("pick-search"));
    expect(decisions()).toEqual([]);
    await press("Enter", { key: "Enter" }, screen.getByTestId("pick-search"));
    await waitFor(() => expect(decisions()).toHaveLength(1));
    expect(decisions()[0]?.accept).toEqual([{ kind: "modality", concept: "modality-9", main: false }]);
    expect(screen.queryByTestId("pick-concept")).toBeNull();
  });

  it("F makes a new one with its names, then gives it", async () => {
    await shown();
    await press("KeyF");
    const name = await screen.findByTestId("free-label-ja");
    expect((screen.getByTestId("free-add") as HTMLButtonElement).disabled).toBe(true);
    fireEvent.change(name, { target: { value: "架空因子" } });
    fireEvent.change(screen.getByTestId("free-synonyms"), { target: { value: "架空X\n\n 架空Y " } });
    fireEvent.click(screen.getByTestId("free-add"));
    await waitFor(() => expect(decisions()).toHaveLength(1));
    expect(sent("concept.add")).toEqual([
      { kind: "target", label_ja: "架空因子", label_en: "", synonyms: ["架空X", "架空Y"] },
    ]);
    expect(decisions()[0]?.accept).toEqual([{ kind: "target", concept: "OWN:7", main: false }]);
  });
});
