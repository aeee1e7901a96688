import { beforeEach, expect, it, vi } from "vitest";
import type { ImportRequest, PreviewRow, RowsRequest } from "../../api/bindings.ts";
import { queryClient } from "../../api/client.ts";
import { host } from "../../api/host.ts";
import { findRow } from "./findRow.ts";
import { undecided } from "./options.ts";

/** Rows of a sheet: 100,000 projects from row 4, every fiftieth line a subtotal that is none. */
const numbers = Array.from({ length: 102_000 }, (_, i) => i + 4).filter((row) => row % 50 !== 0);
let asked = 0;

beforeEach(() => {
  queryClient.clear();
  asked = 0;
  vi.spyOn(host, "call").mockImplementation(async (_name, args) => {
    asked += 1;
    const { offset, limit } = args as RowsRequest;
    const rows = numbers.slice(offset, offset + limit).map((row) => ({ row }) as PreviewRow);
    return { value: { total: numbers.length, offset, rows }, changed: [] };
  });
});

const find = (row: number) => {
  const request: ImportRequest = { file: "/a.xlsx", options: undecided };
  return findRow(request, row, { first: 4, total: numbers.length });
};

it("a row is found by its number in the sheet with a few questions, however long the list", async () => {
  for (const row of [4, 5, 51, 77_777, 101_999]) {
    asked = 0;
    expect((await find(row))?.row).toBe(row);
    expect(asked).toBeLessThanOrEqual(6);
  }
});

it("a line that is no project is not found", async () => {
  for (const row of [1, 50, 50_000, 200_000]) expect(await find(row)).toBeNull();
});
