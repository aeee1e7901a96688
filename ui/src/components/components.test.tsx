import { act, fireEvent, render, renderHook, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { TagChip as Chip } from "../api/bindings.ts";
import { choose } from "../text/language.ts";
import { Button, Checkbox, Field, Progress, TagChip, TextArea, useDraft } from "./index.ts";

afterEach(() => choose({ language: null }));

describe("a field", () => {
  it("leaves Enter and Escape to the input method while it composes", () => {
    const enter = vi.fn();
    const leave = vi.fn();
    render(<Field ariaLabel="f" value="がん" onChange={() => {}} onEnter={enter} onEscape={leave} />);
    const input = screen.getByRole("textbox");
    fireEvent.keyDown(input, { key: "Enter", isComposing: true });
    fireEvent.keyDown(input, { key: "Enter", keyCode: 229 });
    fireEvent.keyDown(input, { key: "Escape", isComposing: true });
    expect(enter).not.toHaveBeenCalled();
    expect(leave).not.toHaveBeenCalled();
    fireEvent.keyDown(input, { key: "Enter", keyCode: 13 });
    expect(enter).toHaveBeenCalledTimes(1);
  });

  it("of several lines keeps Enter for a new line and acts on Ctrl Enter", () => {
    const enter = vi.fn();
    render(<TextArea ariaLabel="f" value="" onChange={() => {}} onEnter={enter} />);
    const area = screen.getByRole("textbox");
    fireEvent.keyDown(area, { key: "Enter" });
    expect(enter).not.toHaveBeenCalled();
    fireEvent.keyDown(area, { key: "Enter", ctrlKey: true });
    expect(enter).toHaveBeenCalledTimes(1);
  });

  it("says what is wrong to those who cannot see it", () => {
    render(<Field label="題名" value="" onChange={() => {}} error="題名を入れてください。" />);
    const input = screen.getByLabelText(/題名/);
    expect(input.getAttribute("aria-invalid")).toBe("true");
    const id = input.getAttribute("aria-describedby") ?? "";
    expect(document.getElementById(id)?.textContent).toBe("題名を入れてください。");
  });
});

describe("a draft", () => {
  it("is saved once on leaving, follows what was saved, and is given up by Escape", () => {
    const save = vi.fn();
    const { result, rerender } = renderHook(({ saved }) => useDraft(saved, save), { initialProps: { saved: "a" } });
    act(() => result.current.onChange("b "));
    act(() => result.current.onEnter());
    act(() => result.current.onBlur());
    expect(save.mock.calls).toEqual([["b "]]);
    expect(result.current.value).toBe("b ");
    rerender({ saved: "b" });
    expect(result.current.value).toBe("b");
    act(() => result.current.onChange("c"));
    act(() => result.current.onEscape());
    act(() => result.current.onBlur());
    expect(result.current.value).toBe("b");
    expect(save).toHaveBeenCalledTimes(1);
  });

  it("is not overwritten by a change from outside while it is being typed", () => {
    const { result, rerender } = renderHook(({ saved }) => useDraft(saved, () => {}), { initialProps: { saved: "a" } });
    act(() => result.current.onChange("typing"));
    rerender({ saved: "undone" });
    expect(result.current.value).toBe("typing");
  });
});

it("a tag tells its kind by letter and name, its main mark in the language in use", () => {
  const tag: Chip = {
    kind: "modality",
    id: "AB-ADC",
    label_ja: "抗体薬物複合体",
    label_en: "ADC",
    main: true,
    proposed: false,
  };
  choose({ language: "ja" });
  const { container } = render(<TagChip tag={tag} />);
  expect(container.querySelector(".g")?.textContent).toBe("M");
  expect(container.textContent).toContain("主");
  expect(container.querySelector("[data-concept='AB-ADC']")?.getAttribute("title")).toContain(
    "モダリティ: 抗体薬物複合体",
  );
  act(() => choose({ language: "en" }));
  expect(container.textContent).toContain("main");
  expect(container.textContent).toContain("ADC");
});

it("a tag nobody has confirmed says so and is drawn with another outline", () => {
  choose({ language: "ja" });
  const tag: Chip = { kind: "target", id: "HGNC:1", label_ja: "甲", label_en: "A", main: false, proposed: true };
  const { container, rerender } = render(<TagChip tag={tag} onPress={() => {}} />);
  const chip = () => container.querySelector("[data-concept='HGNC:1']");
  expect(screen.getByRole("button").textContent).toContain("未確認");
  expect(chip()?.getAttribute("title")).toContain("未確認");
  expect(chip()?.classList.contains("proposed")).toBe(true);
  rerender(<TagChip tag={{ ...tag, proposed: false }} onPress={() => {}} />);
  expect(container.textContent).not.toContain("未確認");
  expect(chip()?.classList.contains("proposed")).toBe(false);
});

it("a disabled button carries the sentence why", () => {
  const press = vi.fn();
  render(
    <Button disabled tip="課題を選んでください" onPress={press} testid="b">
      作る
    </Button>,
  );
  fireEvent.click(screen.getByTestId("b"));
  expect(press).not.toHaveBeenCalled();
  expect(screen.getByTitle("課題を選んでください")).toBeTruthy();
});

it("a tick box shows some of many as mixed", () => {
  render(<Checkbox checked="mixed" onChange={() => {}} label="all" />);
  expect((screen.getByRole("checkbox") as HTMLInputElement).indeterminate).toBe(true);
});

it("long work shows count and share, and can be stopped", () => {
  const stop = vi.fn();
  choose({ language: "ja" });
  render(
    <Progress
      title="取り込み"
      report={{ done: 9420, total: 15000, stage: "write" }}
      unit="行"
      onCancel={stop}
      testid="p"
    />,
  );
  expect(screen.getByTestId("p").textContent).toContain("9,420 / 15,000行");
  expect(screen.getByRole("progressbar").getAttribute("aria-valuenow")).toBe("63");
  fireEvent.click(screen.getByTestId("p-cancel"));
  expect(stop).toHaveBeenCalledTimes(1);
});
