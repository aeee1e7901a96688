import { fireEvent, render, screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { useAction } from "../../actions/index.ts";
import { choose } from "../../text/language.ts";
import { OpenInTagging } from "./detail/OpenInTagging.tsx";
import { SelectionBar } from "./SelectionBar.tsx";

const nothing = () => {};
function bar(count: number, on: { suggest?: () => void; focus?: () => void; copy?: () => void } = {}) {
  choose({ language: "ja", appearance: "light" });
  return render(
    <SelectionBar
      count={count}
      total={9}
      onTag={nothing}
      onSuggest={on.suggest ?? nothing}
      onFocus={on.focus}
      onThemeCreate={nothing}
      onThemeJoin={nothing}
      onExport={nothing}
      onCopy={on.copy ?? nothing}
      onClear={nothing}
    />,
  );
}

function Beside({ project, onOpen }: { project: number; onOpen: (asked: { project: number }) => void }) {
  useAction("tagging.open", onOpen);
  return <OpenInTagging project={project} />;
}

it("what is ticked can be given suggestions; where nothing is, nothing is offered", () => {
  const suggest = vi.fn();
  const { unmount } = bar(0, { suggest });
  expect(screen.queryByTestId("selection-suggest")).toBeNull();
  unmount();
  bar(3, { suggest });
  fireEvent.click(screen.getByTestId("selection-suggest"));
  expect(suggest).toHaveBeenCalledTimes(1);
});

it("what is ticked can be copied as a table", () => {
  const copy = vi.fn();
  const { unmount } = bar(0, { copy });
  expect(screen.queryByTestId("selection-copy")).toBeNull();
  unmount();
  bar(3, { copy });
  fireEvent.click(screen.getByTestId("selection-copy"));
  expect(copy).toHaveBeenCalledTimes(1);
});

it("one ticked project can be opened in the tagging screen, several cannot", () => {
  const focus = vi.fn();
  const { unmount } = bar(3);
  expect(screen.queryByTestId("selection-tagging")).toBeNull();
  unmount();
  bar(1, { focus });
  fireEvent.click(screen.getByTestId("selection-tagging"));
  expect(focus).toHaveBeenCalledTimes(1);
});

it("the project beside the list can be opened there too", () => {
  const opened = vi.fn();
  render(<Beside project={7} onOpen={opened} />);
  fireEvent.click(screen.getByTestId("open-tagging"));
  expect(opened).toHaveBeenCalledWith({ project: 7 });
});
