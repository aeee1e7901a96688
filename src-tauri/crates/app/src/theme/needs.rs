//! What a theme needs, against what its modality says.

use super::{ThemeNeed, stored};
use crate::catalogue::word;
use crate::prelude::*;
use crate::settings::Language;
use crate::write::{invalid, operation, written};
use serde_json::json;
use store::rows::NeedRow;

/// Longest reason, in characters.
const REASON: usize = 2_000;

/// Says 要 or 不要 of a need of a theme, or leaves it to the modality again.
///
/// # Errors
/// `NoSuchTheme`; `InvalidField` for a reason over 2,000 characters.
pub async fn need(context: &Context<'_>, args: ThemeNeed) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let theme = stored(&open, args.id).await?.theme;
    let reason = args.reason.trim();
    if reason.chars().count() > REASON {
        return Err(invalid("reason", "too-long").with("limit", REASON));
    }
    let key = format!("need.{}", args.need.as_str());
    let params = json!({ "code": theme.code, "to_ja": word(Language::Ja, &key), "to_en": word(Language::En, &key) });
    let outcome = open
        .store
        .write(operation(context, "theme-need", params), async |tx| {
            tx.set_count(1);
            let Some(needed) = args.needed else { return store::need::remove(tx, args.id, args.need).await };
            let (by, at) = (String::new(), String::new());
            let row = NeedRow { theme: args.id, need: args.need, needed, reason: reason.to_owned(), by, at };
            store::need::put(tx, &row).await
        })
        .await?;
    written(&open, outcome, "theme-need", |()| (1, None)).await
}
