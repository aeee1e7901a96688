import { call, sayProblem } from "../api/client.ts";
import { asProblem, host } from "../api/host.ts";

/** Asks for a path and creates, copies or opens a library there; true when it is open afterwards. */
export async function chooseLibrary(how: "create" | "open" | "sample", suggested: string): Promise<boolean> {
  try {
    const path =
      how === "open"
        ? await host.pickFile("library")
        : await host.saveFile(`${suggested}.tsumugi`, how === "sample" ? "sample" : "library");
    if (path === null) return false;
    await call(`library.${how}`, { path });
    return true;
  } catch (error) {
    sayProblem(asProblem(error));
    return false;
  }
}
