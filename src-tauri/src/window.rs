//! The main window: its size, and its colours before the interface has painted.

use app::settings::{Appearance, Language, Settings};
use std::sync::Arc;
use tauri::utils::config::Color;
use tauri::{AppHandle, Theme, WebviewUrl, WebviewWindowBuilder};

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

/// Opens the main window.
pub fn open(tauri: &AppHandle, look: Look) -> tauri::Result<()> {
    let theme = look.appearance.map(|appearance| match appearance {
        Appearance::Light => Theme::Light,
        Appearance::Dark => Theme::Dark,
    });
    let window = WebviewWindowBuilder::new(tauri, MAIN, WebviewUrl::default())
        .title("Tsumugi 紡ぎ")
        .inner_size(1440.0, 900.0)
        .min_inner_size(960.0, 640.0)
        .theme(theme)
        .background_color(if theme == Some(Theme::Dark) { DARK } else { LIGHT })
        .initialization_script(look.script())
        .build()?;
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
    fn what_the_user_set_marks_the_document_before_the_first_frame() {
        let set = Look { appearance: Some(Appearance::Dark), language: Some(Language::Ja) }.script();
        assert_eq!(set, "document.documentElement.dataset.theme = 'dark'; document.documentElement.lang = 'ja';");
        assert!(Look::default().script().contains("prefers-color-scheme"));
    }
}
