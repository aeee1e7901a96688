// The theme forge in the real window, on the sample: from a round's shortlist to a theme of four threads, a gap filled by keyboard, a
// word said with an input method composing, a version kept and compared, an alternative weighed, the map written; what was called
// off leaves nothing.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { after, before, describe } from "node:test";
import { compose, focus } from "./desk.mjs";
import { Machine, until } from "./harness.mjs";
import { walk } from "./story.mjs";

const THREADS = 4;

describe("the theme forge", () => {
  let machine;
  let window;
  let theme;
  const story = walk(() => window);
  const go = (to) => window.web.run((hash) => { location.hash = hash; }, to);
  const show = () => window.call("theme.show", { id: theme });
  const board = () => window.call("forge.board", { theme });
  const themes = async () => (await window.call("theme.list", {})).themes;
  /** The test id of what has the focus, or of what it lies in. */
  const held = () => window.web.run(() => document.activeElement?.closest("[data-testid]")?.dataset.testid ?? "");
  /** Puts the focus on the first that is shown, as Tab would. */
  const stand = async (where) => window.web.run((element) => element.focus(), await window.find(where));
  const has = (where) => until(`${where} has the keys`, async () => (await held()) === where);
  const addressOf = (id, tab) => `/themes/${id}${tab ? `?tab=${tab}` : ""}`;
  const tab = async (name, wait) => {
    await window.click(`theme-tab-${name}`);
    await window.find(wait);
  };

  before(async () => {
    machine = await Machine.open();
    window = await machine.start();
    await window.click("welcome-language-ja");
    machine.answer(machine.path("見本.tsumugi"));
    await window.click("welcome-sample");
    await window.find("grid-row", { deadline: 30_000 });
  });
  after(() => machine?.close());

  let kept;
  story("combinations are looked for among the projects a round kept, each with its reasons", async () => {
    const { rounds } = await window.call("round.list", {});
    const round = rounds.find((one) => one.closed && one.kind === "votes").id;
    const { rows } = await window.call("shortlist.show", { round });
    kept = rows.filter((row) => row.decided?.verdict === "keep").map((row) => row.project);
    await go(`/stage-one?round=${round}&tab=shortlist`);
    await window.find("grid-row");
    await window.click("shortlist-propose");
    await window.find("proposals", { deadline: 30_000 });
    const projects = await window.web.run(() =>
      [...document.querySelectorAll('[data-testid="proposal"]')].map((card) => card.dataset.projects.split(" ").map(Number)));
    assert.ok(projects.length > 0, "something is proposed");
    for (const members of projects) {
      assert.ok(members.length === 2 || members.length === 3, `${members.length} members`);
      for (const member of members) assert.ok(kept.includes(member), `${member} was kept`);
    }
    // The first is unfolded: tick by tick, and with a sentence that is quoted.
    assert.ok((await window.text("proposal-reasons")).length > 0);
    assert.ok((await window.count("proposal-quote")) > 0, "a sentence is quoted");
    // Asked again, the same: nothing in it is chance.
    const again = await window.call("forge.propose", { selection: { these: kept }, limit: projects.length });
    assert.deepEqual(again.proposals.map(({ members }) => members.map(({ project }) => project.id)), projects);
  });

  story("the first becomes a theme, named with an input method composing; called off, it leaves nothing", async () => {
    const before = await themes();
    await window.keys("t");
    await window.find("theme-create");
    await window.keys("Escape");
    await window.gone("theme-create");
    assert.equal((await themes()).length, before.length, "nothing was made");
    await window.keys("t");
    await window.find("theme-create");
    await has("theme-title-ja");
    focus(machine);
    for (const letter of "合成") await compose(machine, letter, { end: "Return" });
    const typed = () => window.web.run(() => document.querySelector('[data-testid="theme-title-ja"]').value);
    await until("the composed title is in the field", async () => (await typed()) === "合成");
    assert.equal((await themes()).length, before.length, "Enter belonged to the input method");
    await window.keys("Control", "Enter");
    await window.gone("theme-create");
    await window.find("theme-weave");
    const made = (await themes()).find((one) => !before.some(({ id }) => id === one.id));
    assert.equal(made.title_ja, "合成");
    theme = made.id;
    assert.ok(made.threads.length >= 2);
    for (const thread of made.threads) {
      assert.ok(kept.includes(thread.project.id));
      assert.ok(thread.role, "each has its role");
    }
    assert.equal(await window.count("thread-row"), made.threads.length);
  });

  let filler;
  let closed;
  story("a gap is filled by a candidate, by keyboard alone", async () => {
    const gaps = (await board()).needs.filter((need) => need.needed && need.state === "open" && need.candidates > 0);
    assert.ok(gaps.length > 0, "there is a gap that somebody could close");
    // From gap to gap, until one that has candidates.
    const gap = await until("a gap with candidates has the keys", async () => {
      await window.keys("g");
      const own = (await held()).replace("theme-gap-", "");
      return gaps.find(({ need }) => need === own);
    }, { every: 300 });
    await window.keys("Enter");
    filler = await until("the first candidate has the keys", () => window.web.run(() => {
      const line = document.activeElement?.closest('[data-testid="candidate"]');
      return Number(line?.dataset.id ?? 0);
    }));
    const { candidates } = await window.call("forge.candidates", { theme, need: gap.need, limit: 30 });
    assert.equal(filler, candidates[0].project.id, "the best stands first");
    assert.ok((await window.text("candidate-why")).length > 0, "it says why");
    await window.keys("Enter");
    const thread = await until("it is a thread", async () => (await show()).threads.find(({ project }) => project.id === filler));
    assert.ok(thread.role, "with the role of what it closes");
    await window.find(`[data-testid="thread-row"][data-id="${filler}"]`);
    // What its text says is no fact yet: a person confirms it, one key each.
    const standing = async () => (await board()).needs.find(({ need }) => need === gap.need).state;
    if ((await standing()) === "suggested") {
      await window.click(`[data-testid="thread-row"][data-id="${filler}"] [data-testid="thread-open"]`);
      const undecided = async () => (await window.call("asset.list", { id: filler })).suggested.length;
      while ((await undecided()) > 0 && (await standing()) === "suggested") {
        const before = await undecided();
        await stand('[data-testid="weave-panel"] [data-testid="suggestion"]');
        await window.keys("y");
        // What says the same of the same step is decided with it.
        await until("fewer are undecided", async () => (await undecided()) < before);
      }
    }
    closed = gap.need;
    assert.ok(["closed", "obtaining"].includes(await standing()), `${gap.need} is ${await standing()}`);
    await window.gone(`theme-gap-${gap.need}`);
  });

  story("more projects join until it has four threads", async () => {
    const missing = THREADS - (await show()).threads.length;
    if (missing > 0) {
      await go(addressOf(theme));
      await window.find("theme-weave");
      await window.keys("p");
      await window.find("theme-add");
      // A half-made choice that is called off joins nobody.
      const free = '[data-testid="theme-add-row"]:not(:has([data-disabled])) [data-testid="theme-add-check"]:not([data-selected])';
      await window.click(free);
      await window.keys("Escape");
      await window.gone("theme-add");
      assert.equal((await show()).threads.length, THREADS - missing);
      await window.keys("p");
      await window.find("theme-add");
      for (let n = 0; n < missing; n += 1) await window.click(free);
      await window.choose("theme-add-role", "biomarker");
      await window.click("theme-add-submit");
      await window.gone("theme-add");
    }
    await until("it has four threads", async () => (await show()).threads.length >= THREADS);
    await until("all of them are drawn", async () => (await window.count("thread-row")) === (await show()).threads.length);
  });

  story("a word on it is composed; Enter belongs to the input method until the word stands", async () => {
    await tab("comments", "comment-box");
    await window.click("comment-box");
    focus(machine);
    for (const letter of "要確認") await compose(machine, letter, { end: "Return" });
    const typed = () => window.web.run(() => document.querySelector('[data-testid="comment-box"]').value);
    await until("the composed words are in the field", async () => (await typed()) === "要確認");
    assert.deepEqual((await window.call("theme.comments", { id: theme })).comments, []);
    await window.keys("Control", "Enter");
    const { comments } = await until("it is said", async () => {
      const now = await window.call("theme.comments", { id: theme });
      return now.comments.length === 1 && now;
    });
    assert.equal(comments[0].text, "要確認");
    await window.hasText("comment", "要確認");
  });

  story("a version is kept with its reason; what changes afterwards is seen beside it", async () => {
    await window.click("theme-version");
    await window.type("version-reason", "合成データ：最初の案");
    await window.keys("Control", "Enter");
    await window.gone("version-dialog");
    const { versions } = await window.call("theme.versions", { id: theme });
    assert.deepEqual(versions.map(({ number, reason }) => [number, reason]), [[1, "合成データ：最初の案"]]);
    await tab("weave", "theme-outline");
    await window.type("theme-title-en", "Synthetic theme");
    await window.keys("Tab");
    await until("it is saved", async () => (await show()).title_en === "Synthetic theme");
    await tab("versions", "version");
    await window.hasText("diff", "Synthetic theme");
    const diff = await window.call("theme.diff", { from: { theme, version: 1 }, to: { theme } });
    assert.ok(diff.differences.some(({ thing, after }) => thing === "field" && after === "Synthetic theme"));
  });

  let alternative;
  story("an alternative is begun from it and weighed beside it", async () => {
    const before = await themes();
    await window.click("theme-copy");
    await window.type("theme-copy-title-ja", "合成データの別案");
    await window.click("theme-copy-run");
    await window.gone("theme-copy-run");
    alternative = await until("the alternative is made", async () => (await themes()).find((one) => !before.some(({ id }) => id === one.id))?.id);
    await until("it is open", () => window.web.run((id) => location.hash.includes(`/themes/${id}`), alternative));
    assert.equal((await window.call("theme.show", { id: alternative })).threads.length, (await show()).threads.length);
    await tab("compare", "comparison");
    const options = await window.web.run(() => [...document.querySelectorAll('[data-testid="option"]')].map((own) => Number(own.dataset.id)));
    assert.deepEqual(options.toSorted((a, b) => a - b), [theme, alternative].toSorted((a, b) => a - b));
    await window.find("stability");
    // The same threads, needs and assets: neither is ahead.
    const { options: told } = await window.call("forge.compare", { themes: options });
    assert.equal(told[0].total, told[1].total);
  });

  story("its map is drawn and written for the house alone; called off, no file appears", async () => {
    await go(addressOf(theme, "map"));
    await window.find("forge-map");
    const own = await show();
    assert.equal(await window.count("forge-map-thread"), own.threads.length);
    const needs = (await board()).needs.filter(({ needed }) => needed);
    assert.equal(await window.count("forge-map-need"), needs.length);
    const newest = async () => (await window.call("history.list", { limit: 1 })).operations[0].id;
    const last = await newest();
    const file = machine.path("構成図.svg");
    await window.click("forge-export-menu");
    await window.click("forge-export-svg");
    await window.find("forge-audience-internal");
    assert.ok(await window.shown('[data-testid="forge-audience-public"][data-disabled]'), "nobody outside is offered");
    await window.click("forge-audience-internal");
    machine.answer("");
    await window.click("forge-export-run");
    // The person changed their mind about the place: asked again, nothing written.
    await window.find("forge-export-run");
    assert.ok(!existsSync(file));
    assert.equal(await newest(), last);
    machine.answer(file);
    await window.click("forge-export-run");
    await until("it is written", () => existsSync(file));
    await window.gone("forge-export-run");
    const drawn = readFileSync(file, "utf8");
    assert.match(drawn, /^<\?xml/);
    assert.match(drawn, /<\/svg>\s*$/);
    for (const words of [own.code, "合成データ", "社外秘"]) assert.ok(drawn.includes(words), `${words} stands in it`);
    const plain = (text) => text.replace(/[&<>"].*/, "").slice(0, 8);
    for (const { project } of own.threads) assert.ok(drawn.includes(plain(project.title_ja)), `${project.title_ja} stands in it`);
    const { needs: said } = await board();
    assert.ok(said.some(({ need, state }) => need === closed && state !== "open"));
    // Nothing in it leads anywhere: no script, no address.
    assert.doesNotMatch(drawn, /<script|<image|href=/);
    assert.notEqual(await newest(), last, "the history says that it left");
  });

  story("the network of all themes stands still, and is walked and opened by keys", async () => {
    await go("/themes?tab=portfolio");
    await window.find("coverage");
    assert.equal(await window.count("coverage-theme"), (await themes()).filter(({ state }) => state !== "stopped").length);
    await window.click("portfolio-view-network");
    await window.find('[data-testid="network-canvas"][data-percent="100"]', { deadline: 60_000 });
    const { nodes } = await window.call("forge.network", { selection: { these: kept }, themed: false, kinds: ["target"], limit: 100 });
    assert.ok(nodes.length > 0);
    await window.type("network-search", (await show()).code);
    await until("only it is listed", async () => (await window.count("network-node")) === 1);
    await stand("network-list");
    await window.keys("ArrowDown");
    await window.hasText("network-chosen", (await show()).code);
    await window.keys("Enter");
    await window.find("theme-screen");
    await until("the theme is open", () => window.web.run((id) => location.hash.includes(`/themes/${id}`), theme));
  });

  story("a project says what it has and which themes lack it, and joins one in one step that can be taken back", async () => {
    const { rows } = await window.call("project.page", { filter: {}, offset: 0, limit: 120 });
    let found;
    for (const { id } of rows) {
      const lacking = await window.call("forge.lacking", { id });
      if (lacking.themes.length === 0) continue;
      found = { project: id, theme: lacking.themes[0].theme.id };
      break;
    }
    assert.ok(found, "some project is lacking somewhere");
    await go(`/projects?open=${found.project}`);
    await window.find("detail-has");
    const line = `[data-testid="lacking-theme"][data-theme-id="${found.theme}"]`;
    const joined = async () => (await window.call("theme.show", { id: found.theme })).threads.some(({ project }) => project.id === found.project);
    await window.click(`${line} [data-testid="lacking-join"]`);
    await until("it has joined", joined);
    await window.gone(line);
    await stand("grid-row");
    await window.keys("Control", "z");
    await until("it is taken back", async () => !(await joined()));
    await window.find(line);
  });
});
