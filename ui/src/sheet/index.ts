export { AddRowDialog, type AddRowDialogProps } from "./AddRowDialog.tsx";
export type { Cells, Named, Refs } from "./columns.ts";
export { put, type Written, type Wrong } from "./put.ts";
export { rowName, useRefs } from "./refs.ts";
export { Sheet, type SheetProps } from "./Sheet.tsx";
export { SheetForm, type SheetFormProps } from "./SheetForm.tsx";
export type { DrawCell } from "./SheetRow.tsx";
export type { ExtraColumn } from "./shown.ts";
export { columnWord, daySaid, monthSaid, type SheetWords, useSheetWords, wrongWord } from "./words.ts";
