import type { RegistryIssue } from "../../../api/bindings.ts";
import { useText } from "../../../text/index.ts";

/** What is odd about a programme, and what helps. */
export interface IssueWords {
  what: string;
  remedy: string;
}

/** Words an issue of the registry. */
export function useIssueWords() {
  const { t } = useText();
  return (issue: RegistryIssue): IssueWords => {
    const fields: Record<string, string> = t.programmes.field;
    const words = t.programmes.issue[issue.code];
    return {
      what: words.what(issue.value, issue.other_name, fields[issue.field] ?? ""),
      remedy: words.remedy,
    };
  };
}
