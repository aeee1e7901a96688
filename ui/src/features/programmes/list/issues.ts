import type { RegistryIssue } from "../../../api/bindings.ts";
import { useRead } from "../../../api/client.ts";
import { useText } from "../../../text/index.ts";
import { nameOf } from "../parts/ProgrammePicker.tsx";

/** What is odd about a programme, and what helps. */
export interface IssueWords {
  what: string;
  remedy: string;
}

/** What is said of both ends of something is said of it as a whole. */
const bothEnds = (field: { valid: string }) => ({ valid_first: field.valid, valid_last: field.valid });

/** Words an issue of the registry. */
export function useIssueWords() {
  const { t, f, lang } = useText();
  const programmes = useRead("registry.list", {}).data?.programmes;
  return (issue: RegistryIssue): IssueWords & { other: string } => {
    const fields: Record<string, string> = { ...t.programmes.field, ...bothEnds(t.programmes.field) };
    const words = t.programmes.issue[issue.code];
    // The issue itself carries the Japanese name only.
    const named = programmes?.find((own) => own.id === issue.other);
    const other = named ? nameOf(named, lang) : issue.other_name;
    const figure = Number(issue.value);
    const value =
      issue.value === "" || Number.isNaN(figure)
        ? issue.value
        : issue.code === "unit-slip"
          ? f.yen(figure)
          : issue.code === "projects-after-end"
            ? f.fiscalYear(figure)
            : issue.value;
    return {
      what: words.what(value, other, fields[issue.field] ?? ""),
      remedy: words.remedy,
      other,
    };
  };
}
