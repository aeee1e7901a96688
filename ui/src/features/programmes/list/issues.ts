import type { RegistryIssue } from "../../../api/bindings.ts";
import { useText } from "../../../text/index.ts";

/** What is odd about a programme, and what helps. */
export interface IssueWords {
  what: string;
  remedy: string;
}

/** What is said of both ends of something is said of it as a whole. */
const bothEnds = (field: { valid: string }) => ({ valid_first: field.valid, valid_last: field.valid });

/** Words an issue of the registry. */
export function useIssueWords() {
  const { t, f } = useText();
  return (issue: RegistryIssue): IssueWords => {
    const fields: Record<string, string> = { ...t.programmes.field, ...bothEnds(t.programmes.field) };
    const words = t.programmes.issue[issue.code];
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
      what: words.what(value, issue.other_name, fields[issue.field] ?? ""),
      remedy: words.remedy,
    };
  };
}
