import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import {
  active,
  answers,
  arrivesAt,
  at,
  confirm,
  core,
  press,
  pressed,
  sent,
  setUp,
  shown,
  votes,
} from "./fixtures.tsx";

beforeEach(setUp);

describe("keys of reading", () => {
  it("Q, W, E answer the criterion at hand by their place and go on to the next; R says unknown", async () => {
    await shown();
    expect(active()).toBe("target");
    await press("KeyE", { key: "え" });
    await press("KeyR");
    expect(active()).toBe("modality");
    expect(answers()).toEqual([
      ["target", "3"],
      // Five values: R is the fourth of them.
      ["novelty", "4"],
    ]);
    await press("KeyR");
    expect(answers()[2]).toEqual(["modality", "unknown"]);
  });

  it("a number chooses the criterion and opens its guide, the arrows go through them", async () => {
    await shown();
    await press("Digit6");
    expect(active()).toBe("ip");
    expect(screen.getByText(/請求の範囲を分けられる/)).toBeTruthy();
    await press("ArrowDown");
    expect(active()).toBe("competition");
    await press("ArrowUp");
    await press("ArrowUp");
    expect(active()).toBe("feasibility");
  });

  it("of yes and no, Q says yes, W no, E nothing at all; Backspace clears the answer", async () => {
    await shown();
    const answer = async (code: string) => {
      await press("Digit5");
      await press(code);
      return answers().find(([key]) => key === "feasibility")?.[1];
    };
    expect(await answer("KeyE")).toBeUndefined();
    expect(await answer("KeyQ")).toBe("1");
    expect(await answer("KeyW")).toBe("0");
    expect(await answer("Backspace")).toBeUndefined();
  });

  it("Y, H and U give the verdict with its own reasons, Shift and a number chooses one, comma and period the certainty", async () => {
    await shown();
    await press("KeyH");
    expect(screen.getAllByTestId("reading-reason").map((own) => own.dataset.key)).toEqual(["data", "early", "reach"]);
    await press("Digit2", { shiftKey: true });
    await press("Period");
    await confirm();
    await waitFor(() => expect(votes()).toHaveLength(1));
    expect(votes()[0]).toEqual({
      round: 5,
      project: 1,
      reviewer: 1,
      criteria: 11,
      verdict: "hold",
      reason: "early",
      note: "",
      certainty: "high",
      scores: {},
      tags: [],
    });
  });

  it("another verdict has no reason of the one before", async () => {
    await shown();
    await press("KeyH");
    await press("Digit1", { shiftKey: true });
    await press("KeyY");
    await confirm();
    await waitFor(() => expect(votes()[0]?.reason).toBe(""));
  });

  it("a drop is given with a reason or a note, and until then says what is missing", async () => {
    await shown();
    await press("KeyU");
    await confirm();
    expect(await screen.findByText("残さないときは、理由を選ぶかメモを書いてください。")).toBeTruthy();
    expect(at()).toBe(1);
    await press("Digit1", { shiftKey: true });
    await confirm();
    await waitFor(() => expect(votes().map((vote) => vote.verdict)).toEqual(["drop"]));
    expect(votes()[0]?.reason).not.toBe("");
  });

  it("do nothing while an input method composes, and a key held down acts once", async () => {
    await shown();
    for (const code of ["KeyQ", "KeyY", "KeyB", "KeyS", "KeyJ", "KeyN", "Digit3", "ArrowDown"]) {
      await press(code, { isComposing: true });
      await press(code, { keyCode: 229 });
    }
    await press("KeyY", { repeat: true });
    await press("Enter", { ctrlKey: true, keyCode: 229 });
    expect(answers()).toEqual([]);
    expect(pressed("reading-keep")).toBe(false);
    expect(active()).toBe("target");
    expect(at()).toBe(1);
    expect(votes()).toEqual([]);
    expect(sent("reading.later")).toEqual([]);
    expect(document.activeElement?.tagName).not.toBe("TEXTAREA");
  });

  it("letters typed into the note are text, Escape goes back to the keys, and only outside a composition", async () => {
    await shown();
    await press("KeyN");
    const note = screen.getByTestId("reading-note") as HTMLTextAreaElement;
    expect(document.activeElement).toBe(note);
    await press("KeyY", {}, note);
    expect(pressed("reading-keep")).toBe(false);
    await press("Escape", { key: "Escape", isComposing: true }, note);
    expect(document.activeElement).toBe(note);
    await press("Escape", { key: "Escape" }, note);
    expect(document.activeElement).toBe(document.body);
    await press("KeyY");
    expect(pressed("reading-keep")).toBe(true);
  });

  it("M writes the note of the criterion; a note alone says unknown", async () => {
    await shown();
    await press("Digit6");
    await press("KeyM");
    const field = screen.getByTestId("reading-criterion-note");
    expect(document.activeElement).toBe(field);
    await act(async () => void fireEvent.change(field, { target: { value: "公開前" } }));
    expect(answers()).toEqual([["ip", "unknown"]]);
  });

  it("Ctrl+Enter in the note confirms and leaves the field, so that the next project is read by keys", async () => {
    await shown();
    await press("KeyY");
    await press("KeyN");
    const note = screen.getByTestId("reading-note");
    await act(async () => void fireEvent.change(note, { target: { value: "根拠" } }));
    await press("Enter", { key: "Enter", ctrlKey: true }, note);
    await arrivesAt(2);
    expect(votes()[0]?.note).toBe("根拠");
    expect(document.activeElement).toBe(document.body);
  });

  it("Ctrl+Z goes to the vote before and never to the library's undo", async () => {
    await shown();
    await press("KeyY");
    await confirm();
    await arrivesAt(2);
    await press("KeyZ", { ctrlKey: true });
    await arrivesAt(1);
    expect(pressed("reading-keep")).toBe(true);
    await press("KeyZ", { ctrlKey: true });
    expect(sent("history.undo")).toEqual([]);
    expect(at()).toBe(1);
  });

  it("J and K go through the list, S puts off and goes on", async () => {
    await shown();
    await press("KeyJ");
    await arrivesAt(2);
    await press("KeyK");
    await arrivesAt(1);
    await press("KeyS");
    await arrivesAt(2);
    expect(sent("reading.later")).toEqual([{ round: 5, project: 1, later: true }]);
  });

  it("give nothing while the library is open for reading only", async () => {
    core.library = { ...(core.library as NonNullable<typeof core.library>), read_only: true };
    for (const project of [1, 2, 3, 4]) core.world.change(project, { closed: "read-only" });
    await shown();
    await press("KeyY");
    await confirm();
    expect(votes()).toEqual([]);
    expect(screen.getByTestId("reading-closed").textContent).toContain("読み取り専用");
  });
});
