/** Rules of the tree, each with its "because". */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { expect, it } from "vitest";

const SRC = resolve(import.meta.dirname, "../src");

const files = readdirSync(SRC, { recursive: true, encoding: "utf8" })
  .map((path) => path.split(sep).join("/"))
  .filter((path) => /\.(tsx?|css)$/.test(path))
  .map((path) => ({ path, text: readFileSync(join(SRC, path), "utf8") }));
const sources = files.filter(({ path }) => !path.endsWith(".css") && !path.includes(".test."));

/** Files of the tree that this one imports, from `ui/src`. */
function imports({ path, text }: { path: string; text: string }): string[] {
  const specs = [...text.matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map((m) => m[1] ?? "");
  return specs
    .filter((spec) => spec.startsWith(".") || spec.startsWith("@/"))
    .map((spec) => (spec.startsWith("@/") ? resolve(SRC, spec.slice(2)) : resolve(SRC, dirname(path), spec)))
    .map((target) => relative(SRC, target).split(sep).join("/"));
}

const top = (path: string) => path.split("/")[0] ?? "";
const feature = (path: string) => (path.startsWith("features/") ? path.split("/")[1] : undefined);

it("the tree is there to be checked", () => {
  expect(sources.length).toBeGreaterThan(40);
  expect(files.filter(({ path }) => path.endsWith(".css")).length).toBeGreaterThan(8);
});

it("only api/host.ts names the shell, because everything else must run in a browser too", () => {
  const naming = sources.filter(({ text }) => /@tauri-apps|__TAURI/.test(text)).map(({ path }) => path);
  expect(naming).toEqual(["api/host.ts"]);
});

it("no feature imports another, because screens are taken away and added one by one", () => {
  const crossing = sources.flatMap((file) =>
    imports(file)
      .filter((target) => feature(file.path) && feature(target) && feature(target) !== feature(file.path))
      .map((target) => `${file.path} -> ${target}`),
  );
  expect(crossing).toEqual([]);
});

/** Classes of a stylesheet: those it styles by themselves, and all it names. */
function classes(text: string): { alone: Set<string>; named: Set<string> } {
  const rules = text.replace(/\/\*[\s\S]*?\*\//g, "").matchAll(/([^{};]+)\{/g);
  const selectors = [...rules].flatMap((rule) => (rule[1] ?? "").split(",")).map((selector) => selector.trim());
  const alone = selectors.flatMap((selector) => /^\.([\w-]+)(?::[\w-]+|\[[^\]]*\])*$/.exec(selector)?.[1] ?? []);
  return {
    alone: new Set(alone),
    named: new Set([...selectors.join(" ").matchAll(/\.([\w-]+)/g)].map((m) => m[1] ?? "")),
  };
}

/** Classes that a feature styles by themselves and somebody else's stylesheet names. */
function shared(sheets: readonly { path: string; text: string }[]): string[] {
  const owner = (path: string) => (feature(path) === undefined ? path : path.split("/").slice(0, -1).join("/"));
  const own = (a: string, b: string) => owner(a).startsWith(owner(b)) || owner(b).startsWith(owner(a));
  const read = sheets.map(({ path, text }) => ({ path, ...classes(text) }));
  return read
    .filter(({ path }) => feature(path) !== undefined)
    .flatMap(({ path, alone }) =>
      [...alone].flatMap((name) =>
        read
          .filter((other) => !own(path, other.path) && other.named.has(name))
          .map((other) => `.${name}: ${path}, ${other.path}`),
      ),
    );
}

it("no feature styles a class that another stylesheet names, because all stylesheets hold everywhere once loaded", () => {
  const sheet = (path: string, text: string) => ({ path, text });
  const found = shared([sheet("features/a/a.css", ".rd { flex: 1 }"), sheet("components/b.css", ".cb.rd { top: 0 }")]);
  expect(found).toEqual([".rd: features/a/a.css, components/b.css"]);
  expect(shared(files.filter(({ path }) => path.endsWith(".css")))).toEqual([]);
});

it("imports point down, because a part must be usable without what is built from it", () => {
  // styles and text stand lowest (types of the contract may be named anywhere).
  const rank: Record<string, number> = {
    styles: 0,
    text: 1,
    keys: 2,
    api: 2,
    actions: 3,
    // What one filters by: of words and the contract alone, so that every screen can name a condition.
    find: 3,
    components: 3,
    grid: 4,
    charts: 4,
    // The one table and form of all sheets of a plan.
    sheet: 4,
    features: 5,
    shell: 6,
  };
  const upward = sources.flatMap((file) => {
    const own = rank[top(file.path)];
    if (own === undefined) return [];
    return imports(file)
      .filter((target) => target !== "api/bindings.ts" && (rank[top(target)] ?? 0) > own)
      .map((target) => `${file.path} -> ${target}`);
  });
  expect(upward).toEqual([]);
});

it("colours are named by token outside of tokens.css, because dark is a change of tokens and nothing else", () => {
  const raw = files
    .filter(({ path }) => path !== "styles/tokens.css" && !path.includes(".test."))
    .flatMap(({ path, text }) =>
      text
        .split("\n")
        .filter(
          (line) =>
            /#[0-9a-f]{3,8}\b(?!["'`]?\s*\))|\brgba?\(|\bhsla?\(/i.test(line) &&
            (path.endsWith(".css") || /(?:fill|stroke|color|background)\s*[=:]/i.test(line)),
        )
        .map((line) => `${path}: ${line.trim()}`),
    );
  expect(raw).toEqual([]);
});

it("nothing remote is named, because the window works without a network", () => {
  const remote = files
    .filter(
      ({ path, text }) =>
        !path.includes(".test.") && path !== "api/bindings.ts" && /https?:\/\/(?!ipc\.localhost)/.test(text),
    )
    .map(({ path }) => path);
  expect(remote).toEqual([]);
});

it("Enter and Escape are read only where composition is asked about, because an input method owns them first", () => {
  const careless = sources
    .filter(({ text }) => /\.key\s*===?\s*"(Enter|Escape|Arrow)/.test(text) && !text.includes("isComposing("))
    .map(({ path }) => path);
  expect(careless).toEqual([]);
});

it("find knows words and the contract only, because lists, matrix and home must name the same conditions", () => {
  const own = sources.filter(({ path }) => top(path) === "find");
  const beyond = own.flatMap((file) =>
    imports(file)
      .filter((target) => !["find", "api", "text", "search.ts"].includes(top(target)))
      .map((target) => `${file.path} -> ${target}`),
  );
  expect(own.length).toBeGreaterThan(2);
  expect(beyond).toEqual([]);
});
