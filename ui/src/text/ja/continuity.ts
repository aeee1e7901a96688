/** The timeline and the lineage of a project. */
export const continuity = {};
