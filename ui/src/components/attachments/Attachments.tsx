import { useState } from "react";
import { runAction } from "../../actions/index.ts";
import type { AttachedTo, Attachment } from "../../api/bindings.ts";
import { call, sayProblem, useRead, useWrite } from "../../api/client.ts";
import { asProblem, host } from "../../api/host.ts";
import { isWritable } from "../../api/writable.ts";
import { useText } from "../../text/index.ts";
import { Section } from "../Bits.tsx";
import { Button } from "../Button.tsx";
import { Icon } from "../Icon.tsx";
import { Menu } from "../Menu.tsx";
import { useDropped } from "../useDropped.ts";
import { kindOf } from "./kind.ts";
import { OpenDialog } from "./OpenDialog.tsx";
import "./attachments.css";

/** Files kept with a project or a theme. Files dropped on it are attached. */
export function Attachments({ thing, id }: { thing: AttachedTo; id: number }) {
  const { t, f, say } = useText();
  const list = useRead("attachment.list", { thing, id }, { keep: false });
  const add = useWrite("attachment.add");
  const remove = useWrite("attachment.remove");
  const [opening, setOpening] = useState<Attachment | null>(null);

  const attach = async (files: readonly string[]) => {
    for (const file of files) if ((await add.run({ thing, id, file })) === undefined) return;
  };
  const choose = async () => {
    try {
      const file = await host.pickFile("attachment");
      if (file !== null) await attach([file]);
    } catch (error) {
      sayProblem(asProblem(error));
    }
  };
  const self = useDropped<HTMLDivElement>((files) => {
    if (isWritable()) void attach(files);
  });

  const save = ({ id: own, name }: Attachment) => void runAction("export.attachment", { id: own, name });
  const view = async ({ id: own }: Attachment) => {
    setOpening(null);
    try {
      const { path } = await call("attachment.view", { id: own });
      await host.openFile(path);
    } catch (error) {
      sayProblem(asProblem(error));
    }
  };
  const attachments = list.data?.attachments ?? [];
  return (
    <div ref={self} data-takes-files="" className="attachments">
      <Section
        title={
          <>
            {t.keep.attachments.title}
            {attachments.length > 0 && <span className="cnt">{f.number(attachments.length)}</span>}
          </>
        }
        end={
          <Button
            size="sm"
            look="ghost"
            icon="plus"
            writes
            disabled={add.busy}
            label={t.keep.attachments.add}
            onPress={() => void choose()}
            testid="attachment-add"
          >
            {add.busy ? t.keep.attachments.adding : t.keep.attachments.addShort}
          </Button>
        }
        testid="attachments"
      >
        {list.error ? (
          <p className="small bad">{say(`problem.${list.error.code}`, list.error.params)}</p>
        ) : attachments.length === 0 ? (
          <p className="faint small phrase">{list.isPending ? "\u00a0" : t.keep.attachments.none}</p>
        ) : (
          <ul>
            {attachments.map((attachment) => (
              <li key={attachment.id} className="attachment" data-testid="attachment">
                <Icon name={kindOf(attachment.name).icon} />
                <span className="grow col">
                  <button
                    type="button"
                    className="link ell"
                    title={attachment.name}
                    onClick={() => setOpening(attachment)}
                    data-testid="attachment-open"
                  >
                    {attachment.name}
                  </button>
                  <span className="ell tiny faint">
                    {t.keep.attachments.meta(f.bytes(attachment.bytes), attachment.by, f.dayOf(attachment.at))}
                  </span>
                </span>
                <Menu
                  label={t.keep.attachments.menu(attachment.name)}
                  testid="attachment-menu"
                  trigger={
                    <Button
                      size="sm"
                      look="ghost"
                      icon="dots"
                      label={t.keep.attachments.menu(attachment.name)}
                      testid="attachment-menu"
                    />
                  }
                  entries={[
                    {
                      id: "open",
                      label: t.keep.attachments.open,
                      icon: "eye",
                      disabled: attachment.risky,
                      run: () => setOpening(attachment),
                    },
                    { id: "save", label: t.keep.attachments.save, icon: "export", run: () => save(attachment) },
                    null,
                    {
                      id: "remove",
                      label: t.keep.attachments.remove,
                      icon: "trash",
                      danger: true,
                      writes: true,
                      run: () => void remove.run({ id: attachment.id }),
                    },
                  ]}
                />
              </li>
            ))}
          </ul>
        )}
        <p className="attachments-drop" aria-hidden="true">
          {t.keep.attachments.drop}
        </p>
      </Section>
      {opening && (
        <OpenDialog
          attachment={opening}
          onClose={() => setOpening(null)}
          onOpen={() => void view(opening)}
          onSave={() => {
            setOpening(null);
            save(opening);
          }}
        />
      )}
    </div>
  );
}
