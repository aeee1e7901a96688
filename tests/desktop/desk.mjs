// What a person's hands do outside the page: real keys, real dialogs of the system, a file dragged from another program.
import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { until } from "./harness.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));

/** xdotool on the machine's screen; what it prints. */
export const xdo = (machine, ...args) => spawnSync("xdotool", args, { env: machine.env, encoding: "utf8" }).stdout.trim();

const windows = (machine) => xdo(machine, "search", "--onlyvisible", "--name", ".+").split("\n").filter(Boolean);

/** The main window among the program's own (menus and dialogs are windows too): the one with the title. */
const main = (machine) => xdo(machine, "search", "--onlyvisible", "--class", "tsumugi").split("\n")
  .find((id) => /Tsumugi|紡ぎ/.test(xdo(machine, "getwindowname", id)));

/** Gives the main window the keyboard; there is no window manager to do it. */
export const focus = (machine) => xdo(machine, "windowfocus", "--sync", main(machine));

/** Presses the window's close button and waits until its process is gone. */
export async function closeButton(machine, window) {
  const pid = window.pid();
  spawnSync("/usr/bin/python3", [path.join(here, "close_window.py"), main(machine)], { env: machine.env });
  // A process that is over has no program any more, even while nobody has collected its exit code.
  await until("the window's process is over", () => !existsSync(`/proc/${pid}/exe`));
}

/**
 * Answers the file dialog that `open` brings up by typing a path into it.
 * @param save whether it is a save dialog, whose name field already has the focus
 */
export async function answerDialog(machine, file, open, { save = false } = {}) {
  const before = new Set(windows(machine));
  await open();
  const dialog = await until("the dialog of the system opens", () => windows(machine).find((id) => !before.has(id)));
  xdo(machine, "windowfocus", "--sync", dialog);
  xdo(machine, "key", "--clearmodifiers", save ? "ctrl+a" : "ctrl+l");
  xdo(machine, "type", "--delay", "12", file);
  xdo(machine, "key", "Return");
  await until("the dialog closes", () => !windows(machine).includes(dialog));
}

/**
 * Composes one character by real keys, through GTK's own input method (Ctrl+Shift+U, its code in
 * hexadecimal, then `end`). No daemon and no dictionary is needed, and the page gets the very events a
 * Japanese input method brings: keydown 229, compositionstart, -update, -end.
 * @param during called while the composition is under way
 */
export async function compose(machine, character, { end = "space", during = async () => {} } = {}) {
  xdo(machine, "key", "ctrl+shift+u");
  xdo(machine, "type", "--delay", "20", character.codePointAt(0).toString(16));
  await during();
  xdo(machine, "key", end);
}

/** Drags a file from another program's window into the middle of ours and lets it go. */
export async function dropFile(machine, file) {
  const [width, height] = machine.size;
  const [x, y] = [width - 50, height - 90];
  const source = spawn("/usr/bin/python3", [path.join(here, "drag_source.py"), pathToFileURL(file).href, String(x), String(y)], {
    env: machine.env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  source.stdout.setEncoding("utf8").on("data", (part) => { said += part; });
  try {
    await until("the other program's window is there", () => said.includes("ready"));
    xdo(machine, "mousemove", String(x + 20), String(y + 20));
    xdo(machine, "mousedown", "1");
    // A drag begins after some pixels and is asked for step by step, as a hand moves.
    let step = 0;
    await until("the drag begins", () => {
      step += 1;
      xdo(machine, "mousemove", String(x + 20 - Math.min(step, 12) * 8), String(y + 20 - Math.min(step, 12) * 4));
      return said.includes("begin");
    });
    return {
      /** Moves over the window's middle until `seen`. */
      hover: (what, seen) => until(what, () => {
        step += 1;
        xdo(machine, "mousemove", String(Math.round(width / 2) + (step % 2) * 4), String(Math.round(height / 2)));
        return seen();
      }),
      /** Lets go. */
      release: async () => {
        xdo(machine, "mouseup", "1");
        await until("the drag is over", () => said.includes("end"));
        source.kill();
      },
    };
  } catch (error) {
    source.kill();
    throw error;
  }
}

/** Another program copies a table, as a browser puts it on the clipboard, and keeps it until `done`. */
export async function copyTable(machine, page) {
  const source = spawn("/usr/bin/python3", [path.join(here, "clipboard_source.py"), page], { env: machine.env, stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  source.stdout.setEncoding("utf8").on("data", (part) => { said += part; });
  await until("the other program has copied", () => said.includes("copied"));
  return { done: () => source.kill() };
}
