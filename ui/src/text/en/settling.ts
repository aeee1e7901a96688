import type { ja } from "../ja/index.ts";

export const settling = {
  title: "Shortlist",
} satisfies typeof ja.settling;
