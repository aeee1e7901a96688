import { useRead } from "../../api/client.ts";

/** What waits for a person's decision: a number for each tab of the screen, and in all for the rail. */
export function useOpenProposals(enabled = true) {
  // The pairs are counted by the core; one is asked for because an answer without a list has no other form.
  const pairs = useRead("duplicate.list", { state: "open", offset: 0, limit: 1 }, { enabled, keep: false });
  const variants = useRead("programme.variants", {}, { enabled, keep: false });
  const words = useRead("word.list", { state: "open" }, { enabled, keep: false });
  const duplicates = pairs.data?.open ?? 0;
  const programmes = variants.data?.open.length ?? 0;
  const unmatched = words.data?.open ?? 0;
  return { duplicates, programmes, words: unmatched, total: duplicates + programmes + unmatched };
}
