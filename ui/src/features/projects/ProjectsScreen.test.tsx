import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, it } from "vitest";
import { continuityOf } from "../../../test/carry.ts";
import { OPEN, statusOf } from "../../../test/library.ts";
import { Core, refusal } from "../../../test/window.tsx";
import type { FacetRequest, Filter, PageRequest, QueryReading, QueryText } from "../../api/bindings.ts";
import { NO_FILTER } from "../../api/filter.ts";

let core: Core;
let total: number;

beforeEach(() => {
  // Wide enough for the facets beside the list.
  (window as unknown as { happyDOM: { setViewport: (size: { width: number }) => void } }).happyDOM.setViewport({
    width: 1440,
  });
  total = 0;
  core = new Core();
  core.status = statusOf({ ...OPEN, projects: 120 });
  core.answers = {
    "project.page": ({ offset }: PageRequest) => ({ total, offset, rows: [], groups: [] }),
    "find.facets": ({ dims }: FacetRequest) => ({
      total,
      facets: dims.map((dim) => ({
        dim,
        values: [{ value: dim === "year" ? "2024" : "v", label_ja: "値", label_en: "value", count: 3, parent: null }],
        more: 0,
      })),
    }),
    "continuity.page": () => continuityOf([]),
    "find.query": ({ text }: QueryText): QueryReading => ({
      terms: [{ field: null, not: false, values: [text] }],
      nested: false,
      hints: [],
      also: [],
      marks: [text],
    }),
  };
});

const pages = () => core.sent("project.page").map((args) => (args as PageRequest).filter);
const lastFilter = () => pages().at(-1) as Filter;
const field = () => screen.findByTestId("project-search") as Promise<HTMLInputElement>;
const facetValue = async (dim: string) => within(await screen.findByTestId(`facet-${dim}`)).findByTestId("facet-value");

it("search words, conditions, what is left out and exactness stand in the address, and back leads through them", async () => {
  const router = core.show("/projects");
  fireEvent.change(await field(), { target: { value: "がん" } });
  await waitFor(() => expect(router.state.location.search).toEqual({ q: "がん" }));
  fireEvent.click(await facetValue("programme"));
  await waitFor(() => expect(router.state.location.search).toEqual({ q: "がん", programme: ["v"] }));
  fireEvent.click(screen.getByTestId("facet-not-programme"));
  await waitFor(() =>
    expect(lastFilter()).toEqual({ ...NO_FILTER, text: "がん", programme: ["v"], not: ["programme"] }),
  );
  expect(screen.getByTestId("filter-token").textContent).toBe("除外事業値");
  act(() => router.history.back());
  await waitFor(() => expect(screen.getByTestId("filter-token").textContent).toBe("事業値"));
  act(() => router.history.back());
  await waitFor(() => expect(screen.queryByTestId("filter-token")).toBeNull());
  act(() => router.history.forward());
  await waitFor(() => expect(screen.getByTestId("filter-token").textContent).toBe("事業値"));
  fireEvent.click(screen.getByTestId("filter-clear"));
  await waitFor(() => expect(router.state.location.search).toEqual({ q: "がん" }));
});

it("what is listed is taken along to the timeline", async () => {
  const router = core.show("/projects?q=抗体&year=[2024]&open=3");
  fireEvent.click(await screen.findByTestId("list-continuity"));
  await waitFor(() => expect(router.state.location.pathname).toBe("/programmes"));
  expect(router.state.location.search).toEqual({ tab: "timeline", q: "抗体", year: [2024] });
});

it("projects tied to a programme of the registry are listed under its name, which is taken away like any condition", async () => {
  core.answers["registry.list"] = () => ({
    programmes: [{ id: 7, name_ja: "架空事業", name_en: "" }],
    ties: { groups: 0 },
  });
  const router = core.show("/projects?registered=[7,0]");
  await waitFor(() => expect(lastFilter()).toEqual({ ...NO_FILTER, registered: [7, 0] }));
  const said = () => screen.getAllByTestId("filter-token").map((token) => token.textContent);
  await waitFor(() => expect(said()).toEqual(["事業（台帳）架空事業", "事業（台帳）結び付いていない"]));
  fireEvent.click(within(screen.getAllByTestId("filter-token")[0] as HTMLElement).getByRole("button"));
  await waitFor(() => expect(router.state.location.search).toEqual({ registered: [0] }));
  fireEvent.click(screen.getByTestId("filter-clear"));
  await waitFor(() => expect(router.state.location.search).toEqual({}));
});

it("an address is opened as it stands, order and all", async () => {
  core.show('/projects?q="抗体"&exact=true&year=[2024]&not=["year"]&sort=title,-year');
  await waitFor(() =>
    expect(core.sent("project.page").at(-1)).toMatchObject({
      filter: { ...NO_FILTER, text: "抗体", exact: true, year: [2024], not: ["year"] },
      sort: [
        { key: "title", descending: false },
        { key: "year", descending: true },
      ],
    }),
  );
  expect((await screen.findByTestId("filter-token")).textContent).toBe("除外年度R6");
  expect(screen.getByTestId("synonyms").getAttribute("aria-pressed")).toBe("true");
});

it("a search that cannot be read leaves the list standing", async () => {
  core.answers["find.query"] = () => {
    throw refusal("bad-call", { name: "find.query" });
  };
  core.show('/projects?q="(((("');
  expect((await field()).value).toBe("((((");
  expect((await screen.findByTestId("search-note")).textContent).toBe("");
  expect(await screen.findByTestId("projects-no-hits")).toBeTruthy();
});

it("nothing found leads to similar projects with what was searched", async () => {
  core.answers["find.similar"] = () => ({ hits: [], words: [] });
  core.show('/projects?q="膵がんに届く抗体"');
  fireEvent.click(await screen.findByTestId("no-hits-similar"));
  expect(((await screen.findByTestId("similar-text")) as HTMLTextAreaElement).value).toBe("膵がんに届く抗体");
  await waitFor(() => expect(core.sent("find.similar")).toHaveLength(1));
});

it("what is found can be ordered by how near it is, and as imported again", async () => {
  const router = core.show('/projects?q="がん"');
  fireEvent.click(await screen.findByTestId("order-menu"));
  fireEvent.click(await screen.findByTestId("order-relevance"));
  await waitFor(() => expect(router.state.location.search).toEqual({ q: "がん", sort: "relevance" }));
  expect(core.sent("project.page").at(-1)).toMatchObject({ sort: [{ key: "relevance", descending: false }] });
  await waitFor(() => expect(screen.getByTestId("order-menu").textContent).toBe("並び：検索語に近い順"));
  fireEvent.click(screen.getByTestId("order-menu"));
  fireEvent.click(await screen.findByTestId("order-added"));
  await waitFor(() => expect(router.state.location.search).toEqual({ q: "がん" }));
});
