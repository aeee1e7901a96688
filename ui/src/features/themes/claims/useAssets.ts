import { useMemo } from "react";
import type { Asset, Extra } from "../../../api/bindings.ts";
import { useRead } from "../../../api/client.ts";

export interface OwnAsset {
  asset: Asset;
  /** Title of the project or thread that brings it, in both languages. */
  of: { title_ja: string; title_en: string };
}

/** What the threads of a theme bring, and its threads that are no project. */
export function useAssets(theme: number) {
  const board = useRead("forge.board", { theme }, { keep: false }).data;
  return useMemo(() => {
    const strands = board?.strands ?? [];
    const own: OwnAsset[] = strands.flatMap((strand) => {
      const of = strand.project ?? strand.extra;
      return of ? strand.assets.map((asset) => ({ asset, of })) : [];
    });
    const extras: Extra[] = strands.flatMap((strand) => (strand.extra ? [strand.extra] : []));
    return { own, byId: new Map(own.map(({ asset }) => [asset.id, asset])), extras };
  }, [board]);
}
