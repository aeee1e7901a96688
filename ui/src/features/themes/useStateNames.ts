import { useCallback } from "react";
import type { ThemeState } from "../../api/bindings.ts";
import { useRead } from "../../api/client.ts";
import { useText } from "../../text/index.ts";

/** What the team calls a state, in the language in use; the shipped word where nobody named it otherwise. */
export function useStateNames(): (state: ThemeState) => string {
  const { say, lang } = useText();
  const names = useRead("theme.states", {}).data?.names;
  return useCallback(
    (state: ThemeState) => {
      const own = names?.find((name) => name.state === state);
      return own?.[`name_${lang}`] || say(`state.${state}`);
    },
    [names, lang, say],
  );
}
