/** A document that is held back because something was found in it, and somebody who answers for it. 合成データ. */
import { QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { SETTINGS } from "../../../test/library.ts";
import { refusal } from "../../../test/window.tsx";
import { runAction } from "../../actions/index.ts";
import type { LeakOverride, LeakReport, LeakSeen } from "../../api/bindings.ts";
import { queryClient } from "../../api/client.ts";
import { host } from "../../api/host.ts";
import { setWritable } from "../../api/writable.ts";
import { ja } from "../../text/ja/index.ts";
import { choose } from "../../text/language.ts";
import { ExportLayer } from "./ExportLayer.tsx";

const report = (text: string): LeakReport => ({
  leaks: [{ kind: "mail-address", where: "cell:概要!B8", text }],
  more: 0,
  unread: [],
  published: 0,
});

let asked: [name: string, args: unknown][];
/** What is found now; null = nothing. */
let seen: string | null;
/** Names of findings that are not kept any more. */
let forgotten: string[];
/** The place cannot be written. */
let inUse: boolean;
let me: string;

type Given = { out: string; answer?: LeakOverride; audience: string };
const EXPORTS = ["export.briefing", "plan.export", "export.matrix", "registry.export", "shortlist.export"];

beforeEach(() => {
  queryClient.clear();
  setWritable(true);
  choose({ language: "ja", appearance: "light" });
  asked = [];
  seen = "s1";
  forgotten = [];
  inUse = false;
  me = "";
  vi.spyOn(host, "saveFile").mockResolvedValue("/out/a.xlsx");
  vi.spyOn(host, "call").mockImplementation(async (name, args) => {
    asked.push([name, args]);
    if (name === "theme.show") return { value: { code: "TH-001", title_ja: "題", title_en: "" }, changed: [] };
    if (name === "settings.get") return { value: SETTINGS, changed: [] };
    if (name === "person.me") return { value: { id: null, name: me, people: me !== "" }, changed: [] };
    if (name === "leak.found") {
      const of = (args as LeakSeen).seen;
      if (forgotten.includes(of)) throw refusal("no-such-findings");
      return { value: report(`${of}@example.jp`), changed: [] };
    }
    if (EXPORTS.includes(name)) {
      const { out, answer, audience } = args as Given;
      if (audience !== "internal" && seen !== null && answer?.seen !== seen)
        throw refusal("leaks-found", { count: "1", seen, path: out });
      if (inUse) throw refusal("file-in-use", { path: out });
      return { value: { path: out, projects: 3, withheld: [], sha256: "ab" }, changed: ["history"] };
    }
    return {
      value: {
        projects: 3,
        sheets: [],
        withheld: [],
        missing_translations: name.startsWith("plan") ? 0 : [],
        file_name: "a.xlsx",
      },
      changed: [],
    };
  });
});

const sent = (name: string) => asked.filter(([own]) => own === name).map(([, args]) => args as Given);
const button = (id: string) => screen.getByTestId(id) as HTMLButtonElement;
const field = (id: string) => screen.getByTestId(id) as HTMLInputElement;
const press = (id: string) => act(async () => void fireEvent.click(button(id)));
const tick = (id: string) =>
  act(async () => void fireEvent.click(screen.getByTestId(id).querySelector("input") as HTMLElement));
const type = (id: string, value: string) => fireEvent.change(field(id), { target: { value } });
const show = (run: () => void) => {
  render(
    <QueryClientProvider client={queryClient}>
      <ExportLayer />
    </QueryClientProvider>,
  );
  act(run);
};

async function briefing() {
  show(() => void runAction("export.briefing", { theme: 4 }));
  await screen.findByTestId("export-run");
  await tick("export-audience-public");
  await waitFor(() => expect(button("export-run").disabled).toBe(false));
  await press("export-run");
  await screen.findByTestId("leak");
}

describe("a briefing in which something was found", () => {
  it("is said not to be written, with what was found, in place of the plain refusal", async () => {
    await briefing();
    const panel = screen.getByTestId("leaks-held").textContent;
    expect(panel).toContain("点検で1件見つかったため、書き出していません");
    expect(panel).toContain("シート「概要」のB8");
    expect(panel).toContain("s1@example.jp");
    expect(screen.queryByTestId("export-problem")).toBeNull();
    expect(sent("leak.found")).toEqual([{ seen: "s1" }]);
  });

  it("is written to the same place once a name and a reason stand there, as the answer for exactly these findings", async () => {
    await briefing();
    expect(field("leaks-by").value).toBe(SETTINGS.name);
    expect(button("leaks-write").disabled).toBe(true);
    type("leaks-reason", "  ");
    expect(button("leaks-write").disabled).toBe(true);
    type("leaks-reason", " 窓口の公開アドレスのため ");
    type("leaks-by", "");
    expect(button("leaks-write").disabled).toBe(true);
    type("leaks-by", "査読者B");
    await press("leaks-write");
    expect(await screen.findByTestId("export-done")).toBeTruthy();
    expect(host.saveFile).toHaveBeenCalledTimes(1);
    expect(sent("export.briefing")[1]).toEqual({
      theme: 4,
      audience: "public",
      language: "ja",
      out: "/out/a.xlsx",
      answer: { seen: "s1", by: "査読者B", reason: "窓口の公開アドレスのため" },
    });
  });

  it("proposes the person who works here where the library has people", async () => {
    me = "架空 花子";
    await briefing();
    await waitFor(() => expect(field("leaks-by").value).toBe("架空 花子"));
  });

  it("the Enter that ends a composition writes nothing; Ctrl Enter in the reason answers and does not export anew", async () => {
    await briefing();
    type("leaks-reason", "理由");
    fireEvent.keyDown(field("leaks-by"), { key: "Enter", keyCode: 229 });
    fireEvent.keyDown(field("leaks-reason"), { key: "Enter", code: "Enter", keyCode: 229, ctrlKey: true });
    expect(sent("export.briefing")).toHaveLength(1);
    await act(
      async () => void fireEvent.keyDown(field("leaks-reason"), { key: "Enter", code: "Enter", ctrlKey: true }),
    );
    await screen.findByTestId("export-done");
    expect(sent("export.briefing").map(({ answer }) => answer?.seen)).toEqual([undefined, "s1"]);
  });

  it("whose findings changed meanwhile is held back again, with the new ones, and what was typed stays", async () => {
    await briefing();
    seen = "s2";
    type("leaks-reason", "理由");
    await press("leaks-write");
    await waitFor(() => expect(screen.getByTestId("leaks-held").textContent).toContain("s2@example.jp"));
    expect(screen.getByTestId("leaks-held").textContent).toContain(ja.leaks.heldChanged);
    expect(field("leaks-reason").value).toBe("理由");
    await press("leaks-write");
    await screen.findByTestId("export-done");
    expect(sent("export.briefing").map(({ answer }) => answer?.seen)).toEqual([undefined, "s1", "s2"]);
  });

  it("that cannot be written after all is said in place, and what was typed stays", async () => {
    await briefing();
    inUse = true;
    type("leaks-reason", "理由");
    await press("leaks-write");
    expect(await screen.findByTestId("export-problem")).toBeTruthy();
    expect(field("leaks-reason").value).toBe("理由");
  });

  it("asks anew after another audience or language was chosen", async () => {
    await briefing();
    type("leaks-reason", "理由");
    await tick("export-language-en");
    expect(screen.queryByTestId("leaks-held")).toBeNull();
    await press("export-run");
    await screen.findByTestId("leak");
    expect(field("leaks-reason").value).toBe("");
    await tick("export-audience-internal");
    expect(screen.queryByTestId("leaks-held")).toBeNull();
  });

  it("cannot be answered for while nobody can see what was found", async () => {
    forgotten = ["s1"];
    show(() => void runAction("export.briefing", { theme: 4 }));
    await screen.findByTestId("export-run");
    await tick("export-audience-public");
    await waitFor(() => expect(button("export-run").disabled).toBe(false));
    await press("export-run");
    await screen.findByText(ja.leaks.cannotShow);
    type("leaks-reason", "理由");
    expect(button("leaks-write").disabled).toBe(true);
  });
});

describe("the other workbooks", () => {
  const check = async (kind: string, command: string, run: () => void) => {
    show(run);
    await tick(`${kind}-audience-public`);
    await press(`${kind}-export-run`);
    await screen.findByTestId("leak");
    expect(screen.queryByTestId(`${kind}-export-problem`)).toBeNull();
    type("leaks-reason", "理由");
    await press("leaks-write");
    await waitFor(() => expect(screen.queryByTestId(`${kind}-export`)).toBeNull());
    expect(host.saveFile).toHaveBeenCalledTimes(1);
    expect(sent(command).map(({ out, answer }) => [out, answer])).toEqual([
      ["/out/a.xlsx", undefined],
      ["/out/a.xlsx", { seen: "s1", by: SETTINGS.name, reason: "理由" }],
    ]);
  };

  it("a plan", () => check("plan", "plan.export", () => void runAction("export.plan", { plan: 7, code: "TH-001" })));
  it("the registry", () => check("programmes", "registry.export", () => void runAction("export.registry", {})));
  it("a shortlist", () =>
    check("shortlist", "shortlist.export", () => void runAction("export.shortlist", { round: 2, name: "第1回" })));

  it("another language asks anew", async () => {
    show(() => void runAction("export.plan", { plan: 7, code: "TH-001" }));
    await tick("plan-audience-public");
    await press("plan-export-run");
    await screen.findByTestId("leak");
    await tick("plan-language-en");
    expect(screen.queryByTestId("leaks-held")).toBeNull();
  });
});
