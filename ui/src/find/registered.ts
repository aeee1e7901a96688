/** What programmes of the registry are called in the conditions of a list. */
import { useCallback } from "react";
import { useRead } from "../api/client.ts";
import { useText } from "../text/index.ts";

/** Words a programme by its id; until the registry has answered, and where it knows none, by the id itself. */
export function useRegistered(enabled: boolean): (id: string) => string {
  const { t, lang } = useText();
  const programmes = useRead("registry.list", {}, { enabled }).data?.programmes;
  return useCallback(
    (id) => {
      if (id === "0") return t.programmes.registered.none;
      const own = programmes?.find((one) => String(one.id) === id);
      if (!own) return t.programmes.registered.unknown(id);
      return lang === "en" && own.name_en !== "" ? own.name_en : own.name_ja;
    },
    [programmes, t, lang],
  );
}
