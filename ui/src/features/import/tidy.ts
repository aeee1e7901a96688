import type { AnyRouter } from "@tanstack/react-router";

/** Opens what waits after an import. The screen is another feature's and is named by its address only. */
export const openTidy = (router: AnyRouter, tab: "words" | "tags" | "duplicates" = "words") =>
  void router.navigate({ to: "/tidy", search: { tab } } as never);
