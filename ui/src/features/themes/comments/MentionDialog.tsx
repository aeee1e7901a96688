import type { Theme } from "../../../api/bindings.ts";
import { Button, Dialog, type PickedProject, ProjectPicker, Section } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";

/** Which project is mentioned: any by its words, or one of the theme at one press. */
export function MentionDialog({
  theme,
  onPick,
  onClose,
}: {
  theme: Theme;
  onPick: (project: PickedProject) => void;
  onClose: () => void;
}) {
  const { t, pick } = useText();
  const words = t.themeparts.comments;
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.mentionTitle}
      width={560}
      testid="mention-dialog"
      footer={<Button onPress={onClose}>{t.common.cancel}</Button>}
    >
      <ProjectPicker
        label={t.themeparts.claims.findProject}
        value={null}
        onChange={(project) => project && onPick(project)}
        autoFocus
        testid="mention-pick"
      />
      {theme.threads.length > 0 && (
        <Section title={t.themeparts.claims.fromThreads}>
          <ul className="tco-own">
            {theme.threads.map(({ project }) => (
              <li key={project.id}>
                <button
                  type="button"
                  title={`${project.key} ${pick(project, "title")}`}
                  onClick={() => onPick({ id: project.id, key: project.key, title: pick(project, "title") })}
                  data-testid="mention-own"
                >
                  <span className="mono faint ell">{project.key}</span>
                  <span className="ell">{pick(project, "title")}</span>
                </button>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Dialog>
  );
}
