import { useQuery } from "@tanstack/react-query";
import type { Selection } from "../../../api/bindings.ts";
import { queryClient } from "../../../api/client.ts";

/** Projects another screen asked to look among. */
export interface Chosen {
  selection: Selection;
  count: number;
}

// Beside the answers about them, so that it is forgotten with these when another library or person comes.
const KEY = ["forge.propose", "chosen"] as const;

export const keepChosen = (chosen: Chosen) => void queryClient.setQueryData<Chosen>(KEY, chosen);

/** Null where nobody chose any. */
export function useChosen(): Chosen | null {
  const kept = useQuery<Chosen | null>({
    queryKey: KEY,
    queryFn: () => null,
    enabled: false,
    gcTime: Number.POSITIVE_INFINITY,
  });
  return kept.data ?? null;
}
