//! Threads of a theme that are no project: added ideas, literature, assets of companies, notes.

use super::{Extra, ExtraFields, ExtraKind, ExtraSave, ThemePart, stored};
use crate::prelude::*;
use crate::write::{invalid, operation, written};
use serde_json::json;
use store::rows::ExtraRow;

/// Longest title, in characters.
const TITLE: usize = 500;
/// Longest source or note, in characters.
const TEXT: usize = 2_000;

impl ExtraKind {
    /// All.
    pub const ALL: [ExtraKind; 4] = [ExtraKind::Idea, ExtraKind::Literature, ExtraKind::Company, ExtraKind::Note];

    /// The word in the library.
    pub fn as_str(self) -> &'static str {
        match self {
            ExtraKind::Idea => "idea",
            ExtraKind::Literature => "literature",
            ExtraKind::Company => "company",
            ExtraKind::Note => "note",
        }
    }

    /// Of its word.
    pub fn parse(word: &str) -> Option<ExtraKind> {
        ExtraKind::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

/// An extra thread as the window shows it.
pub(crate) fn extra(row: ExtraRow) -> Extra {
    Extra {
        id: row.id,
        fields: ExtraFields {
            kind: ExtraKind::parse(&row.kind).unwrap_or(ExtraKind::Note),
            title_ja: row.title_ja,
            title_en: row.title_en,
            source: row.source,
            role: row.role,
            note: row.note,
        },
        by: row.by,
        at: row.at,
    }
}

/// Saves a new extra thread, or another wording of one, and puts it at a place where one is given.
///
/// # Errors
/// `NoSuchTheme`; `InvalidField` without a title, for overlong texts, for one that is gone.
pub async fn extra_save(context: &Context<'_>, args: ExtraSave) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let theme = stored(&open, args.theme).await?.theme;
    let mut fields = args.fields;
    for (name, text, limit) in [
        ("title_ja", &mut fields.title_ja, TITLE),
        ("title_en", &mut fields.title_en, TITLE),
        ("citation", &mut fields.source, TEXT),
        ("note", &mut fields.note, TEXT),
    ] {
        *text = text.trim().to_owned();
        if text.chars().count() > limit {
            return Err(invalid(name, "too-long").with("limit", limit));
        }
    }
    if fields.title_ja.is_empty() && fields.title_en.is_empty() {
        return Err(invalid("title_ja", "title-needed"));
    }
    if let Some(id) = args.id {
        let before = store::extra::get(&open.store, id).await?.filter(|row| row.theme == args.theme);
        before.ok_or_else(|| invalid("extra", "extra-gone"))?;
    }
    let row = ExtraRow {
        id: args.id.unwrap_or(0),
        theme: args.theme,
        kind: fields.kind.as_str().to_owned(),
        title_ja: fields.title_ja,
        title_en: fields.title_en,
        source: fields.source,
        role: fields.role,
        position: 0,
        note: fields.note,
        by: String::new(),
        at: String::new(),
    };
    let outcome = open
        .store
        .write(operation(context, "theme-extra", json!({ "code": theme.code })), async |tx| {
            tx.set_count(1);
            let id = store::extra::put(tx, &row).await?;
            if let Some(place) = args.position {
                store::extra::place(tx, args.theme, id, place).await?;
            }
            Ok(id)
        })
        .await?;
    let created = args.id.is_none();
    written(&open, outcome, "theme-extra", |id| (1, created.then_some(*id))).await
}

/// Removes an extra thread with its assets. Claims that rested on them stay, as somebody's word.
///
/// # Errors
/// `InvalidField` for one that is gone.
pub async fn extra_remove(context: &Context<'_>, args: ThemePart) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let row = store::extra::get(&open.store, args.id).await?.ok_or_else(|| invalid("extra", "extra-gone"))?;
    let theme = stored(&open, row.theme).await?.theme;
    let outcome = open
        .store
        .write(operation(context, "theme-extra-remove", json!({ "code": theme.code })), async |tx| {
            tx.set_count(1);
            store::extra::remove(tx, &row).await
        })
        .await?;
    written(&open, outcome, "theme-extra-remove", |()| (1, None)).await
}
