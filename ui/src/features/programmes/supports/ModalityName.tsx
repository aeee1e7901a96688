import { useRead } from "../../../api/client.ts";
import { useText } from "../../../text/index.ts";

/** What a code of the taxonomy of modalities is called; the code itself where the vocabulary does not know it. */
export function ModalityName({ code }: { code: string }) {
  const { pick } = useText();
  const found = useRead("concept.search", { kind: "modality", text: code, limit: 5 });
  const concept = found.data?.hits.find((hit) => hit.concept.id === code)?.concept;
  return <span title={code}>{concept ? pick(concept, "label") : code}</span>;
}
