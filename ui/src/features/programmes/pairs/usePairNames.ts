import { useCallback } from "react";
import type { ProgrammePair } from "../../../api/bindings.ts";
import { useRead } from "../../../api/client.ts";
import { useText } from "../../../text/index.ts";
import { nameOf } from "../parts/ProgrammePicker.tsx";

/** Both ends of a pair in the language in use; a pair itself carries Japanese names only. */
export function usePairNames() {
  const { lang } = useText();
  const programmes = useRead("registry.list", {}).data?.programmes;
  return useCallback(
    (pair: ProgrammePair) => {
      const say = (id: number, name_ja: string) =>
        nameOf(programmes?.find((own) => own.id === id) ?? { name_ja, name_en: "" }, lang);
      return {
        predecessor: say(pair.predecessor, pair.predecessor_name),
        successor: say(pair.successor, pair.successor_name),
      };
    },
    [programmes, lang],
  );
}
