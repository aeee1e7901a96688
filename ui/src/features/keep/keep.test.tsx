import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { OPEN } from "../../../test/library.ts";
import { Core, refusal } from "../../../test/window.tsx";
import { runAction } from "../../actions/index.ts";
import { setOpening } from "../../actions/library.ts";
import type { Backup, ProblemCode, RestorePreview } from "../../api/bindings.ts";
import { queryClient } from "../../api/client.ts";
import { host } from "../../api/host.ts";
import { currentNotices } from "../../api/notices.ts";
import { strength } from "../../components/strength.ts";

const PATH = "/data/紡ぎ.tsumugi";
const WORDS = "夜明けの港と青い傘";

let core: Core;
beforeEach(() => {
  core = new Core();
});

const button = (id: string) => screen.getByTestId(id) as HTMLButtonElement;
const click = (id: string) => act(async () => fireEvent.click(button(id)));
const enter = (id: string, text: string) => fireEvent.change(screen.getByTestId(id), { target: { value: text } });
const pickRadio = (id: string) => fireEvent.click(screen.getByTestId(id).querySelector("input") as HTMLElement);
const opened = (path: string) => {
  core.status = { ...core.status, open: { ...OPEN, path }, locked: null };
  return core.status;
};

describe("a new library", () => {
  const start = async () => {
    core.answers["library.create"] = ({ path }: { path: string }) => opened(path);
    vi.spyOn(host, "saveFile").mockResolvedValue(PATH);
    core.show("/welcome");
    fireEvent.click(await screen.findByTestId("welcome-create"));
    await screen.findByTestId("create");
  };

  it("is made only once the person has chosen whether it is encrypted", async () => {
    await start();
    expect(button("create-make").disabled).toBe(true);
    expect(document.querySelectorAll("[data-testid=create] [data-selected]")).toHaveLength(0);
    pickRadio("create-choice-plain");
    await click("create-make");
    expect(core.sent("library.create")).toEqual([{ path: PATH }]);
    expect(screen.queryByTestId("sheet")).toBeNull();
  });

  it("asks for the passphrase twice, at least eight characters, whatever their width", async () => {
    await start();
    pickRadio("create-choice-encrypted");
    const check = (first: string, again: string, usable: boolean) => {
      enter("passphrase-new", first);
      enter("passphrase-again", again);
      expect([first, again, !button("create-make").disabled]).toEqual([first, again, usable]);
    };
    check(WORDS, "", false);
    check(WORDS, "夜明けの港と青い空", false);
    check("1234567", "1234567", false);
    check("ＡＢＣＤefgh", "ABCDefgh", true);
    check(WORDS, WORDS, true);
    expect(screen.getByTestId("create-warning").textContent).toContain("だれにも取り戻せません");
  });

  it("is encrypted with what was entered, which nothing in the window keeps", async () => {
    await start();
    pickRadio("create-choice-encrypted");
    enter("passphrase-new", WORDS);
    enter("passphrase-again", WORDS);
    fireEvent.keyDown(screen.getByTestId("passphrase-again"), { key: "Enter", keyCode: 229 });
    expect(core.sent("library.create")).toEqual([]);
    await act(async () => fireEvent.keyDown(screen.getByTestId("passphrase-again"), { key: "Enter" }));
    expect(core.sent("library.create")).toEqual([{ path: PATH, passphrase: WORDS }]);
    const kept = [
      ...queryClient
        .getQueryCache()
        .getAll()
        .map((query) => [query.queryKey, query.state.data]),
      ...queryClient
        .getMutationCache()
        .getAll()
        .map((mutation) => mutation.state),
    ];
    expect(JSON.stringify(kept)).not.toContain(WORDS);
  });

  it("offers the recovery sheet: printed, the passphrase on it only where the person ticks that", async () => {
    await start();
    pickRadio("create-choice-encrypted");
    enter("passphrase-new", WORDS);
    enter("passphrase-again", WORDS);
    await click("create-make");
    await screen.findByTestId("sheet");
    const print = vi.fn();
    vi.stubGlobal("print", print);
    const paper = () => document.querySelector(".print-only")?.textContent ?? "";
    expect(paper()).toContain(PATH);
    expect(document.body.textContent).not.toContain(WORDS);
    fireEvent.click(button("sheet-print"));
    expect(print).toHaveBeenCalledTimes(1);
    fireEvent.click(screen.getByTestId("sheet-include").querySelector("input") as HTMLElement);
    expect(paper()).toContain(WORDS);
    await click("sheet-later");
    expect(document.body.textContent).not.toContain(WORDS);
  });
});

it("a passphrase's strength is told by what makes it hard to guess", () => {
  const check = (passphrase: string, word: ReturnType<typeof strength>) =>
    expect([passphrase, strength(passphrase)]).toEqual([passphrase, word]);
  check("", "short");
  check("ＡＢＣ１２３４", "short");
  check("12345678", "weak");
  check("aaaaaaaaaaaaaaaaaaaa", "weak");
  check("password2026", "weak");
  check("qwerty123456", "weak");
  check("tsumugi-amed", "weak");
  check("kx7mq2vr", "weak");
  check("kx7mq2vrwz9f", "fair");
  check("夜明けの港と青い傘", "strong");
  check("correct horse battery staple", "strong");
});

describe("a library that does not open", () => {
  const refuse = async (code: ProblemCode, params: Record<string, string> = {}) => {
    core.answers["library.open"] = ({ path, read_only }: { path: string; read_only?: boolean }) => {
      if (path !== PATH || read_only) return opened(path);
      throw refusal(code, { path: PATH, ...params });
    };
    vi.spyOn(host, "pickFile").mockResolvedValue(PATH);
    core.show("/welcome");
    fireEvent.click(await screen.findByTestId("welcome-open"));
  };

  it("open elsewhere: who and where is said; it can be read beside them", async () => {
    await refuse("library-in-use", { user: "査読者B", host: "PC-2" });
    const dialog = await screen.findByTestId("in-use");
    expect(dialog.textContent).toContain("査読者B さんが PC-2 で開いています");
    await click("in-use-again");
    expect(screen.getByTestId("in-use").textContent).toContain("まだ開かれています");
    await click("in-use-read-only");
    expect(core.sent("library.open").at(-1)).toEqual({ path: PATH, read_only: true });
    await waitFor(() => expect(screen.queryByTestId("in-use")).toBeNull());
  });

  it("on a share: why is said, and a copy on this machine is made and opened", async () => {
    core.answers["library.copy_local"] = ({ out }: { out: string }) => opened(out);
    const save = vi.spyOn(host, "saveFile").mockResolvedValue("/home/a/紡ぎ.tsumugi");
    await refuse("library-on-share", { kind: "SMB" });
    expect((await screen.findByTestId("on-share")).textContent).toContain("共有フォルダー");
    await click("on-share-copy");
    expect(save).toHaveBeenCalledWith("紡ぎ-写し.tsumugi", "library");
    expect(core.sent("library.copy_local")).toEqual([{ path: PATH, out: "/home/a/紡ぎ.tsumugi" }]);
    await waitFor(() => expect(screen.queryByTestId("on-share")).toBeNull());
  });

  it("on a share and encrypted: the copy asks for its passphrase, the share is left alone", async () => {
    core.answers["library.copy_local"] = () => {
      throw refusal("passphrase-needed", { path: "/home/a.tsumugi" });
    };
    vi.spyOn(host, "saveFile").mockResolvedValue("/home/a.tsumugi");
    await refuse("library-on-share", { kind: "SMB" });
    await screen.findByTestId("on-share");
    await click("on-share-copy");
    expect((await screen.findByTestId("unlock")).textContent).toContain("/home/a.tsumugi");
    enter("unlock-passphrase", WORDS);
    await click("unlock-open");
    expect(core.sent("library.open").at(-1)).toEqual({ path: "/home/a.tsumugi", passphrase: WORDS });
  });

  it("damaged: what can be read is taken out, told table by table, and opened", async () => {
    core.answers["library.recover"] = ({ out }: { out: string }) => ({
      path: out,
      complete: false,
      tables: [{ table: "project", rows: 1190, gaps: 2, orphans: 3 }],
    });
    vi.spyOn(host, "saveFile").mockResolvedValue("/data/取り出し.tsumugi");
    await refuse("library-damaged");
    await screen.findByTestId("damaged");
    await click("damaged-recover");
    await click("recover-start");
    const report = await screen.findByTestId("recover-report");
    expect(report.textContent).toContain("読めなかったところがあります");
    expect(report.textContent).toContain("課題1,19023");
    await click("recover-open");
    expect(core.sent("library.open").at(-1)).toEqual({ path: "/data/取り出し.tsumugi" });
  });

  it("damaged: a backup becomes a library of its own, as there is none open to put it in place of", async () => {
    core.answers["backup.restore_to"] = ({ out }: { out: string }) => opened(out);
    vi.spyOn(host, "saveFile").mockResolvedValue("/data/復元.tsumugi");
    await refuse("library-damaged");
    await screen.findByTestId("damaged");
    vi.spyOn(host, "pickFile").mockResolvedValue("/data/紡ぎ.20261120T050300.daily.tsumugi-backup");
    await click("damaged-backup");
    await screen.findByTestId("restore");
    expect(screen.queryByTestId("restore-run")).toBeNull();
    await click("restore-as-file");
    expect(host.saveFile).toHaveBeenCalledWith("紡ぎ-復元.tsumugi", "library");
    expect(core.sent("backup.restore_to")).toMatchObject([{ out: "/data/復元.tsumugi" }]);
    expect(core.sent("backup.preview")).toEqual([]);
  });

  it("encrypted: the unlock screen takes its place, and leads back", async () => {
    await refuse("passphrase-needed");
    await screen.findByTestId("unlock");
    expect(screen.queryByTestId("welcome")).toBeNull();
    await click("unlock-leave");
    expect(await screen.findByTestId("welcome")).toBeTruthy();
  });

  it("newer than the application: a notice, no dialog", async () => {
    await refuse("library-too-new");
    await waitFor(() =>
      expect(
        currentNotices()
          .notices.map((n) => n.say())
          .join(),
      ).toContain("新しい版"),
    );
    expect(document.querySelector("[data-modal]")).toBeNull();
  });
});

describe("restoring a backup", () => {
  const backup: Backup = {
    path: "/data/b.tsumugi-backup",
    at: "2026-11-20T05:03:00Z",
    reason: "before-import",
    bytes: 1024,
    encrypted: false,
    projects: 10,
    themes: 1,
    operations: 3,
    whole: true,
  };
  let preview: RestorePreview;
  beforeEach(() => {
    core.status = { ...core.status, open: OPEN };
    preview = {
      backup,
      same_library: true,
      counts: [JSON.parse('{"thing":"projects","now":120,"then":10}')],
      lost: [{ operation: 9, at: backup.at, by: "甲", sentence_ja: "テーマ TH-002 を作成", sentence_en: "x" }],
      lost_total: 4,
    };
    core.answers["backup.preview"] = () => preview;
    core.answers["backup.restore"] = () => core.status;
  });
  const look = async () => {
    core.show("/settings");
    await screen.findByTestId("settings-keep");
    act(() => void runAction("backup.restore", { path: backup.path }));
    await screen.findByTestId("restore-counts");
  };

  it("shows the numbers side by side and what would be lost before anything is touched", async () => {
    await look();
    expect(screen.getByTestId("restore-counts").querySelector("[data-thing=projects]")?.textContent).toBe(
      "課題12010−110",
    );
    expect(screen.getByTestId("restore").textContent).toContain("戻すと消える操作 4件");
    expect(screen.getByTestId("restore-lost").textContent).toContain("テーマ TH-002 を作成");
    expect(core.sent("backup.restore")).toEqual([]);
    await click("restore-run");
    expect(core.sent("backup.restore")).toEqual([{ path: backup.path }]);
    await waitFor(() => expect(screen.queryByTestId("restore")).toBeNull());
  });

  it("under another passphrase it asks for that one, and says when it was wrong", async () => {
    core.answers["backup.preview"] = ({ passphrase }: { passphrase?: string }) => {
      if (passphrase === WORDS) return preview;
      throw refusal("wrong-passphrase", { path: backup.path });
    };
    core.show("/settings");
    await screen.findByTestId("settings-keep");
    act(() => void runAction("backup.restore", { path: backup.path }));
    await screen.findByTestId("asked-passphrase");
    expect(screen.queryByText("パスフレーズが違います。もう一度入れてください。")).toBeNull();
    const press = () => act(async () => fireEvent.keyDown(screen.getByTestId("asked-passphrase"), { key: "Enter" }));
    enter("asked-passphrase", "ちがう言葉です");
    await press();
    expect(screen.getByText("パスフレーズが違います。もう一度入れてください。")).toBeTruthy();
    enter("asked-passphrase", WORDS);
    await press();
    await screen.findByTestId("restore-counts");
    await click("restore-run");
    expect(core.sent("backup.restore")).toEqual([{ path: backup.path, passphrase: WORDS }]);
  });

  it("of another library it never takes the place of the open one", async () => {
    preview = { ...preview, same_library: false };
    await look();
    expect(button("restore-run").disabled).toBe(true);
    expect(button("restore-as-file").disabled).toBe(false);
  });

  it("a damaged one is refused in place, with nothing to press but another", async () => {
    core.answers["backup.preview"] = () => {
      throw refusal("backup-damaged", { path: backup.path });
    };
    core.show("/settings");
    await screen.findByTestId("settings-keep");
    act(() => void runAction("backup.restore", { path: backup.path }));
    expect((await screen.findByTestId("keep-problem")).textContent).toContain("壊れている");
    expect(button("restore-as-file").disabled).toBe(true);
    expect(button("restore-run").disabled).toBe(true);
  });

  it("goes away with the library when that is locked", async () => {
    core.status = { ...core.status, open: { ...OPEN, encrypted: true } };
    core.answers["library.lock"] = () => {
      core.status = { ...core.status, open: null, locked: { path: PATH, name: "紡ぎ" } };
      return core.status;
    };
    await look();
    fireEvent.keyDown(document.body, { code: "KeyL", ctrlKey: true, shiftKey: true });
    await screen.findByTestId("unlock");
    expect(screen.queryByTestId("restore")).toBeNull();
    expect(document.body.textContent).not.toContain("TH-002");
  });
});

it("a step left behind does not come back with the next library", async () => {
  core.show("/welcome");
  await screen.findByTestId("welcome");
  act(() => setOpening({ step: "damaged", path: PATH, passphrase: undefined }));
  await screen.findByTestId("damaged");
  fireEvent.keyDown(screen.getByTestId("damaged"), { key: "Escape" });
  await waitFor(() => expect(screen.queryByTestId("damaged")).toBeNull());
});
