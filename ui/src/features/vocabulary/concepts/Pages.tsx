import { Button } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";

/** Steps through a long list page by page; nothing while one page holds it. */
export function Pages({
  offset,
  page,
  total,
  onOffset,
  testid,
}: {
  offset: number;
  page: number;
  total: number;
  onOffset: (offset: number) => void;
  testid: string;
}) {
  const { t, f } = useText();
  if (total <= page && offset === 0) return null;
  const to = Math.min(offset + page, total);
  return (
    <nav className="row vocab-pages" aria-label={t.vocabulary.pages.label}>
      <Button
        size="sm"
        look="ghost"
        icon="left"
        label={t.vocabulary.pages.previous}
        disabled={offset === 0}
        onPress={() => onOffset(Math.max(0, offset - page))}
        testid={`${testid}-previous`}
      />
      <span className="small faint nw">
        {t.vocabulary.pages.of(f.number(offset + 1), f.number(to), f.number(total))}
      </span>
      <Button
        size="sm"
        look="ghost"
        icon="right"
        label={t.vocabulary.pages.next}
        disabled={to >= total}
        onPress={() => onOffset(offset + page)}
        testid={`${testid}-next`}
      />
    </nav>
  );
}
