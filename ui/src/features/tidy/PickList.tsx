import { type ReactNode, useEffect, useRef } from "react";
import { useKeys } from "../../keys/index.ts";

interface PickListProps<T> {
  label: string;
  items: readonly T[];
  keyOf: (item: T) => string | number;
  draw: (item: T) => ReactNode;
  /** Place of the one looked at; -1 in an empty list. */
  index: number;
  onChoose: (index: number) => void;
  /** What J and K are called in the list of keys. */
  next: string;
  previous: string;
  /** A heading above the item at this place. */
  head?: (index: number) => ReactNode;
  testid: string;
}

/** The things to decide, one below the other; the one looked at stands beside it. J, K and the arrows go through it
 *  from anywhere on the screen. */
export function PickList<T>(props: PickListProps<T>) {
  const { label, items, keyOf, draw, index, onChoose, next, previous, head, testid } = props;
  const list = useRef<HTMLUListElement>(null);
  const at = () => list.current?.children[index]?.querySelector("button");
  // The arrows belong to whatever else has the focus: tick boxes, scrolled text.
  const here = () => {
    const focused = document.activeElement;
    return !focused || focused === document.body || focused.id === "main" || list.current?.contains(focused) === true;
  };
  const go = (to: number) => (e?: KeyboardEvent) => (e?.code.startsWith("Arrow") && !here() ? false : onChoose(to));
  useKeys([
    {
      id: "tidy-next",
      label: next,
      group: "tidying",
      keys: ["KeyJ", "ArrowDown"],
      enabled: index < items.length - 1,
      run: go(index + 1),
    },
    {
      id: "tidy-previous",
      label: previous,
      group: "tidying",
      keys: ["KeyK", "ArrowUp"],
      enabled: index > 0,
      run: go(index - 1),
    },
  ]);
  // The one looked at is in sight, and carries the focus when the list has it.
  const key = items[index] === undefined ? "" : keyOf(items[index]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs exactly when another one is looked at
  useEffect(() => {
    const button = at();
    button?.scrollIntoView({ block: "nearest" });
    if (list.current?.contains(document.activeElement)) button?.focus();
  }, [key]);
  return (
    <ul className="picks" aria-label={label} ref={list} data-testid={testid}>
      {items.map((item, i) => (
        <li key={keyOf(item)}>
          {head?.(i) && <h3 className="picks-h">{head(i)}</h3>}
          <button
            type="button"
            className="pick"
            aria-current={i === index ? "true" : undefined}
            tabIndex={i === index ? 0 : -1}
            onClick={() => onChoose(i)}
            data-testid={`${testid}-item`}
          >
            {draw(item)}
          </button>
        </li>
      ))}
    </ul>
  );
}
