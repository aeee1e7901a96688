import type { Filter, QueryReading } from "../../../api/bindings.ts";
import { useRead } from "../../../api/client.ts";

const NOTHING: readonly string[] = [];

/** How the search text is read; null where nothing is searched. The previous reading stays until the next is there. */
export function useReading({ text, exact }: Filter): { reading: QueryReading | null; marks: readonly string[] } {
  const asked = text.trim() !== "";
  const read = useRead("find.query", { text, exact }, { enabled: asked });
  const reading = asked ? (read.data ?? null) : null;
  return { reading, marks: reading?.marks ?? NOTHING };
}
