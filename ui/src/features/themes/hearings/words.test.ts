import { expect, it } from "vitest";
import type { Agreed, Standing } from "../../../api/bindings.ts";
import { projectOf } from "../fixtures.ts";
import { aheadOf, blank, keyOf, lacksDay, lacksWhom, sent, workList } from "./words.ts";

const standing = (id: number, agreed: Agreed): Standing => ({
  theme: 1,
  code: "TH-001",
  theme_title_ja: "題",
  theme_title_en: "Title",
  project: projectOf(id),
  agreed,
  entries: [],
});

it("what was not asked yet comes first, then who declined, then who agreed; within as it was", () => {
  const list = workList([
    standing(1, "agreed"),
    standing(2, "not-asked"),
    standing(3, "declined"),
    standing(4, "not-asked"),
  ]);
  expect(list.map(keyOf)).toEqual(["1/2", "1/4", "1/3", "1/1"]);
});

it("where nobody was spoken with no name and no day are sent", () => {
  const fields = { ...blank("査読者A", "2026-11-28", "not-asked"), data: " マウスの薬効 \n" };
  expect(sent(fields)).toEqual({ ...fields, spoke_by: "", held_on: "", data: "マウスの薬効" });
  expect(sent({ ...fields, spoke_to: "both" })).toMatchObject({ spoke_by: "査読者A", held_on: "2026-11-28" });
});

it("agreeing and declining need somebody who was spoken with, and a day", () => {
  const fields = blank("査読者A", "2026-11-28", "not-asked");
  expect(lacksWhom(fields)).toBe(false);
  expect(lacksWhom({ ...fields, agreed: "declined" })).toBe(true);
  expect(lacksWhom({ ...fields, agreed: "agreed", spoke_to: "tlo" })).toBe(false);
  expect([fields, { ...fields, held_on: "" }].map((one) => lacksDay({ ...one, agreed: "agreed" }))).toEqual([
    false,
    true,
  ]);
  expect(lacksDay({ ...fields, held_on: "" })).toBe(false);
  const ahead = (held_on: string, agreed: "agreed" | "not-asked") =>
    aheadOf("2026-11-28", { ...fields, agreed, held_on });
  expect([ahead("2026-11-29", "agreed"), ahead("2026-11-28", "agreed"), ahead("2026-11-29", "not-asked")]).toEqual([
    true,
    false,
    false,
  ]);
});
