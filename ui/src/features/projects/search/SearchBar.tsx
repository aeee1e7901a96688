import { type RefObject, useState } from "react";
import type { Filter, QueryReading } from "../../../api/bindings.ts";
import { Button, TypedSearch } from "../../../components/index.ts";
import { useKeys } from "../../../keys/index.ts";
import { useText } from "../../../text/index.ts";
import { Builder } from "./Builder.tsx";
import { SearchHelp } from "./SearchHelp.tsx";
import { SearchNote } from "./SearchNote.tsx";
import "./search.css";

export interface SearchBarProps {
  filter: Filter;
  reading: QueryReading | null;
  /** `replace` = no step back of its own. */
  onFilter: (filter: Filter, replace?: boolean) => void;
  /** Down to the list. */
  onLeave: () => void;
  inputRef: RefObject<HTMLInputElement | null>;
}

/** The search field with its grammar, its builder, and the line that says what is looked for. */
export function SearchBar({ filter, reading, onFilter, onLeave, inputRef }: SearchBarProps) {
  const { t } = useText();
  const [building, setBuilding] = useState(false);
  const put = (text: string) => onFilter({ ...filter, text });
  useKeys([
    {
      id: "query-build",
      label: t.find.search.build,
      group: "list",
      icon: "edit",
      palette: true,
      run: () => setBuilding(true),
    },
  ]);
  return (
    <>
      <TypedSearch
        value={filter.text}
        inputRef={inputRef}
        onSearch={(text, first) => onFilter({ ...filter, text }, !first)}
        onLeave={onLeave}
        onEnter={onLeave}
        label={t.projects.searchPlaceholder}
        className="projects-search"
        testid="project-search"
      />
      <span className="search-tools">
        <SearchHelp
          onText={(text) => {
            put(text);
            inputRef.current?.focus();
          }}
        />
        <Button
          look="ghost"
          size="sm"
          icon="edit"
          label={t.find.search.build}
          onPress={() => setBuilding(true)}
          testid="builder-open"
        />
      </span>
      <SearchNote filter={filter} reading={reading} onExact={(exact) => onFilter({ ...filter, exact })} />
      {building && <Builder filter={filter} onClose={() => setBuilding(false)} onText={put} />}
    </>
  );
}
