/** Where one came from: a part of a theme's page, as the address of another screen says it. */

const PARTS = ["weave", "claims", "versions", "comments", "compare"] as const;

export interface Back {
  theme: number;
  part: (typeof PARTS)[number];
  /** As it was given, to go there. */
  href: string;
}

/** What `back` of an address leads to; null = nothing this window knows. */
export function backOf(given: unknown): Back | null {
  if (typeof given !== "string") return null;
  const found = /^\/themes\/(\d{1,16})(?:\?tab=([a-z]+))?$/.exec(given);
  const part = PARTS.find((known) => known === (found?.[2] ?? "weave"));
  return found && part ? { theme: Number(found[1]), part, href: given } : null;
}
