/** As whom this window works. */
import type { Me } from "./bindings.ts";
import { useRead } from "./client.ts";

/** Undefined until it is known. The answer to a former library is never shown. */
export const useMe = (enabled = true): Me | undefined => useRead("person.me", {}, { enabled, keep: false }).data;
