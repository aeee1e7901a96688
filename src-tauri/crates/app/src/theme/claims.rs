//! What a theme says, and what each statement rests on: from there one gets to the source, and from the source back.

use super::{Claim, ClaimFields, ClaimSave, ClaimState, Claims, RestsOn, ThemeId, ThemePart, stored};
use crate::asset::{quoted, stands};
use crate::catalogue::word;
use crate::prelude::*;
use crate::state::Open;
use crate::write::{invalid, operation, written};
use serde_json::json;
use std::collections::HashMap;
use store::project::ProjectTexts;
use store::rows::{AssetRow, ClaimRow, ExtraRow, RowPlace};

/// Longest statement, quote or source, in characters.
const TEXT: usize = 2_000;

impl ClaimState {
    /// The word in the library.
    pub fn as_str(self) -> &'static str {
        match self {
            ClaimState::Confirmed => "confirmed",
            ClaimState::Obtaining => "obtaining",
            ClaimState::Unknown => "unknown",
        }
    }

    /// Of its word; a word of a newer version is not known.
    pub fn of(word: &str) -> ClaimState {
        match word {
            "confirmed" => ClaimState::Confirmed,
            "obtaining" => ClaimState::Obtaining,
            _ => ClaimState::Unknown,
        }
    }
}

/// Claims of a theme in their order, each with its source in words and whether that still says so.
///
/// # Errors
/// `NoSuchTheme`.
pub async fn claims(context: &Context<'_>, args: ThemeId) -> Result<Claims, Problem> {
    let open = context.app.library().await?;
    stored(&open, args.id).await?;
    let rows = store::claim::of_themes(&open.store, &[args.id]).await?;
    let sources = Sources::of(context, &open, args.id, &rows).await?;
    Ok(Claims { claims: rows.into_iter().map(|row| sources.claim(row)).collect() })
}

/// What claims rest on, read once for all of them.
struct Sources {
    english: bool,
    projects: HashMap<Id, ProjectTexts>,
    assets: HashMap<Id, (AssetRow, String)>,
    extras: HashMap<Id, ExtraRow>,
    rows: HashMap<Id, RowPlace>,
    rounds: HashMap<Id, String>,
    /// Projects that are in these rounds still.
    in_round: Vec<(Id, Id)>,
}

impl Sources {
    async fn of(context: &Context<'_>, open: &Open, theme: Id, claims: &[ClaimRow]) -> Result<Sources, Problem> {
        let language = context.app.language();
        let all = |id: fn(&ClaimRow) -> Option<Id>| claims.iter().filter_map(id).collect::<Vec<Id>>();
        let projects = store::project::texts(&open.store, &all(|claim| claim.project)).await?;
        let mut assets = store::asset::of_projects(&open.store, &all(|claim| claim.project)).await?;
        assets.extend(store::asset::of_extras(&open.store, &[theme]).await?);
        let called = |asset: &AssetRow| match asset.label.as_str() {
            "" => word(language, &format!("asset-kind.{}", asset.kind.as_str())),
            label => label.to_owned(),
        };
        let assets = assets.into_iter().map(|asset| (asset.id, (asset.clone(), called(&asset)))).collect();
        let extras = store::extra::of_themes(&open.store, &[theme]).await?;
        let rows = store::claim::row_places(&open.store, &all(|claim| claim.source_row)).await?;
        let mut rounds = HashMap::new();
        let mut in_round = Vec::new();
        for claim in claims {
            let (Some(round), Some(project)) = (claim.round, claim.project) else { continue };
            let data = crate::round::data::data(open, round).await?;
            rounds.insert(round, data.round.name.clone());
            if data.place(project).is_ok_and(|place| data.items.list[place].withdrawn.is_empty()) {
                in_round.push((round, project));
            }
        }
        Ok(Sources {
            english: language == crate::settings::Language::En,
            projects: projects.into_iter().map(|texts| (texts.id, texts)).collect(),
            assets,
            extras: extras.into_iter().map(|extra| (extra.id, extra)).collect(),
            rows: rows.into_iter().map(|row| (row.id, row)).collect(),
            rounds,
            in_round,
        })
    }

    fn either(&self, ja: &str, en: &str) -> String {
        let (own, other) = if self.english { (en, ja) } else { (ja, en) };
        if own.is_empty() { other.to_owned() } else { own.to_owned() }
    }

    fn project(&self, id: Id) -> Option<String> {
        self.projects.get(&id).map(|texts| self.either(&texts.title_ja, &texts.title_en))
    }

    fn extra(&self, id: Id) -> Option<String> {
        self.extras.get(&id).map(|extra| self.either(&extra.title_ja, &extra.title_en))
    }

    /// What it rests on, that in words, and whether it does not say so any more.
    fn source(&self, row: &ClaimRow) -> (RestsOn, String, bool) {
        let says = |project: Id, field: &str, quote: &str| {
            self.projects.get(&project).is_some_and(|texts| stands(texts, field, quote))
        };
        let named = |name: Option<String>| name.unwrap_or_else(|| row.source.clone());
        match (row.rests_on.as_str(), row.project, row.asset, row.extra, row.source_row, row.round) {
            ("project", Some(project), ..) => {
                let stale = !says(project, &row.field, &row.quote);
                (RestsOn::Project { project, field: row.field.clone() }, named(self.project(project)), stale)
            }
            ("asset", _, Some(asset), ..) => {
                let found = self.assets.get(&asset);
                let name = found.map(|(of, called)| {
                    let whose = of.project.and_then(|id| self.project(id)).or_else(|| self.extra(of.extra?));
                    whose.map_or(called.clone(), |whose| format!("{called}（{whose}）"))
                });
                let stale = found.is_none_or(|(of, _)| {
                    !of.field.is_empty() && of.project.is_some_and(|id| !says(id, &of.field, &of.sentence))
                });
                (RestsOn::Asset { asset }, named(name), stale)
            }
            ("row", Some(project), _, _, Some(source_row), _) => {
                let found = self.rows.get(&source_row);
                let name = found.map(|place| match &place.sheet {
                    Some(sheet) => format!("{} · {sheet} · {}", place.file, place.row),
                    None => format!("{} · {}", place.file, place.row),
                });
                (RestsOn::Row { project, source_row }, named(name), found.is_none())
            }
            ("extra", _, _, Some(extra), ..) => {
                let name = self.extra(extra);
                let stale = name.is_none();
                (RestsOn::Extra { extra }, named(name), stale)
            }
            ("vote", Some(project), _, _, _, Some(round)) => {
                let stale = !self.in_round.contains(&(round, project));
                (RestsOn::Vote { round, project }, named(self.rounds.get(&round).cloned()), stale)
            }
            ("literature", ..) => (RestsOn::Literature, row.source.clone(), false),
            // What it rested on went with another theme.
            (rests_on, ..) => (RestsOn::Word, row.source.clone(), rests_on != "word"),
        }
    }

    fn claim(&self, row: ClaimRow) -> Claim {
        let (rests_on, source_name, stale) = self.source(&row);
        Claim {
            id: row.id,
            fields: ClaimFields {
                text_ja: row.text_ja,
                text_en: row.text_en,
                need: row.need,
                state: ClaimState::of(&row.state),
                rests_on,
                quote: row.quote,
                source: row.source,
            },
            source_name,
            project: row.project,
            stale,
            by: row.by,
            at: row.at,
        }
    }
}

/// Saves a new claim, or another wording of one, and puts it at a place where one is given.
///
/// # Errors
/// `NoSuchTheme`, `NoSuchProject`, `NoSuchRound`, `NotInRound`; `InvalidField` without a text in either language, for
/// overlong texts, a quote that does not stand in the field, a row of another project, an asset or extra thread that is gone
/// or of another theme, votes that not everybody may see yet, literature or somebody's word without saying which or whose.
pub async fn claim_save(context: &Context<'_>, args: ClaimSave) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let theme = stored(&open, args.theme).await?.theme;
    let before = match args.id {
        None => None,
        Some(id) => Some(
            store::claim::get(&open.store, id).await?.filter(|row| row.theme == args.theme).ok_or_else(claim_gone)?,
        ),
    };
    let row = checked(&open, args.theme, args.fields, before.as_ref()).await?;
    let outcome = open
        .store
        .write(operation(context, "claim-save", json!({ "code": theme.code })), async |tx| {
            tx.set_count(1);
            let id = store::claim::put(tx, &row).await?;
            if let Some(place) = args.position {
                store::claim::place(tx, args.theme, id, place).await?;
            }
            Ok(id)
        })
        .await?;
    let created = before.is_none();
    written(&open, outcome, "claim-save", |id| (1, created.then_some(*id))).await
}

/// Removes a claim.
///
/// # Errors
/// `InvalidField` for one that is gone.
pub async fn claim_remove(context: &Context<'_>, args: ThemePart) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let row = store::claim::get(&open.store, args.id).await?.ok_or_else(claim_gone)?;
    let theme = stored(&open, row.theme).await?.theme;
    let outcome = open
        .store
        .write(operation(context, "claim-remove", json!({ "code": theme.code })), async |tx| {
            tx.set_count(1);
            store::claim::remove(tx, args.id).await
        })
        .await?;
    written(&open, outcome, "claim-remove", |()| (1, None)).await
}

fn claim_gone() -> Problem {
    invalid("claim", "claim-gone")
}

async fn checked(
    open: &Open,
    theme: Id,
    mut fields: ClaimFields,
    before: Option<&ClaimRow>,
) -> Result<ClaimRow, Problem> {
    for (name, text) in [
        ("text_ja", &mut fields.text_ja),
        ("text_en", &mut fields.text_en),
        ("quote", &mut fields.quote),
        ("citation", &mut fields.source),
    ] {
        *text = text.trim().to_owned();
        if text.chars().count() > TEXT {
            return Err(invalid(name, "too-long").with("limit", TEXT));
        }
    }
    if fields.text_ja.is_empty() && fields.text_en.is_empty() {
        return Err(invalid("text_ja", "text-needed"));
    }
    let mut row = ClaimRow {
        id: before.map_or(0, |row| row.id),
        theme,
        position: 0,
        text_ja: fields.text_ja,
        text_en: fields.text_en,
        need: fields.need,
        state: fields.state.as_str().to_owned(),
        rests_on: String::new(),
        project: None,
        asset: None,
        extra: None,
        source_row: None,
        round: None,
        field: String::new(),
        quote: fields.quote,
        source: fields.source,
        by: String::new(),
        at: String::new(),
    };
    rest(open, &mut row, fields.rests_on, before).await?;
    Ok(row)
}

/// Fills in what a claim rests on.
async fn rest(open: &Open, row: &mut ClaimRow, on: RestsOn, before: Option<&ClaimRow>) -> Result<(), Problem> {
    match on {
        RestsOn::Project { project, field } => {
            open.selected(&Selection::These(vec![project])).await?;
            if row.quote.is_empty() {
                return Err(invalid("quote", "quote-needed"));
            }
            // What was quoted once stays quoted, also where the list says otherwise today.
            let same = before.is_some_and(|old| {
                (old.project, &old.field, &old.quote) == (Some(project), &field, &row.quote)
                    && old.rests_on == "project"
            });
            if !same {
                quoted(open, project, &field, &row.quote).await?;
            }
            (row.rests_on, row.project, row.field) = ("project".to_owned(), Some(project), field);
        }
        RestsOn::Asset { asset } => {
            let found = store::asset::get(&open.store, asset).await?.ok_or_else(|| invalid("asset", "asset-gone"))?;
            if let Some(extra) = found.extra {
                store::extra::get(&open.store, extra)
                    .await?
                    .filter(|extra| extra.theme == row.theme)
                    .ok_or_else(|| invalid("asset", "asset-elsewhere"))?;
            }
            // With its project, so that it is hidden from whom the project is hidden.
            let project = found.project.or(before.and_then(|old| old.project));
            (row.rests_on, row.project, row.asset) = ("asset".to_owned(), project, Some(asset));
        }
        RestsOn::Row { project, source_row } => {
            open.selected(&Selection::These(vec![project])).await?;
            if !store::claim::is_row_of(&open.store, source_row, project).await? {
                return Err(invalid("source_row", "row-elsewhere"));
            }
            (row.rests_on, row.project, row.source_row) = ("row".to_owned(), Some(project), Some(source_row));
        }
        RestsOn::Extra { extra } => {
            let found = store::extra::get(&open.store, extra).await?.filter(|extra| extra.theme == row.theme);
            found.ok_or_else(|| invalid("extra", "extra-gone"))?;
            let project = before.and_then(|old| old.project);
            (row.rests_on, row.project, row.extra) = ("extra".to_owned(), project, Some(extra));
        }
        RestsOn::Vote { round, project } => {
            let data = crate::round::data::data(open, round).await?;
            let place = data.place(project)?;
            // A theme is read by everybody: what one reader may see is not for it.
            if !data.opened(place) {
                return Err(invalid("round", "votes-closed"));
            }
            (row.rests_on, row.project, row.round) = ("vote".to_owned(), Some(project), Some(round));
        }
        RestsOn::Literature | RestsOn::Word => {
            if row.source.is_empty() {
                return Err(invalid("citation", "source-needed"));
            }
            let word = if matches!(on, RestsOn::Literature) { "literature" } else { "word" };
            // What it says of a project it still says, so that it stays hidden with it.
            (row.rests_on, row.project) = (word.to_owned(), before.and_then(|old| old.project));
        }
    }
    Ok(())
}
