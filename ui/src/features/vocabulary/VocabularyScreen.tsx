import { useState } from "react";
import { sayProblem } from "../../api/client.ts";
import { asProblem, host } from "../../api/host.ts";
import { Button, ScreenBar, Sources, Tabs } from "../../components/index.ts";
import { useKeys } from "../../keys/index.ts";
import { useText } from "../../text/index.ts";
import { TABS, type TabId, useGo, useShown } from "./address.ts";
import { AddDialog } from "./concepts/AddDialog.tsx";
import { ConceptsTab } from "./concepts/ConceptsTab.tsx";
import { LessonsTab } from "./LessonsTab.tsx";
import { LoadedTab } from "./loaded/LoadedTab.tsx";
import { ReviewTab } from "./ReviewTab.tsx";
import "./vocabulary.css";
import { useWaiting } from "./waiting.ts";

/** The vocabulary of this library: its concepts, the files it loaded, what waits for a person, what was learned, and
 *  where the shipped part comes from. */
export function VocabularyScreen() {
  const { t, f } = useText();
  const { tab, kind } = useShown();
  const go = useGo();
  const waiting = useWaiting();
  const [adding, setAdding] = useState(false);
  // The file looked at stays while another part of the screen is.
  const [file, setFile] = useState<string | null>(null);
  const choose = async () => {
    try {
      const chosen = await host.pickFile("vocabulary");
      if (chosen === null) return;
      setFile(chosen);
      if (tab !== "loaded") go({ tab: "loaded" });
    } catch (error) {
      sayProblem(asProblem(error));
    }
  };
  useKeys([
    {
      id: "vocabulary-load",
      label: t.vocabulary.loaded.choose,
      group: "list",
      icon: "import",
      palette: true,
      writes: true,
      run: () => void choose(),
    },
  ]);
  const content: Record<TabId, React.ReactNode> = {
    concepts: <ConceptsTab onNew={() => setAdding(true)} />,
    loaded: <LoadedTab file={file} onFile={setFile} onChoose={() => void choose()} />,
    review: <ReviewTab />,
    lessons: <LessonsTab />,
    sources: (
      <div className="vocab-sources">
        <Sources />
      </div>
    ),
  };
  return (
    <div className="screen vocab" data-testid="vocabulary-screen">
      <ScreenBar title={t.vocabulary.title} lead={t.vocabulary.screenLead}>
        <span className="grow" />
        {tab === "concepts" && (
          <Button writes look="pri" icon="plus" keys="KeyN" onPress={() => setAdding(true)} testid="concept-new">
            {t.vocabulary.add.title}
          </Button>
        )}
        {tab === "loaded" && file === null && (
          <Button writes look="pri" icon="import" onPress={() => void choose()} testid="vocabulary-choose">
            {t.vocabulary.loaded.choose}
          </Button>
        )}
      </ScreenBar>
      <Tabs<TabId>
        label={t.vocabulary.tabs.label}
        value={tab}
        onChange={(next) => go({ tab: next === "concepts" ? undefined : next })}
        testid="vocabulary-tab"
        tabs={TABS.map((id) => ({
          id,
          label: t.vocabulary.tabs[id],
          count: id === "review" && waiting > 0 ? f.number(waiting) : undefined,
          content: content[id],
        }))}
      />
      {adding && <AddDialog kind={kind} onClose={() => setAdding(false)} />}
    </div>
  );
}
