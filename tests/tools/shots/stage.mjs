// Stage one over the sample library: as its chair the rounds, people, criteria and what follows reading; as a reader the reading.
import { go } from "./screens.mjs";

const at = (query, ready) => go(`/stage-one${query}`, ready);

/** Screens of the chair; the second argument names what the sample holds. */
export const STAGE = {
  "stage-rounds": at("", "round-row"),
  "stage-new": async (window) => {
    await at("", "round-row")(window);
    await window.click("round-open");
    await window.find("round-new");
  },
  "stage-people": (window, { reader }) => at(`?tab=people&person=${reader}`, "person-panel")(window),
  "stage-criteria": at("?tab=criteria", "criteria"),
  "stage-setup": (window, { open }) => at(`?round=${open}&tab=setup`, "load-row")(window),
  "stage-conflicts": (window, { closed }) => at(`?round=${closed}&tab=conflicts`, "conflict-detail")(window),
  "stage-shortlist": (window, { closed, kept }) => at(`?round=${closed}&tab=shortlist&project=${kept}`, "shortlist-detail")(window),
  "stage-flow": (window, { closed }) => at(`?round=${closed}&tab=flow`, "flow")(window),
};

/** Screens of a reader. */
export const READING = {
  "stage-reading": (window, { open }) => at(`?round=${open}`, "reading-criterion")(window),
  "stage-who": async (window) => {
    await at("", "round-row")(window);
    await window.click("rail-who");
    await window.find("who-list");
  },
};

/** Works as the first chair, or as the first reader, and tells what the sample holds. */
export async function stageOn(window, chair) {
  const { people } = await window.call("person.list", {});
  const { rounds } = await window.call("round.list", {});
  const [closed, open] = [true, false].map((state) => rounds.find((round) => round.closed === state).id);
  const { rows } = await window.call("shortlist.show", { round: closed });
  const kept = rows.find((row) => row.decided?.verdict === "keep").project;
  await window.call("person.become", { person: people.find((person) => person.chair === chair).id });
  return { closed, open, kept, reader: people.find((person) => !person.chair).id };
}
