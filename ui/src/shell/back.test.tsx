/** The way from a theme's claim to its source and back. Fictional. */
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { OPEN, statusOf } from "../../test/library.ts";
import { Core, refusal } from "../../test/window.tsx";
import { rangeOf } from "../features/projects/detail/useQuoted.ts";
import { projectOf, themeOf } from "../features/themes/tabs.fixtures.tsx";
import { ja } from "../text/ja/index.ts";
import { backOf } from "./back.ts";

describe("where one came from", () => {
  it("is a part of a theme's page, and nothing else an address may say", () => {
    expect(backOf("/themes/3?tab=claims")).toEqual({ theme: 3, part: "claims", href: "/themes/3?tab=claims" });
    expect(backOf("/themes/3")).toMatchObject({ part: "weave" });
    expect(backOf("/themes/2269391999730963?tab=compare")?.theme).toBe(2269391999730963);
    for (const other of ["/themes/3?tab=else", "//elsewhere/themes/3", "/settings", "", 3, undefined])
      expect(backOf(other)).toBeNull();
  });
});

it("the words that are quoted are found over the pieces a text is drawn in", () => {
  const place = document.createElement("p");
  place.innerHTML = '<span class="vh">心臓</span>標的は<mark>脳</mark>にある。次。';
  expect(rangeOf(place, "脳にある。")?.toString()).toBe("脳にある。");
  expect(rangeOf(place, "心臓")).toBeNull();
});

it("the field a claim rests on is brought into view, and one press leads back to the claims", async () => {
  const core = new Core();
  core.status = statusOf({ ...OPEN, projects: 3 });
  core.answers = {
    "theme.show": () => themeOf(),
    "project.page": () => ({ total: 0, offset: 0, rows: [], groups: [] }),
    "project.detail": () => ({
      row: projectOf(7),
      summary_ja: "日本語の概要。",
      summary_en: "The first. The quoted one.",
      researcher: "",
      origins: [],
      aliases: [],
      outcomes: [],
      years: [],
      tags: [],
      themes: [],
    }),
    "theme.claims": () => {
      throw refusal("no-such-theme");
    },
  };
  const back = encodeURIComponent("/themes/1?tab=claims");
  const router = core.show(`/projects?open=7&at=summary_en&quote=The%20quoted%20one.&back=${back}`);
  const bar = await screen.findByTestId("back-to-theme");
  await waitFor(() => expect(bar.textContent).toContain(ja.themeparts.backTo("TH-001", ja.themeparts.parts.claims)));
  await waitFor(() => expect(document.querySelector(".quoted")?.textContent).toContain("The quoted one."));
  fireEvent.click(bar);
  await waitFor(() => expect(router.state.location.pathname).toBe("/themes/1"));
  expect(router.state.location.search).toEqual({ tab: "claims" });
  expect(screen.queryByTestId("back-to-theme")).toBeNull();
});
