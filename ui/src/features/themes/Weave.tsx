import { Fragment, type ReactNode } from "react";
import type { Role, Thread } from "../../api/bindings.ts";
import { useWritable } from "../../api/writable.ts";
import { Icon } from "../../components/index.ts";
import { useText } from "../../text/index.ts";
import { gaps, ROLES } from "./roles.ts";

/** The composition: seven roles as warps, each project a thread to the role it takes; roles nobody takes are
 *  drawn as dashed gaps that start adding a project. */
export function Weave({ threads, onFill }: { threads: readonly Thread[]; onFill: (role: Role) => void }) {
  const { t, f, say, pick } = useText();
  const writable = useWritable();
  const missing = gaps(threads);
  return (
    <section className="weave" aria-label={t.themes.weave} data-testid="theme-weave">
      <div className="weave-r weave-h">
        <span className="weave-l small mute">
          {t.themes.weaveLead(f.number(ROLES.length - missing.length), f.number(ROLES.length))}
        </span>
        {ROLES.map((role) => (
          <span key={role} className="weave-c phrase" title={say(`role.${role}`)}>
            <span>{breakable(say(`role.${role}`))}</span>
          </span>
        ))}
      </div>
      {threads.map((thread, i) => {
        const at = thread.role === null ? -1 : ROLES.indexOf(thread.role);
        const title = pick(thread.project, "title");
        return (
          <div key={thread.project.id} className="weave-r">
            <span className="weave-l small ell" title={title}>
              <span className="faint">{i + 1}</span> {title}
            </span>
            {ROLES.map((role, column) => (
              <span key={role} className={`weave-c${column < at && (column + i) % 2 ? " under" : ""}`}>
                <i className="warp" />
                {column <= at && <i className={`weft ${family(thread.role)}${column === at ? " end" : ""}`} />}
                {column === at && <i className={`knot ${family(thread.role)}`}>{i + 1}</i>}
                {at < 0 && column === 0 && <span className="weave-no tiny warn">{t.themes.noRole}</span>}
              </span>
            ))}
          </div>
        );
      })}
      <div className="weave-r weave-g">
        <span className="weave-l small mute">{t.themes.gap}</span>
        {ROLES.map((role) => (
          <span key={role} className="weave-c">
            <i className="warp" />
            {missing.includes(role) && (
              <button
                type="button"
                className="weave-gap"
                disabled={!writable}
                title={t.themes.fillGap(say(`role.${role}`))}
                aria-label={t.themes.fillGap(say(`role.${role}`))}
                onClick={() => onFill(role)}
                data-testid={`theme-gap-${role}`}
              >
                <Icon name="plus" size="s" />
                {t.themes.gap}
              </button>
            )}
          </span>
        ))}
      </div>
    </section>
  );
}

/** May break after each dot (評価系・／疾患モデル); the style forbids breaks inside a word. */
function breakable(words: string): ReactNode {
  return words.split(/(?<=・)/).map((part) => (
    <Fragment key={part}>
      {part}
      <wbr />
    </Fragment>
  ));
}

/** Which of the three kinds a role's colour belongs to. */
function family(role: Role | null): "t" | "m" | "i" {
  if (role === "target" || role === "biomarker") return "t";
  return role === "modality" || role === "dds" || role === "cmc" ? "m" : "i";
}
