// The plan of a theme of the sample library, with its tabs, copies and dialogs; the handbook.
import { go } from "./screens.mjs";

const of = (query, ready) => (window, { theme }) => go(`/themes/${theme}/plan${query ? `?${query}` : ""}`, ready)(window);

export const PLAN = {
  "plan-gantt": of("", "gantt-bar"),
  "plan-quarters": async (window, at) => {
    await of("", "gantt-bar")(window, at);
    if (await window.shown("plan-scale-quarter")) await window.click("plan-scale-quarter");
  },
  "plan-task": (window, { theme, task }) => go(`/themes/${theme}/plan?row=${task}&form=true`, "task-form")(window),
  "plan-table": async (window, at) => {
    await of("", "gantt-bar")(window, at);
    await window.click("plan-view-table");
    await window.find("task-sheet");
  },
  "plan-new": async (window, at) => {
    await of("", "gantt-bar")(window, at);
    await window.click("plan-new");
    await window.find("new-task");
  },
  "plan-gates": of("tab=gates", "radar-spot"),
  "plan-decide": async (window, at) => {
    await of("tab=gates", "radar-spot")(window, at);
    await window.click("gate-decide");
    await window.find("decide-basis");
  },
  "plan-tpp": of("tab=tpp", "tpp-sheet"),
  "plan-support": of("tab=support", "support-sheet"),
  "plan-budget": of("tab=budget", "budget-total"),
  "plan-risks": of("tab=risks", "risk-sheet"),
  "plan-notes": of("tab=notes", "note-sheet"),
  "plan-what-if": (window, { theme, whatIf }) => go(`/themes/${theme}/plan?plan=${whatIf}`, "gantt-bar")(window),
  "plan-begin": (window, { bare }) => go(`/themes/${bare}/plan`, "plan-begin")(window),
  handbook: go("/handbook", "note-sheet"),
};

/** Tells what the sample holds: the theme with a plan, one of its tasks, its copy to try things in, a theme without a plan. */
export async function planOn(window) {
  const { themes } = await window.call("theme.list", {});
  const views = [];
  for (const { id } of themes) views.push(await window.call("plan.show", { theme: id }));
  const view = views.find(({ plan }) => plan !== null);
  return {
    theme: view.theme,
    task: view.sheets.task.find(({ cells }) => cells.kind === "task").id,
    whatIf: view.plans.find(({ kind }) => kind === "what-if").id,
    bare: views.find(({ plan }) => plan === null).theme,
  };
}
