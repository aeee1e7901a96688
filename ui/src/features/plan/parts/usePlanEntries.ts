import type { PlanHead } from "../../../api/bindings.ts";
import { useWrite } from "../../../api/client.ts";
import type { MenuEntry } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import type { Confirming } from "../copies/Confirm.tsx";

/** What the menu asks for first. */
export type MenuAsking = "diff" | "rename" | { confirm: Confirming };

const PRODUCTS = ["medicine", "regenerative", "device"] as const;

/** More about a plan: what its kind allows. */
export function usePlanEntries(plan: PlanHead | null, ask: (what: MenuAsking) => void): MenuEntry[] {
  const { t } = useText();
  const words = t.plan.bar;
  const edit = useWrite("plan.edit");
  const order = useWrite("plan.move");
  if (!plan) return [];
  const { id, kind, product: own } = plan;
  const writes = true;
  const entries: (MenuEntry | false)[] = [
    { id: "diff", label: words.diff, icon: "history", run: () => ask("diff") },
    (kind === "current" || kind === "what-if") && {
      id: "order",
      label: t.plan.keys.order,
      icon: "check",
      keys: "KeyP",
      writes,
      run: () => void order.run({ plan: id, moves: [], push: true }),
    },
    kind !== "current" && { id: "rename", label: words.rename, icon: "edit", writes, run: () => ask("rename") },
    ...PRODUCTS.map(
      (product) =>
        (kind === "current" || kind === "what-if") &&
        product !== own && {
          id: `product-${product}`,
          label: words.toProduct(words.productName[product]),
          writes,
          run: () => void edit.run({ plan: id, product }),
        },
    ),
    kind === "what-if" && {
      id: "adopt",
      label: words.adopt,
      icon: "check",
      writes,
      run: () => ask({ confirm: "adopt" }),
    },
    (kind === "what-if" || kind === "baseline") && {
      id: "drop",
      label: words.drop,
      icon: "trash",
      danger: true,
      writes,
      run: () => ask({ confirm: "drop" }),
    },
  ];
  return entries.filter((entry) => entry !== false);
}
