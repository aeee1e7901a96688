import { act, fireEvent, screen } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import { OPEN } from "../../../../test/library.ts";
import { Core, refusal } from "../../../../test/window.tsx";
import type { Source } from "../../../api/bindings.ts";
import { queryClient } from "../../../api/client.ts";
import { host } from "../../../api/host.ts";
import { choose } from "../../../text/language.ts";

const SOURCES: Source[] = [
  {
    name: "HGNC",
    version: "2024-07",
    rows: 43_210,
    licence: "CC0 1.0",
    attribution: "HUGO Gene Nomenclature Committee",
    url: "https://genes.example/",
  },
  {
    name: "Mondo",
    version: "2024-06",
    rows: 21_009,
    licence: "CC BY 4.0",
    attribution: "Monarch Initiative. Changed: a selection.",
    url: "https://diseases.example/",
  },
  { name: "紡ぎ", version: "0.1.0", rows: 7, licence: "Apache-2.0", attribution: "Curated list", url: "" },
];

let core: Core;
beforeEach(() => {
  core = new Core();
  core.answers["concept.sources"] = () => ({ sources: SOURCES });
});

const show = async () => {
  core.show("/settings/vocabulary");
  return screen.findAllByTestId("vocabulary-source");
};

it("each source is shown with its name, version, licence and attribution, and how much comes from it", async () => {
  const rows = await show();
  expect(rows).toHaveLength(SOURCES.length);
  for (const [at, source] of SOURCES.entries())
    for (const said of [source.name, source.version, source.licence, source.attribution])
      expect(rows[at]?.textContent).toContain(said);
  expect(rows[0]?.textContent).toContain("43,210");
  expect(screen.getByTestId("vocabulary").textContent).toContain("出典の今の内容より古いことがあります");
});

it("the address of a source is shown in full, and opened only then; one without an address offers none", async () => {
  vi.spyOn(host, "lookAtLink").mockResolvedValue({ before: "https://", host: "diseases.example", after: "/" });
  const open = vi.spyOn(host, "openLink").mockResolvedValue();
  const rows = await show();
  const link = (at: number) => rows[at]?.querySelector("[data-testid=source-link]");
  expect(rows.map((_, at) => link(at)?.textContent ?? "")).toEqual(SOURCES.map((source) => source.url));
  await act(async () => fireEvent.click(link(1) as Element));
  const dialog = await screen.findByTestId("link-dialog");
  expect(screen.getByTestId("link-address").textContent).toBe("https://diseases.example/");
  expect(dialog.textContent).toContain("語彙の出典のアドレスです");
  expect(open).not.toHaveBeenCalled();
  fireEvent.click(screen.getByTestId("link-open"));
  expect(open).toHaveBeenCalledWith("https://diseases.example/");
});

it.each([
  ["with a library", OPEN],
  ["without a library", null],
])("the sources are a part of the settings, %s", async (_, open) => {
  core.status = { ...core.status, open };
  const router = core.show("/settings");
  const tab = await screen.findByTestId("settings-tab-vocabulary");
  await act(async () => fireEvent.click(tab));
  expect(await screen.findAllByTestId("vocabulary-source")).toHaveLength(SOURCES.length);
  expect(router.state.location.pathname).toBe("/settings/vocabulary");
  expect(screen.getByTestId("settings-tab-vocabulary").getAttribute("aria-current")).toBe("page");
});

it("the headings follow the language", async () => {
  await show();
  const heads = () => screen.getAllByRole("columnheader").map((head) => head.textContent);
  expect(heads()).toEqual(["名称", "版", "件数", "ライセンス", "帰属の表示"]);
  act(() => choose({ language: "en", appearance: "light" }));
  expect(heads()).toEqual(["Name", "Version", "Entries", "Licence", "Attribution"]);
  expect(screen.getByTestId("settings-tab-vocabulary").textContent).toBe("Vocabulary");
});

it("sources that cannot be read are said, and read again when asked for", async () => {
  let broken = true;
  core.answers["concept.sources"] = () => {
    if (broken) throw refusal("fault");
    return { sources: SOURCES };
  };
  core.show("/settings/vocabulary");
  const note = await screen.findByRole("alert");
  expect(screen.queryByTestId("vocabulary-sources")).toBeNull();
  broken = false;
  await act(async () => fireEvent.click(note.querySelector("button") as Element));
  expect(await screen.findAllByTestId("vocabulary-source")).toHaveLength(SOURCES.length);
  expect(screen.queryByRole("alert")).toBeNull();
});

it("with a library they lead to its vocabulary, without one they do not", async () => {
  await show();
  expect(screen.queryByTestId("settings-to-vocabulary")).toBeNull();
  core.status = { ...core.status, open: OPEN };
  await act(() => queryClient.invalidateQueries());
  expect((await screen.findByTestId("settings-to-vocabulary")).getAttribute("href")).toBe("/vocabulary");
});
