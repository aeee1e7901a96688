import { act, fireEvent, render, screen } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import { choose } from "../../text/language.ts";
import { SavedField } from "./SavedField.tsx";

const save = vi.fn<(text: string) => Promise<boolean>>();

beforeEach(() => {
  choose({ language: "ja" });
  save.mockReset();
  save.mockResolvedValue(true);
});

const show = (rows?: number) =>
  render(
    <SavedField
      saved="仮説"
      save={save}
      ariaLabel="f"
      needed="入れてください。"
      testid="f"
      {...(rows ? { rows } : {})}
    />,
  );
const type = (value: string) => fireEvent.change(screen.getByTestId("f"), { target: { value } });

it("is saved once on leaving the field, never on a key", async () => {
  show();
  type("仮説を");
  type("仮説を直す");
  expect(save).not.toHaveBeenCalled();
  await act(async () => fireEvent.blur(screen.getByTestId("f")));
  await act(async () => fireEvent.blur(screen.getByTestId("f")));
  expect(save.mock.calls).toEqual([["仮説を直す"]]);
});

it("is not saved when nothing was changed", async () => {
  show();
  type("仮説を");
  type("仮説");
  await act(async () => fireEvent.blur(screen.getByTestId("f")));
  expect(save).not.toHaveBeenCalled();
});

it("of several lines is saved by Ctrl Enter but not by the Enter that ends a composition", async () => {
  show(3);
  type("か");
  fireEvent.keyDown(screen.getByTestId("f"), { key: "Enter", ctrlKey: true, keyCode: 229 });
  expect(save).not.toHaveBeenCalled();
  await act(async () => fireEvent.keyDown(screen.getByTestId("f"), { key: "Enter", ctrlKey: true, keyCode: 13 }));
  expect(save).toHaveBeenCalledTimes(1);
});

it("waits for the composition to end when the field is left in the middle of it", async () => {
  show();
  const field = screen.getByTestId("f");
  fireEvent.compositionStart(field);
  type("すいがn");
  await act(async () => fireEvent.blur(field));
  expect(save).not.toHaveBeenCalled();
  type("膵がん");
  await act(async () => fireEvent.compositionEnd(field));
  expect(save.mock.calls).toEqual([["膵がん"]]);
});

it("is not lost when the screen goes away", () => {
  const { unmount } = show(3);
  type("書きかけ");
  unmount();
  expect(save.mock.calls).toEqual([["書きかけ"]]);
});

it("stays in the field when it was refused, and is tried again", async () => {
  save.mockResolvedValueOnce(false);
  show();
  type("重なるコード");
  await act(async () => fireEvent.blur(screen.getByTestId("f")));
  expect((screen.getByTestId("f") as HTMLInputElement).value).toBe("重なるコード");
  await act(async () => fireEvent.blur(screen.getByTestId("f")));
  expect(save).toHaveBeenCalledTimes(2);
});

it("says what is missing instead of saving nothing, and goes back on Escape", async () => {
  show();
  type(" ");
  await act(async () => fireEvent.blur(screen.getByTestId("f")));
  expect(save).not.toHaveBeenCalled();
  expect(screen.getByRole("alert").textContent).toBe("入れてください。");
  fireEvent.keyDown(screen.getByTestId("f"), { key: "Escape", keyCode: 27 });
  expect((screen.getByTestId("f") as HTMLInputElement).value).toBe("仮説");
});
