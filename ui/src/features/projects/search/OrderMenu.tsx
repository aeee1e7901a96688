import { Button, Menu } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";

/** What the list is ordered by; the orders that no column's head can give are chosen here. */
export function OrderMenu({
  name,
  searched,
  onOrder,
}: {
  /** The order in force, in words. */
  name: string;
  /** Something is searched, so that one can be nearer than another. */
  searched: boolean;
  /** The order as the address has it; undefined = as imported. */
  onOrder: (sort: "relevance" | undefined) => void;
}) {
  const { t } = useText();
  const words = t.find.order;
  return (
    <Menu
      label={words.title}
      testid="order"
      trigger={
        <Button size="sm" look="ghost" testid="order-menu">
          <span className="ell order-name" title={name}>
            {t.projects.order(name)}
          </span>
        </Button>
      }
      entries={[
        { id: "added", label: words.added, run: () => onOrder(undefined) },
        { id: "relevance", label: words.relevance, disabled: !searched, run: () => onOrder("relevance") },
      ]}
    />
  );
}
