import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { OPEN, SETTINGS } from "../../../../test/library.ts";
import { Core, refusal } from "../../../../test/window.tsx";
import type { Backup, CheckReport } from "../../../api/bindings.ts";
import { host } from "../../../api/host.ts";
import { currentNotices } from "../../../api/notices.ts";

const WORDS = "夜明けの港と青い傘";
const backup: Backup = {
  path: "/data/紡ぎ.20261120T050300.before-import.tsumugi-backup",
  at: "2026-11-20T05:03:00Z",
  reason: "before-import",
  bytes: 4_194_304,
  encrypted: true,
  projects: 1200,
  themes: 3,
  operations: 40,
  whole: true,
};

let core: Core;
beforeEach(() => {
  core = new Core();
  core.status = { ...core.status, open: { ...OPEN, encrypted: true } };
  core.answers["backup.make"] = () => ({ backup, removed: 0 });
});

const button = (id: string) => screen.getByTestId(id) as HTMLButtonElement;
const click = (id: string) => act(async () => fireEvent.click(button(id)));
const enter = (id: string, text: string) => fireEvent.change(screen.getByTestId(id), { target: { value: text } });
const show = async () => {
  core.show("/settings/keep");
  await screen.findByTestId("keep");
  await screen.findByTestId("backup-rule-daily");
};
const said = () =>
  currentNotices()
    .notices.map((notice) => notice.say())
    .join();

describe("protection", () => {
  it("a change of passphrase sends the old and the new one, and tells which backups stayed as they were", async () => {
    core.answers["library.protect"] = () => ({ status: core.status, backups: 14, left: ["/usb/old.tsumugi-backup"] });
    await show();
    await click("protect-change");
    expect(screen.getByTestId("protect").textContent).toContain("バックアップを、新しいパスフレーズで書き直します");
    enter("passphrase-current", "いままでの言葉");
    enter("passphrase-new", WORDS);
    expect(button("protect-run").disabled).toBe(true);
    enter("passphrase-again", WORDS);
    await click("protect-run");
    expect(core.sent("library.protect")).toEqual([{ current: "いままでの言葉", new: WORDS }]);
    await click("sheet-later");
    expect(screen.getByTestId("protect-done").textContent).toContain("14個");
    expect(screen.getByTestId("protect-done").textContent).toContain("/usb/old.tsumugi-backup");
  });

  it("a wrong present passphrase is said in its field, and what was entered stays", async () => {
    core.answers["library.protect"] = () => {
      throw refusal("wrong-passphrase", { path: OPEN.path });
    };
    await show();
    await click("protect-decrypt");
    enter("passphrase-current", "ちがう言葉");
    await click("protect-run");
    expect(core.sent("library.protect")).toEqual([{ current: "ちがう言葉" }]);
    expect(screen.getByTestId("protect").textContent).toContain("パスフレーズが違います");
    expect((screen.getByTestId("passphrase-current") as HTMLInputElement).value).toBe("ちがう言葉");
  });

  it("a library that is not encrypted can be, and asks for no present passphrase", async () => {
    core.status = { ...core.status, open: OPEN };
    core.answers["library.protect"] = () => ({ status: core.status, backups: 0, left: [] });
    await show();
    expect(screen.queryByTestId("protect-lock")).toBeNull();
    await click("protect-encrypt");
    expect(screen.queryByTestId("passphrase-current")).toBeNull();
    enter("passphrase-new", WORDS);
    enter("passphrase-again", WORDS);
    await click("protect-run");
    expect(core.sent("library.protect")).toEqual([{ new: WORDS }]);
  });
});

describe("backups", () => {
  it("stand in a list with their reason in words; one that is incomplete cannot be restored", async () => {
    core.answers["backup.list"] = () => ({
      folder: "/data",
      chosen: false,
      rule: SETTINGS.backup_rule,
      backups: [backup, { ...backup, path: "/data/c.tsumugi-backup", reason: "daily", whole: false }],
    });
    await show();
    const [whole, broken] = screen.getAllByTestId("backup-row");
    expect(whole?.textContent).toContain("取り込みの前");
    expect(whole?.textContent).toContain("4 MB");
    expect(whole?.textContent).toContain("課題 1,200・テーマ 3");
    expect(broken?.textContent).toContain("欠けています");
    expect(broken?.querySelector("[data-testid=backup-look]")).toBeNull();
  });

  it("one is made now, and its size is said", async () => {
    await show();
    await click("backup-make");
    expect(core.sent("backup.make")).toEqual([{ reason: "manual" }]);
    expect(said()).toContain("4 MB");
  });

  it("how many are kept takes full-width digits and refuses what is no number", async () => {
    core.answers["settings.set"] = () => SETTINGS;
    await show();
    enter("backup-rule-weekly", "８");
    fireEvent.blur(screen.getByTestId("backup-rule-weekly"));
    await waitFor(() =>
      expect(core.sent("settings.set")).toEqual([{ backup_rule: { daily: 7, weekly: 8, monthly: 12 } }]),
    );
    for (const none of ["366", "-1"]) {
      enter("backup-rule-daily", none);
      fireEvent.blur(screen.getByTestId("backup-rule-daily"));
    }
    expect(await screen.findByText("0から365までの数を入れてください。")).toBeTruthy();
    expect(core.sent("settings.set")).toHaveLength(1);
  });

  it("go to a folder the person chooses, and back beside the library", async () => {
    core.answers["settings.set"] = () => SETTINGS;
    core.answers["backup.list"] = () => ({ folder: "/usb", chosen: true, rule: SETTINGS.backup_rule, backups: [] });
    vi.spyOn(host, "pickFolder").mockResolvedValue("/usb");
    await show();
    await click("backup-choose-folder");
    await click("backup-default-folder");
    expect(core.sent("settings.set")).toEqual([{ backup_folder: "/usb" }, { backup_folder: "" }]);
  });
});

describe("the check", () => {
  const report: CheckReport = {
    clean: true,
    findings: [],
    operations: 1204,
    head: "9f2c41",
    looked_at: ["seal", "log", "attachments"],
  };

  it("tells what was looked at and shows the fingerprint of the log", async () => {
    core.answers["library.check"] = () => report;
    await show();
    await click("check-full");
    expect(core.sent("library.check")).toEqual([{ full: true }]);
    const result = screen.getByTestId("check-result");
    expect(result.textContent).toContain("閉じたときの封・操作の記録・添付");
    expect(result.textContent).toContain("1,204件");
    expect(screen.getByTestId("check-head").textContent).toBe("9f2c41");
  });

  it("shows every finding to be copied", async () => {
    core.answers["library.check"] = () => ({ ...report, clean: false, findings: ["page 3", "page 9"] });
    await show();
    await click("check-quick");
    expect(core.sent("library.check")).toEqual([{ full: false }]);
    expect(screen.getByTestId("check-result").dataset.clean).toBe("false");
    expect(screen.getByTestId("check-result").textContent).toContain("page 3\npage 9");
  });
});

it("the log is lightened only after the person was asked and a backup was made", async () => {
  core.answers["library.compact"] = () => ({ operations: 31, bytes_before: 2_097_152, bytes_after: 1_048_576 });
  await show();
  const check = (entered: string, usable: boolean) => {
    enter("compact-before", entered);
    expect([entered, !button("compact-run").disabled]).toEqual([entered, usable]);
  };
  check("", false);
  check("2026-02-30", false);
  check("きのう", false);
  check("２０２６/４/１", true);
  await click("compact-run");
  expect(core.sent("library.compact")).toEqual([]);
  await click("compact-ok");
  await waitFor(() => expect(core.sent("library.compact")).toEqual([{ before: "2026-04-01" }]));
  const order = core.asked.map(([name]) => name).filter((name) => name === "backup.make" || name === "library.compact");
  expect(order).toEqual(["backup.make", "library.compact"]);
  expect(said()).toContain("31件");
});

it("the log goes out for ourselves only, and only once that is chosen", async () => {
  core.answers["export.history"] = ({ out }: { out: string }) => ({ path: out, projects: 0, withheld: [], sha256: "" });
  vi.spyOn(host, "saveFile").mockResolvedValue("/out/log.xlsx");
  await show();
  await click("keep-log");
  const radio = (id: string) => screen.getByTestId(`audience-${id}`).querySelector("input") as HTMLInputElement;
  expect(["public", "non-confidential", "cda", "internal"].map((id) => radio(id).disabled)).toEqual([
    true,
    true,
    true,
    false,
  ]);
  expect(button("audience-run").disabled).toBe(true);
  fireEvent.click(radio("internal"));
  await click("audience-run");
  expect(core.sent("export.history")).toEqual([{ audience: "internal", language: "ja", out: "/out/log.xlsx" }]);
});

it("a library open read-only can be looked at and checked here, not changed", async () => {
  core.status = { ...core.status, open: { ...OPEN, encrypted: true, read_only: true } };
  await show();
  for (const id of ["protect-change", "protect-decrypt", "backup-make"])
    expect([id, button(id).disabled]).toEqual([id, true]);
  for (const id of ["check-quick", "protect-sheet"]) expect([id, button(id).disabled]).toEqual([id, false]);
});
