import { act, fireEvent, renderHook, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { OPEN, WELL } from "../../test/library.ts";
import { Core, refusal } from "../../test/window.tsx";
import type { ConflictCopy, Operation } from "../api/bindings.ts";
import { lock, queryClient } from "../api/client.ts";
import { host } from "../api/host.ts";
import { currentNotices, dismissAll } from "../api/notices.ts";
import { whileRunning } from "../api/running.ts";
import { setWritable } from "../api/writable.ts";
import { useAutoLock } from "./useAutoLock.ts";
import { useRefresh } from "./useKeeping.ts";

const SECRET = "標的「秘密の遺伝子」を付けた";
const operation: Operation = {
  id: 7,
  kind: "tag-add",
  at: "2026-11-20T05:03:00Z",
  by: "研究者甲",
  count: 1,
  sentence_ja: SECRET,
  sentence_en: SECRET,
  undone: false,
  undoes: null,
  undoable: true,
};
const encrypted = { ...OPEN, name: "極秘テーマ", path: "/data/極秘テーマ.tsumugi", encrypted: true };

let core: Core;
beforeEach(() => {
  core = new Core();
  core.status = { ...core.status, open: encrypted };
  core.answers["history.list"] = () => ({ operations: [operation], more: false });
  core.answers["library.lock"] = () => {
    core.status = { ...core.status, open: null, locked: { path: encrypted.path, name: encrypted.name } };
    return core.status;
  };
  core.answers["library.open"] = ({ passphrase }: { passphrase?: string }) => {
    if (passphrase === undefined) throw refusal("passphrase-needed", { path: encrypted.path });
    if (passphrase !== "正しい言葉") throw refusal("wrong-passphrase", { path: encrypted.path });
    core.status = { ...core.status, open: encrypted, locked: null };
    return core.status;
  };
});
afterEach(() => setWritable(true));

const lockKeys = () => fireEvent.keyDown(document.body, { code: "KeyL", ctrlKey: true, shiftKey: true });
const field = () => screen.getByTestId("unlock-passphrase") as HTMLInputElement;
const enter = (text: string) => fireEvent.change(field(), { target: { value: text } });

describe("locking", () => {
  it("leaves nothing of the library in the page, in its title, in its address or among the kept answers", async () => {
    const router = core.show("/history?open=7");
    await screen.findByText(SECRET);
    expect(document.title).toContain("極秘テーマ");
    lockKeys();
    await screen.findByTestId("unlock");
    const page = document.body.innerHTML;
    expect(page).not.toContain("秘密の遺伝子");
    expect(page).not.toContain("研究者甲");
    expect(document.title).not.toContain("極秘");
    await waitFor(() => expect(router.state.location.href).toBe("/welcome"));
    const kept = queryClient.getQueryCache().getAll();
    expect(JSON.stringify(kept.map((query) => query.state.data))).not.toContain("秘密の遺伝子");
    expect(kept.map((query) => String(query.queryKey[0]))).not.toContain("history.list");
  });

  it("closes what was open over the screen, and its notices", async () => {
    core.show("/history");
    await screen.findByText(SECRET);
    fireEvent.keyDown(document.body, { code: "KeyK", ctrlKey: true });
    await screen.findByTestId("palette");
    lockKeys();
    await screen.findByTestId("unlock");
    expect(screen.queryByTestId("palette")).toBeNull();
    expect(currentNotices().notices).toEqual([]);
  });

  it("is not offered where there is no passphrase to unlock with", async () => {
    core.status = { ...core.status, open: { ...encrypted, encrypted: false } };
    core.show("/history");
    await screen.findByText(SECRET);
    lockKeys();
    expect(core.sent("library.lock")).toEqual([]);
  });

  it("waits for what is being written", async () => {
    let finish = () => {};
    const writing = whileRunning("import.run", () => new Promise<void>((go) => (finish = go)));
    const locked = lock();
    await Promise.resolve();
    expect(core.sent("library.lock")).toEqual([]);
    finish();
    await Promise.all([writing, locked]);
    expect(core.sent("library.lock")).toEqual([{}]);
  });
});

describe("unlocking", () => {
  beforeEach(() => {
    core.status = { ...core.status, open: null, locked: { path: encrypted.path, name: encrypted.name } };
  });

  it("a wrong passphrase is said in place and stays in the field, to be looked at or typed over", async () => {
    core.show("/");
    await screen.findByTestId("unlock");
    expect(screen.getByTestId("unlock-name").textContent).toBe("極秘テーマ");
    enter("ちがう言葉");
    fireEvent.keyDown(field(), { key: "Enter" });
    await screen.findByText("パスフレーズが違います。もう一度入れてください。");
    expect(field().value).toBe("ちがう言葉");
    expect(document.activeElement).toBe(field());
    expect(currentNotices().notices).toEqual([]);
    enter("ちがう言葉2");
    expect(screen.queryByText("パスフレーズが違います。もう一度入れてください。")).toBeNull();
  });

  it("Enter belongs to the input method while it composes", async () => {
    core.show("/");
    await screen.findByTestId("unlock");
    enter("正しい言葉");
    fireEvent.keyDown(field(), { key: "Enter", keyCode: 229 });
    fireEvent.keyDown(field(), { key: "Enter", isComposing: true });
    expect(core.sent("library.open")).toEqual([]);
    fireEvent.keyDown(field(), { key: "Enter" });
    await waitFor(() =>
      expect(core.sent("library.open")).toEqual([{ path: encrypted.path, passphrase: "正しい言葉" }]),
    );
  });

  it("Caps Lock is told while the field has the keys", async () => {
    core.show("/");
    await screen.findByTestId("unlock");
    const caps = (on: boolean) => {
      const event = new KeyboardEvent("keydown", { key: "a", bubbles: true });
      Object.defineProperty(event, "getModifierState", { value: (key: string) => on && key === "CapsLock" });
      act(() => void field().dispatchEvent(event));
    };
    caps(true);
    expect(screen.getByTestId("caps-lock").textContent).toContain("Caps Lock");
    caps(false);
    expect(screen.queryByTestId("caps-lock")).toBeNull();
  });

  it("leads back to the screen it was locked on, and its answers are asked for anew", async () => {
    core.status = { ...core.status, open: encrypted, locked: null };
    const router = core.show("/history");
    await screen.findByText(SECRET);
    lockKeys();
    await screen.findByTestId("unlock");
    const before = core.sent("history.list").length;
    enter("正しい言葉");
    fireEvent.click(screen.getByTestId("unlock-open"));
    await screen.findByText(SECRET);
    expect(router.state.location.pathname).toBe("/history");
    expect(core.sent("history.list").length).toBeGreaterThan(before);
  });
});

describe("another library chosen instead", () => {
  it("opens on its projects, not on the screen the first one was locked on", async () => {
    const router = core.show("/history");
    await screen.findByText(SECRET);
    lockKeys();
    await screen.findByTestId("unlock");
    vi.spyOn(host, "pickFile").mockResolvedValue("/data/other.tsumugi");
    core.answers["library.open"] = () => {
      core.status = { ...core.status, open: OPEN, locked: null };
      return core.status;
    };
    await act(async () => fireEvent.click(screen.getByTestId("unlock-other")));
    await waitFor(() => expect(router.state.location.pathname).toBe("/projects"));
    expect(core.sent("library.open")).toEqual([{ path: "/data/other.tsumugi" }]);
  });
});

describe("the idle time", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const MINUTE = 60_000;
  const watch = (minutes: number | null) => {
    const lockNow = vi.fn();
    renderHook(() => useAutoLock(minutes, lockNow));
    return lockNow;
  };
  const pass = (minutes: number) => act(() => void vi.advanceTimersByTime(minutes * MINUTE));

  it("locks when it has passed without a key or the pointer", () => {
    const lockNow = watch(15);
    pass(14);
    window.dispatchEvent(new Event("keydown"));
    pass(14);
    window.dispatchEvent(new Event("pointermove"));
    pass(14);
    expect(lockNow).not.toHaveBeenCalled();
    pass(1);
    expect(lockNow).toHaveBeenCalledTimes(1);
  });

  it("does not run while something is written, and counts anew from its end", async () => {
    const lockNow = watch(15);
    let finish = () => {};
    let writing: Promise<void> = Promise.resolve();
    act(() => {
      writing = whileRunning("import.run", () => new Promise<void>((go) => (finish = go)));
    });
    pass(120);
    expect(lockNow).not.toHaveBeenCalled();
    await act(async () => {
      finish();
      await writing;
    });
    pass(14);
    expect(lockNow).not.toHaveBeenCalled();
    pass(1);
    expect(lockNow).toHaveBeenCalledTimes(1);
  });

  it("counts the hours the machine slept: the movement that wakes it does not save the library from the lock", () => {
    const lockNow = watch(15);
    vi.setSystemTime(Date.now() + 600 * MINUTE);
    window.dispatchEvent(new Event("pointermove"));
    expect(lockNow).toHaveBeenCalledTimes(1);
  });

  it("never ends where it is switched off or nothing is encrypted", () => {
    const off = watch(0);
    const plain = watch(null);
    pass(10_000);
    expect(off).not.toHaveBeenCalled();
    expect(plain).not.toHaveBeenCalled();
  });
});

describe("a library open read-only", () => {
  beforeEach(() => {
    const undo = { operation: 7, sentence_ja: SECRET, sentence_en: SECRET };
    core.status = { ...core.status, open: { ...OPEN, read_only: true, undo } };
  });

  it("says so, and offers no write by button, key or palette", async () => {
    core.show("/history");
    await screen.findByText(SECRET);
    expect(screen.getByTestId("read-only").textContent).toBe("読み取り専用");
    expect(screen.getByTestId("rail-read-only").textContent).toBe("読み取り専用");
    const button = screen.getByTestId("history-undo") as HTMLButtonElement;
    expect(button.disabled).toBe(true);
    expect(button.closest("[title]")?.getAttribute("title")).toBe("読み取り専用で開いているため、変えられません");
    expect((screen.getByTestId("history-undo-this") as HTMLButtonElement).disabled).toBe(true);
    fireEvent.keyDown(document.body, { code: "KeyZ", ctrlKey: true });
    expect(core.sent("history.undo")).toEqual([]);
    fireEvent.keyDown(document.body, { code: "KeyK", ctrlKey: true });
    expect((await screen.findByTestId("palette")).textContent).not.toContain(SECRET);
  });

  it("may be written again once it is open for writing", async () => {
    core.show("/history");
    await screen.findByText(SECRET);
    core.status = { ...core.status, open: { ...OPEN, undo: core.status.open?.undo ?? null } };
    await act(() => queryClient.invalidateQueries({ queryKey: ["library.status"] }));
    await waitFor(() => expect((screen.getByTestId("history-undo") as HTMLButtonElement).disabled).toBe(false));
    expect(screen.queryByTestId("read-only")).toBeNull();
  });
});

describe("what others write", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const refreshed = () => core.sent("library.refresh").length;
  const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

  it("is taken in every ten seconds and when the window comes to the front, while it is read-only", async () => {
    core.answers["library.refresh"] = () => core.status;
    const { rerender } = renderHook(({ readOnly }) => useRefresh(readOnly), { initialProps: { readOnly: true } });
    await pass(10_000);
    expect(refreshed()).toBe(1);
    window.dispatchEvent(new Event("focus"));
    await pass(0);
    expect(refreshed()).toBe(2);
    rerender({ readOnly: false });
    await pass(60_000);
    expect(refreshed()).toBe(2);
  });

  it("is given up, and said once, when it cannot be taken in", async () => {
    dismissAll();
    core.answers["library.refresh"] = () => {
      throw refusal("file-missing", { path: "x" });
    };
    renderHook(() => useRefresh(true));
    await pass(5 * 60_000);
    expect(refreshed()).toBe(1);
  });
});

describe("after opening", () => {
  it("the quick check runs once, and nothing is said of a library that is well", async () => {
    core.show("/history");
    await screen.findByText(SECRET);
    await waitFor(() => expect(core.sent("library.care")).toHaveLength(1));
    await act(() => queryClient.invalidateQueries());
    expect(core.sent("library.care")).toHaveLength(1);
    expect(screen.queryByTestId("damage")).toBeNull();
  });

  it("damage is said where it stays, with the backup as the way out", async () => {
    core.answers["library.care"] = () => ({ ...WELL, check: { ...WELL.check, clean: false, findings: ["page 3"] } });
    const pick = vi.spyOn(host, "pickFile").mockResolvedValue(null);
    core.show("/history");
    await screen.findByTestId("damage");
    await act(async () => fireEvent.click(screen.getByTestId("damage-restore")));
    expect(pick).toHaveBeenCalledWith("backup");
  });

  it("copies a cloud folder made are named, with what to do, until they are dismissed", async () => {
    const copy: ConflictCopy = {
      path: "/data/x",
      name: "極秘テーマ-PC2.tsumugi",
      modified_at: "2026-11-24T01:20:00Z",
      same: true,
    };
    core.status = { ...core.status, open: { ...encrypted, copies: [copy] } };
    core.show("/history");
    const banner = await screen.findByTestId("copies");
    expect(banner.textContent).toContain("極秘テーマ-PC2.tsumugi");
    expect(banner.textContent).toContain("使わないほうを別の場所へ");
    fireEvent.click(screen.getByTestId("copies-dismiss"));
    expect(screen.queryByTestId("copies")).toBeNull();
  });

  it("the last backup is told in words, and that there is none", async () => {
    const hours = new Date(Date.now() - 3 * 3_600_000).toISOString();
    core.status = { ...core.status, open: { ...encrypted, backed_up_at: hours } };
    core.show("/history");
    expect((await screen.findByTestId("last-backup")).textContent).toContain("3 時間前");
    core.status = { ...core.status, open: encrypted };
    await act(() => queryClient.invalidateQueries({ queryKey: ["library.status"] }));
    await waitFor(() => expect(screen.getByTestId("last-backup").textContent).toContain("バックアップなし"));
  });
});
