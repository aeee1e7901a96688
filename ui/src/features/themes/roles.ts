import type { Role, Thread } from "../../api/bindings.ts";

/** The seven roles, from biology to factory. */
export const ROLES: readonly Role[] = ["target", "modality", "dds", "model", "biomarker", "cohort", "cmc"];

/** Roles nobody takes yet. */
export const gaps = (threads: readonly Thread[]): Role[] =>
  ROLES.filter((role) => !threads.some((thread) => thread.role === role));

/** For selects, where "none" needs an id too. */
export const NO_ROLE = "none";
export type RoleId = Role | typeof NO_ROLE;
export const roleOf = (id: RoleId): Role | null => (id === NO_ROLE ? null : id);
