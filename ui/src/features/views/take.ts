/** A saved view goes to a colleague and comes from one as a small file. */
import type { SavedView } from "../../api/bindings.ts";
import { call, sayDone, sayProblem } from "../../api/client.ts";
import { asProblem, host } from "../../api/host.ts";
import { notify } from "../../api/notices.ts";
import { text } from "../../text/index.ts";

/** Characters no file system takes in a name. */
const UNFIT = /[\\/:*?"<>|\p{Cc}]/gu;

/** Asks where it goes, then writes it. */
export async function shareView(view: SavedView): Promise<void> {
  try {
    const out = await host.saveFile(`${view.name.replace(UNFIT, "_")}.tsumugi-view`, "view");
    if (out === null) return;
    const { path } = await call("view.share", { id: view.id, out });
    notify({ tone: "done", say: () => `${text().views.shared}: ${path}\n${text().views.sharedNote}` });
  } catch (error) {
    sayProblem(asProblem(error));
  }
}

/** Takes in the view of a file; without one it is asked for. */
export async function takeView(file?: string): Promise<void> {
  try {
    const path = file ?? (await host.pickFile("view"));
    if (path !== null) sayDone(await call("view.take", { file: path }));
  } catch (error) {
    sayProblem(asProblem(error));
  }
}

/** Whether a dropped file is a view. */
export const isViewFile = (path: string) => /\.tsumugi-view$/i.test(path);
