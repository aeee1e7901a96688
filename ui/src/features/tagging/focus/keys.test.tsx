import { act, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { OPEN, statusOf } from "../../../../test/library.ts";
import { at, core, current, decisions, finish, instead, press, rowFor, sent, setUp, shown } from "./fixtures.tsx";

beforeEach(setUp);

describe("keys", () => {
  it("J, K and the arrows go through the candidates, kinds in their order", async () => {
    await shown();
    expect(current()?.dataset.concept).toBe("HGNC:1");
    await press("KeyJ");
    expect(current()?.dataset.concept).toBe("AB-ADC");
    await press("ArrowDown");
    expect(current()?.dataset.concept).toBe("AB-BSP");
    await press("KeyK");
    await press("ArrowUp");
    expect(current()?.dataset.concept).toBe("HGNC:1");
  });

  it("do nothing while an input method composes, and a key held down decides once", async () => {
    await shown();
    for (const code of ["Enter", "KeyX", "KeyM", "Digit0", "Space", "KeyN"]) {
      await press(code, { isComposing: true });
      await press(code, { keyCode: 229 });
    }
    await press("Enter", { ctrlKey: true, keyCode: 229 });
    await press("Enter", { repeat: true });
    await press("KeyX", { repeat: true });
    expect(decisions()).toEqual([]);
    expect(at()).toBe("1");
  });

  it("work by their place though a Japanese input method is on", async () => {
    await shown();
    await press("KeyX", { key: "ｘ" });
    await waitFor(() => expect(decisions()).toHaveLength(1));
  });

  it("Enter accepts with the words, the sentence, the certainty and the rule, and goes to the next that waits", async () => {
    await shown();
    await press("Enter");
    expect(decisions()).toEqual([
      {
        project: 1,
        accept: [
          {
            kind: "target",
            concept: "HGNC:1",
            surface: "架空受容体",
            evidence: "「架空受容体」を調べる。",
            certainty: 0.63,
            reason: "exact",
            main: false,
          },
        ],
        reject: [],
        finish: false,
      },
    ]);
    await waitFor(() => expect(rowFor("HGNC:1").dataset.state).toBe("confirmed"));
    expect(current()?.dataset.concept).toBe("AB-ADC");
  });

  it("what is accepted shows at once, before the core has answered, and goes back when it refuses", async () => {
    core.slow = [];
    await shown();
    await press("Enter");
    expect(rowFor("HGNC:1").dataset.state).toBe("confirmed");
    core.refuse = { code: "library-in-use", params: {}, detail: null };
    await act(async () => core.slow?.shift()?.());
    await waitFor(() => expect(rowFor("HGNC:1").dataset.state).toBe("offered"));
  });

  it("X turns down, a confirmed tag too", async () => {
    await shown();
    await press("Enter");
    await waitFor(() => expect(rowFor("HGNC:1").dataset.state).toBe("confirmed"));
    await press("KeyK");
    await press("KeyX");
    expect(decisions()[1]).toEqual({
      project: 1,
      accept: [],
      reject: [{ kind: "target", concept: "HGNC:1", surface: "架空受容体" }],
      finish: false,
    });
    await waitFor(() => expect(rowFor("HGNC:1").dataset.state).toBe("rejected"));
  });

  it("Space ticks and unticks here only", async () => {
    await shown();
    const tick = () => within(rowFor("HGNC:1")).getByTestId("candidate-tick").getAttribute("aria-checked");
    expect(tick()).toBe("true");
    await press("Space");
    expect(tick()).toBe("false");
    expect(screen.getByTestId("candidates-count").textContent).toBe("4件、うち印2件");
    await press("Space");
    expect(tick()).toBe("true");
    expect(decisions()).toEqual([]);
  });

  it("M accepts as the main one, and takes it back from a main tag", async () => {
    await shown();
    await press("KeyM");
    expect(decisions()[0]?.accept[0]).toMatchObject({ concept: "HGNC:1", main: true });
    await waitFor(() => expect(rowFor("HGNC:1").querySelector("[data-main]")).not.toBeNull());
    await waitFor(() => expect(core.projects.get(1)?.candidates[0]?.main).toBe(true));
    await press("KeyM");
    await waitFor(() =>
      expect(sent("tag.set_main")).toEqual([{ project: 1, kind: "target", concept: "HGNC:1", main: false }]),
    );
  });

  it("0, 9 and 8 say that the target is undecided, the modality undecided or unknown", async () => {
    await shown();
    for (const code of ["Digit0", "Digit9", "Digit8"]) await press(code);
    await waitFor(() => expect(decisions()).toHaveLength(3));
    expect(decisions().map(({ accept }) => accept)).toEqual([
      [{ kind: "target", concept: "TSU:TARGET-UNDECIDED", main: false }],
      [{ kind: "modality", concept: "ND", main: false }],
      [{ kind: "modality", concept: "UN", main: false }],
    ]);
  });

  it("Enter on a button is the button's, not the candidate's", async () => {
    await shown();
    const link = screen.getByTestId("nav-projects");
    await press("Enter", { key: "Enter" }, link);
    expect(decisions()).toEqual([]);
  });

  it("decide nothing while the library is open for reading only", async () => {
    instead("library.status", statusOf({ ...OPEN, projects: 3, read_only: true }));
    await shown();
    await press("Enter");
    await finish();
    expect(decisions()).toEqual([]);
  });
});
