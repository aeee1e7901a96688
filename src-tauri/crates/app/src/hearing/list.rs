//! Where the projects of themes stand with their researchers: a work list.

use super::{Agreed, Hearing, HearingFields, HearingRequest, Hearings, SpokeTo, Standing};
use crate::prelude::*;
use crate::project::row as project_row;
use crate::state::Open;
use crate::theme::stored;
use std::collections::HashMap;
use store::rows::{HearingRow, ThemeFull};

/// Every project of a theme, or of all themes that are not stopped, with what was heard of it: not asked first.
///
/// # Errors
/// `NoSuchTheme`.
pub async fn list(context: &Context<'_>, args: HearingRequest) -> Result<Hearings, Problem> {
    let open = context.app.library().await?;
    let themes: Vec<ThemeFull> = match args.theme {
        Some(id) => vec![stored(&open, id).await?],
        None => {
            let all = store::theme::list(&open.store).await?;
            all.into_iter().filter(|theme| theme.theme.state != ThemeState::Stopped).collect()
        }
    };
    let ids: Vec<Id> = themes.iter().map(|theme| theme.theme.id).collect();
    let mut entries: HashMap<(Id, Id), Vec<HearingRow>> = HashMap::new();
    for row in store::hearing::of_themes(&open.store, &ids).await? {
        entries.entry((row.theme, row.project)).or_default().push(row);
    }
    let hidden = store::theme::hidden_threads(&open.store, &ids).await?;
    let own = open.own();
    let index = open.index();
    let mut standing = Vec::new();
    for theme in themes {
        for thread in theme.threads {
            let Some(entry) = index.get(thread.project) else { continue };
            let rows = entries.remove(&(theme.theme.id, thread.project)).unwrap_or_default();
            standing.push(Standing {
                theme: theme.theme.id,
                code: theme.theme.code.clone(),
                theme_title_ja: theme.theme.title_ja.clone(),
                theme_title_en: theme.theme.title_en.clone(),
                project: project_row(&own, entry),
                agreed: counts(&rows),
                entries: rows.into_iter().map(hearing).collect(),
            });
        }
    }
    // Stable: within a theme the threads keep their order.
    standing.sort_by(|a, b| (rank(a.agreed), &a.code).cmp(&(rank(b.agreed), &b.code)));
    let open = standing.iter().filter(|one| one.agreed == Agreed::NotAsked).count();
    Ok(Hearings {
        open: u32::try_from(open).unwrap_or(u32::MAX),
        standing,
        hidden: hidden.into_iter().map(|(_, count)| count).sum(),
    })
}

/// What counts of the entries of one project in one theme, the latest first.
fn counts(rows: &[HearingRow]) -> Agreed {
    rows.first().map_or(Agreed::NotAsked, |row| Agreed::of(&row.agreed))
}

fn rank(agreed: Agreed) -> u8 {
    match agreed {
        Agreed::NotAsked => 0,
        Agreed::Declined => 1,
        Agreed::Agreed => 2,
    }
}

fn hearing(row: HearingRow) -> Hearing {
    Hearing {
        id: row.id,
        fields: HearingFields {
            agreed: Agreed::of(&row.agreed),
            spoke_to: SpokeTo::parse(&row.spoke_to),
            spoke_by: row.spoke_by,
            held_on: row.held_on,
            data: row.data,
            note: row.note,
        },
        by: row.by,
        at: row.at,
    }
}

/// Where each project of a theme stands, of which anything was heard: the latest entry's word. One that is missing was not
/// asked.
///
/// # Errors
/// A database error.
pub(crate) async fn agreed_of(open: &Open, theme: Id) -> Result<HashMap<Id, Agreed>, Problem> {
    let rows = store::hearing::of_themes(&open.store, &[theme]).await?;
    let mut agreed = HashMap::new();
    for row in rows {
        agreed.entry(row.project).or_insert_with(|| Agreed::of(&row.agreed));
    }
    Ok(agreed)
}
