//! What only the Linux web view needs.

use webkit2gtk::{InputMethodContextExt as _, WebViewExt as _};

/// Switches the preedit of input methods on again.
///
/// The web view library switches it off, so that the text under composition would stand in a window
/// of the input method and not in the field: no inline Japanese, no `compositionupdate`.
pub fn show_preedit(window: &tauri::WebviewWindow) -> tauri::Result<()> {
    window.with_webview(|webview| {
        if let Some(context) = webview.inner().input_method_context() {
            context.set_enable_preedit(true);
        }
    })
}
