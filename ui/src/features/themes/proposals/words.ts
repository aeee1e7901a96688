/** What a proposal says of itself, without drawing. */

import type { Actions } from "../../../actions/index.ts";
import type { Need, Proposal, Role } from "../../../api/bindings.ts";
import { chipOf } from "../concepts.ts";

/** Tells proposals apart: the same projects are proposed once. */
export const keyOf = (proposal: Proposal) => proposal.members.map(({ project }) => project.id).join("-");

/** What the dialog for a new theme begins with. */
export function themeOf(proposal: Proposal): Actions["theme.create"] {
  const roles: Record<number, Role> = {};
  for (const { project, role } of proposal.members) roles[project.id] = role;
  return {
    projects: proposal.members.map(({ project }) => project.id),
    roles,
    triple: {
      target: proposal.target && chipOf(proposal.target),
      modality: proposal.modality && chipOf(proposal.modality),
      indication: proposal.indication && chipOf(proposal.indication),
    },
  };
}

/** What each member brings, with the sentence, whether a person confirmed it and whether it is only being obtained. */
export function closingsOf({ closes, quotes, confirmed, obtaining }: Proposal["members"][number]) {
  return closes.map((need: Need, i) => ({
    need,
    quote: quotes[i] ?? null,
    confirmed: confirmed.includes(need),
    obtaining: obtaining.includes(need),
  }));
}

/** Where the keys go from a place in a list, never past its ends. */
export const stepped = (at: number, by: 1 | -1, count: number) => Math.max(0, Math.min(count - 1, at + by));
