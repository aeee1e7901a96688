import type { FormatWord, Language } from "../../../api/bindings.ts";
import { notify } from "../../../api/notices.ts";
import { Button, copyText } from "../../../components/index.ts";
import { text, useText } from "../../../text/index.ts";

const SHORT = 12;

/** A format in words; its code where nobody worded it. */
export function formatName(formats: readonly FormatWord[], code: string, lang: Language): string {
  const word = formats.find((known) => known.code === code);
  return (word && (lang === "ja" ? word.ja : word.en)) || code;
}

/** The beginning of a file's SHA-256; all of it as the title and to copy. */
export function Sha({ sha }: { sha: string }) {
  const { t } = useText();
  return (
    <span className="row vocab-sha" title={sha}>
      <span className="tiny faint nw">SHA-256</span>
      <span className="mono tiny nw" data-testid="sha256">
        {sha.slice(0, SHORT)}…
      </span>
      <Button
        look="ghost"
        size="sm"
        icon="copy"
        label={t.vocabulary.loaded.copySha}
        onPress={() => {
          copyText(sha);
          notify({ tone: "done", say: () => text().common.copied });
        }}
        testid="sha256-copy"
      />
    </span>
  );
}
