/**
 * Rows to the clipboard, as text and as an HTML table, although the core is asked for them first.
 *
 * A page may write to the clipboard only while a key or a click of the person is being handled, and the answer comes
 * a moment later. So three ways are tried, each where the one before fails:
 * 1. `navigator.clipboard.write` is called within the key press with the promise of the content; browsers that know
 *    this hold the permission until the promise is kept. (Preparing the content whenever the selection changes would
 *    ask the core for thousands of rows nobody copies.)
 * 2. The page copies as if by hand: a field with a selection, `execCommand("copy")`, and a listener that puts our
 *    content in the place of the field's. Web views on the desktop allow this for a while after the key press, and
 *    without one where the program lets pages use the clipboard.
 * 3. Both were refused: `false`. The caller then offers a button, within whose click `copyNow` is always allowed.
 */
export interface ClipboardContent {
  text: string;
  html: string;
}

/** Puts what is promised on the clipboard; false when the browser does not let us. Rejects where the promise does.
 *  Call it while the key press or click is being handled. */
export async function copyLater(content: Promise<ClipboardContent>): Promise<boolean> {
  const part = (type: keyof ClipboardContent, mime: string) => {
    const blob = content.then((ready) => new Blob([ready[type]], { type: mime }));
    // Its reason is told below.
    blob.catch(() => {});
    return blob;
  };
  if (typeof ClipboardItem === "function" && typeof navigator.clipboard?.write === "function") {
    try {
      const item = new ClipboardItem({
        "text/plain": part("text", "text/plain"),
        "text/html": part("html", "text/html"),
      });
      await navigator.clipboard.write([item]);
      return true;
    } catch {
      // Refused, or the content never came: then waiting for it below rejects with the reason.
    }
  }
  return copyNow(await content);
}

/** Puts content on the clipboard by way of the copy command; false when that is refused. */
export function copyNow(content: ClipboardContent): boolean {
  let put = false;
  const onCopy = (e: ClipboardEvent) => {
    if (!e.clipboardData) return;
    e.preventDefault();
    e.stopImmediatePropagation();
    e.clipboardData.setData("text/plain", content.text);
    e.clipboardData.setData("text/html", content.html);
    put = true;
  };
  // Some engines run the command only where something is selected.
  const field = document.createElement("textarea");
  field.value = " ";
  field.className = "vh";
  field.setAttribute("aria-hidden", "true");
  const before = document.activeElement;
  document.body.append(field);
  field.select();
  document.addEventListener("copy", onCopy, true);
  try {
    document.execCommand("copy");
  } finally {
    document.removeEventListener("copy", onCopy, true);
    field.remove();
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  }
  return put;
}
