import { useRead } from "../../api/client.ts";

/** How many concepts with tags a loaded vocabulary touched and nobody has looked at yet. */
export const useWaiting = (enabled = true) =>
  useRead("vocabulary.list", {}, { enabled, keep: false }).data?.waiting ?? 0;
