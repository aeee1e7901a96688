//! The main window: its size, its colours before the interface has painted, and what its web view may not do: go
//! elsewhere, open windows, load files down, keep anything on disk.

use crate::grants::Grants;
use app::settings::{Appearance, Language, Settings};
use std::path::PathBuf;
use std::sync::Arc;
use tauri::utils::config::Color;
use tauri::webview::NewWindowResponse;
use tauri::{AppHandle, DragDropEvent, Theme, Url, WebviewUrl, WebviewWindowBuilder, WindowEvent};

/// Label of the one window.
pub const MAIN: &str = "main";

/// Ground of the interface, token `--canvas`, light and dark.
const LIGHT: Color = Color(0xF5, 0xF3, 0xEF, 0xFF);
const DARK: Color = Color(0x14, 0x15, 0x17, 0xFF);

/// What the window should look like from its first frame on.
#[derive(Debug, Default)]
pub struct Look {
    appearance: Option<Appearance>,
    language: Option<Language>,
}

impl Look {
    /// As the user set it last; as the system when nothing is set or the settings cannot be read
    /// (the interface then tells why when it reads them itself).
    pub fn remembered(app: &Arc<app::App>) -> Look {
        let answer =
            tauri::async_runtime::block_on(app.dispatch("settings.get", serde_json::json!({}), Arc::new(app::Silent)));
        let settings = answer.ok().and_then(|answer| serde_json::from_value::<Settings>(answer.value).ok());
        settings.map_or_else(Look::default, |s| Look { appearance: s.appearance, language: s.language })
    }

    /// Runs before the interface: marks the document so that not even its first frame flashes.
    fn script(&self) -> String {
        let theme = match self.appearance {
            Some(Appearance::Light) => "'light'",
            Some(Appearance::Dark) => "'dark'",
            None => "matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'",
        };
        let language = match self.language {
            Some(Language::Ja) => "'ja'",
            Some(Language::En) => "'en'",
            None => "(navigator.language || '').startsWith('ja') ? 'ja' : 'en'",
        };
        format!("document.documentElement.dataset.theme = {theme}; document.documentElement.lang = {language};")
    }
}

/// Whether an address is a page of our own: what is built in, or the development server of a build without it.
fn own_page(url: &Url) -> bool {
    match (url.scheme(), url.host_str()) {
        ("tauri", Some("localhost")) => true,
        // Windows has no schemes of applications; its web view maps them to this host, which leads nowhere else.
        ("http" | "https", Some("tauri.localhost")) => cfg!(windows) && url.port().is_none(),
        ("http", Some("localhost")) => tauri::is_dev() && url.port() == Some(1420),
        _ => false,
    }
}

/// Whether the web view keeps nothing. A driver of tests cannot see into one that does, on Linux.
fn forgetful() -> bool {
    !(cfg!(feature = "test-seam") && std::env::var_os("TAURI_WEBVIEW_AUTOMATION").is_some())
}

/// Opens the main window. Files dropped on it are told by the system, not by the page, and may then be named. What the
/// web view writes in spite of all goes into `scratch`.
pub fn open(tauri: &AppHandle, look: Look, grants: Arc<Grants>, scratch: PathBuf) -> tauri::Result<()> {
    let theme = look.appearance.map(|appearance| match appearance {
        Appearance::Light => Theme::Light,
        Appearance::Dark => Theme::Dark,
    });
    let builder = WebviewWindowBuilder::new(tauri, MAIN, WebviewUrl::default())
        .title("Tsumugi 紡ぎ")
        .inner_size(1440.0, 900.0)
        .min_inner_size(960.0, 640.0)
        .theme(theme)
        .background_color(if theme == Some(Theme::Dark) { DARK } else { LIGHT })
        .initialization_script(look.script())
        .on_navigation(own_page)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false)
        .incognito(forgetful())
        .general_autofill_enabled(false)
        .devtools(cfg!(debug_assertions));
    // WebKitGTK lays its (empty) stores down even for a view that keeps nothing. WebView2 makes a whole profile anew in an
    // empty folder, which would cost every start.
    let builder = if cfg!(target_os = "linux") { builder.data_directory(scratch) } else { builder };
    let window = builder.build()?;
    window.on_window_event(move |event| {
        if let WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. }) = event {
            paths.iter().for_each(|path| grants.grant(path));
        }
    });
    if theme.is_none() && window.theme()? == Theme::Dark {
        window.set_background_color(Some(DARK))?;
    }
    #[cfg(target_os = "linux")]
    crate::linux::show_preedit(&window)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_web_view_stays_on_our_own_pages() {
        let check = |text: &str, own| assert_eq!(own_page(&Url::parse(text).unwrap()), own, "{text}");
        check("tauri://localhost/index.html#/projects", true);
        check("http://tauri.localhost/", cfg!(windows));
        for other in [
            "https://example.jp/",
            "http://tauri.localhost.example.jp/",
            "http://tauri.localhost:8080/",
            "tauri://example.jp/",
            "file:///etc/passwd",
            "data:text/html,x",
            "about:blank",
            "javascript:alert(1)",
            "blob:tauri://localhost/1",
        ] {
            check(other, false);
        }
    }

    #[test]
    fn what_the_user_set_marks_the_document_before_the_first_frame() {
        let set = Look { appearance: Some(Appearance::Dark), language: Some(Language::Ja) }.script();
        assert_eq!(set, "document.documentElement.dataset.theme = 'dark'; document.documentElement.lang = 'ja';");
        assert!(Look::default().script().contains("prefers-color-scheme"));
    }
}
