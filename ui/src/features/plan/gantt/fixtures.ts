/** What the tests of the chart press and look at. */
import { act, fireEvent, screen } from "@testing-library/react";
import { key, type PlanCore, settled } from "../fixtures.ts";

export const chart = () => screen.getByTestId("gantt");
export const line = (id: number) => chart().querySelector(`[data-testid=gantt-row][data-id="${id}"]`) as HTMLElement;
export const bar = (id: number) => chart().querySelector(`[data-bar="${id}"]`) as HTMLElement;
export const selected = () =>
  [...chart().querySelectorAll<HTMLElement>("[aria-selected=true]")].map((own) => Number(own.dataset.id));
/** Longer than the time in which presses are one step. */
export const rested = async () => {
  await act(async () => void (await new Promise((over) => setTimeout(over, 450))));
  await settled();
};
export const choose = async (id: number) => {
  await act(async () => {
    fireEvent.pointerDown(line(id));
    chart().focus();
  });
};
/** The chart of a plan with a task chosen and the keys on it. */
export const shown = async (core: PlanCore, id?: number) => {
  const router = await core.open();
  await screen.findByTestId("gantt");
  if (id !== undefined) await choose(id);
  return router;
};
export const press = (code: string, init: KeyboardEventInit & { keyCode?: number } = {}) => key(chart(), code, init);
