import type { ja } from "../ja/index.ts";

export const reading = {
  title: "Reading",
} satisfies typeof ja.reading;
