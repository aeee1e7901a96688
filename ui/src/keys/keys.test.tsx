import { fireEvent, render } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { caps, isComposing, isEditable, matches, useKeys } from "./index.ts";

function Screen({ act, undo }: { act: () => unknown; undo: () => unknown }) {
  useKeys([
    { id: "next", label: "next", group: "list", keys: ["KeyJ"], run: act },
    { id: "palette", label: "palette", group: "general", keys: ["mod+KeyK"], inFields: true, run: undo },
  ]);
  return (
    <div>
      <input data-testid="field" />
      <input type="checkbox" data-testid="tick" />
      <div data-testid="row" />
    </div>
  );
}

function Two({ below }: { below: () => unknown }) {
  useKeys([
    { id: "below", label: "below", group: "list", keys: ["KeyX"], run: below },
    { id: "above", label: "above", group: "list", keys: ["KeyX"], run: () => false },
  ]);
  return null;
}

const event = (init: KeyboardEventInit) => new KeyboardEvent("keydown", init);

describe("composing", () => {
  it("is told by the event or by code 229, which WebKit gives the closing Enter", () => {
    expect(isComposing({ isComposing: true })).toBe(true);
    expect(isComposing({ isComposing: false, keyCode: 229 })).toBe(true);
    expect(isComposing({ isComposing: false, keyCode: 13 })).toBe(false);
    expect(isComposing({ nativeEvent: { isComposing: true } })).toBe(true);
    expect(isComposing({ isComposing: true, nativeEvent: { isComposing: false, keyCode: 13 } })).toBe(false);
  });
});

describe("key specifications", () => {
  it("go by the place on the keyboard and need exactly the named modifiers", () => {
    expect(matches("KeyJ", event({ code: "KeyJ", key: "ｊ" }))).toBe(true);
    expect(matches("KeyJ", event({ code: "KeyJ", ctrlKey: true }))).toBe(false);
    expect(matches("mod+KeyK", event({ code: "KeyK", ctrlKey: true }))).toBe(true);
    expect(matches("mod+KeyZ", event({ code: "KeyZ", ctrlKey: true, shiftKey: true }))).toBe(false);
    expect(matches("mod+shift+KeyZ", event({ code: "KeyZ", ctrlKey: true, shiftKey: true }))).toBe(true);
    expect(matches("'?'", event({ code: "Slash", key: "?", shiftKey: true }))).toBe(true);
  });

  it("are printed as caps", () => {
    expect(caps("mod+shift+KeyZ")).toEqual(["Ctrl", "Shift", "Z"]);
    expect(caps("Slash")).toEqual(["/"]);
    expect(caps("'?'")).toEqual(["?"]);
    expect(caps("Digit1")).toEqual(["1"]);
  });
});

describe("keys of a screen", () => {
  it("act on rows and tick boxes, never in a field and never while composing", () => {
    const act = vi.fn();
    const palette = vi.fn();
    const { getByTestId } = render(<Screen act={act} undo={palette} />);
    fireEvent.keyDown(getByTestId("field"), { code: "KeyJ", key: "j" });
    fireEvent.keyDown(getByTestId("row"), { code: "KeyJ", key: "j", isComposing: true });
    expect(act).not.toHaveBeenCalled();
    fireEvent.keyDown(getByTestId("row"), { code: "KeyJ", key: "j" });
    fireEvent.keyDown(getByTestId("tick"), { code: "KeyJ", key: "j" });
    expect(act).toHaveBeenCalledTimes(2);
    fireEvent.keyDown(getByTestId("field"), { code: "KeyK", key: "k", ctrlKey: true });
    expect(palette).toHaveBeenCalledTimes(1);
  });

  it("stop when the screen goes", () => {
    const act = vi.fn();
    const { unmount } = render(<Screen act={act} undo={() => {}} />);
    unmount();
    fireEvent.keyDown(document.body, { code: "KeyJ", key: "j" });
    expect(act).not.toHaveBeenCalled();
  });

  it("are passed on to the command below when the upper one declines", () => {
    const below = vi.fn();
    render(<Two below={below} />);
    fireEvent.keyDown(document.body, { code: "KeyX", key: "x" });
    expect(below).toHaveBeenCalledTimes(1);
  });
});

it("an editable element is a text field, not a tick box", () => {
  const { container } = render(
    <p>
      <textarea />
      <input type="checkbox" />
    </p>,
  );
  expect(isEditable(container.querySelector("textarea"))).toBe(true);
  expect(isEditable(container.querySelector("input"))).toBe(false);
  expect(isEditable(null)).toBe(false);
});
