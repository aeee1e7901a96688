/** What a file is, by its ending: for the words and the drawing only. What may be opened, the core decides. */
import type { text } from "../../text/index.ts";
import type { IconName } from "../Icon.tsx";

export type AttachmentKind = keyof ReturnType<typeof text>["keep"]["attachments"]["kinds"];

const ENDINGS: readonly [kind: AttachmentKind, icon: IconName, endings: string][] = [
  ["pdf", "document", "pdf"],
  ["image", "eye", "png jpg jpeg gif tif tiff bmp webp svg heic"],
  ["word", "document", "doc docx docm odt rtf"],
  ["excel", "columns", "xls xlsx xlsm xlsb ods csv tsv"],
  ["powerpoint", "document", "ppt pptx pptm odp"],
  ["text", "document", "txt md log json xml"],
  ["page", "document", "htm html mht mhtml"],
  ["archive", "folder", "zip 7z rar gz tar lzh"],
  ["mail", "document", "eml msg"],
  ["audio", "document", "mp3 wav m4a"],
  ["video", "document", "mp4 mov avi wmv webm"],
];

/** Ending without the dot, lower case; empty when there is none. */
export const endingOf = (name: string) => /[^.]\.([^.\s]{1,16})$/.exec(name)?.[1]?.toLowerCase() ?? "";

export function kindOf(name: string): { kind: AttachmentKind | null; icon: IconName } {
  const ending = endingOf(name);
  const found = ENDINGS.find(([, , endings]) => ending !== "" && endings.split(" ").includes(ending));
  return found ? { kind: found[0], icon: found[1] } : { kind: null, icon: "document" };
}
