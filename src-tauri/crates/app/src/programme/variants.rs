//! Spellings that differ in width, brackets, spaces or an added name in brackets are proposed as one programme.

use super::{KeepApart, Unify, VariantGroup, VariantName, Variants};
use crate::commands::Nothing;
use crate::prelude::*;
use crate::project::effective::refresh;
use crate::write::{operation, written};
use domain::registry::Spelled;
use serde_json::json;
use std::collections::{BTreeMap, HashMap, HashSet};
use store::rows::ProgrammeCount;

/// Spellings that may be one: the same core, and the brackets equal or missing.
fn groups(names: &[ProgrammeCount]) -> Vec<Vec<&ProgrammeCount>> {
    let mut by_core: BTreeMap<String, BTreeMap<String, Vec<&ProgrammeCount>>> = BTreeMap::new();
    for name in names.iter().filter(|name| !name.name.trim().is_empty()) {
        let Spelled { core, bracketed } = Spelled::of(&name.name);
        by_core.entry(core).or_default().entry(bracketed).or_default().push(name);
    }
    let mut groups = Vec::new();
    for (_, mut by_suffix) in by_core {
        // (AMED-CREST) and (PRIME) of one programme are two: only one of them may join the spelling without.
        let plain = by_suffix.remove("");
        match (plain, by_suffix.len()) {
            (Some(plain), 1) => groups.push(plain.into_iter().chain(by_suffix.into_values().flatten()).collect()),
            (plain, _) => groups.extend(plain.into_iter().chain(by_suffix.into_values())),
        }
    }
    groups.into_iter().filter(|group: &Vec<&ProgrammeCount>| group.len() > 1).collect()
}

/// Spellings proposed as one, and those settled.
///
/// # Errors
/// `NoLibrary`.
pub async fn variants(context: &Context<'_>, _: Nothing) -> Result<Variants, Problem> {
    let open = context.app.library().await?;
    let names = store::programme::list(&open.store).await?;
    let decided: HashMap<String, String> =
        store::programme::names(&open.store).await?.into_iter().map(|row| (row.name, row.canonical)).collect();
    let named =
        |name: &ProgrammeCount| VariantName { name: name.name.clone(), projects: name.years.max(name.projects) };
    let group = |mut names: Vec<VariantName>, canonical: Option<String>| {
        names.sort_by(|a, b| (std::cmp::Reverse(a.projects), &a.name).cmp(&(std::cmp::Reverse(b.projects), &b.name)));
        let canonical = canonical.unwrap_or_else(|| names.first().map(|name| name.name.clone()).unwrap_or_default());
        VariantGroup { canonical, names }
    };
    let open_groups = groups(&names).into_iter().filter_map(|found| {
        // Decided spellings are proposed again only beside a new one.
        let shown: HashSet<&str> =
            found.iter().map(|name| decided.get(&name.name).map_or(name.name.as_str(), String::as_str)).collect();
        let undecided = found.iter().any(|name| !decided.contains_key(&name.name));
        (undecided && shown.len() > 1).then(|| group(found.into_iter().map(named).collect(), None))
    });
    let open_groups = open_groups.collect();
    let mut settled: BTreeMap<&str, Vec<VariantName>> = BTreeMap::new();
    for (name, canonical) in decided.iter().filter(|(name, canonical)| name != canonical) {
        let count = |name: &str| names.iter().find(|row| row.name == name).map_or(0, |row| row.years.max(row.projects));
        let entry = settled
            .entry(canonical)
            .or_insert_with(|| vec![VariantName { name: canonical.clone(), projects: count(canonical) }]);
        entry.push(VariantName { name: name.clone(), projects: count(name) });
    }
    let settled = settled.into_iter().map(|(canonical, names)| group(names, Some(canonical.to_owned()))).collect();
    Ok(Variants { open: open_groups, settled })
}

/// Shows several spellings as one. Years keep what their lists say.
///
/// # Errors
/// `InvalidField` for fewer than two spellings or an empty one.
pub async fn unify(context: &Context<'_>, args: Unify) -> Result<Written<Done>, Problem> {
    let canonical = args.canonical.trim().to_owned();
    crate::write::bounded("programme", &canonical, 200)?;
    decide(context, "programme-unify", args.names.into_iter().map(|name| (name, canonical.clone())).collect()).await
}

/// Keeps spellings apart; they are not proposed again.
///
/// # Errors
/// `InvalidField` for fewer than two spellings.
pub async fn apart(context: &Context<'_>, args: KeepApart) -> Result<Written<Done>, Problem> {
    decide(context, "programme-apart", args.names.into_iter().map(|name| (name.clone(), name)).collect()).await
}

async fn decide(
    context: &Context<'_>,
    kind: &'static str,
    decided: Vec<(String, String)>,
) -> Result<Written<Done>, Problem> {
    if decided.len() < 2 {
        return Err(Problem::new(ProblemCode::InvalidField).with("field", "programme").with("reason", "code-needed"));
    }
    let open = context.app.library().await?;
    let names: Vec<String> = decided.iter().map(|(name, _)| name.clone()).collect();
    let spelled: HashSet<&str> = decided.iter().flat_map(|(name, shown)| [name.as_str(), shown.as_str()]).collect();
    let params = json!({ "programme": decided.first().map(|(_, shown)| shown), "names": names });
    let outcome = open
        .store
        .write(operation(context, kind, params), async |tx| {
            // Every project is shown by the same spellings, also those hidden from whoever decides: they are not counted.
            tx.over_all();
            let known = store::import::known_projects_in(tx, Id::MIN, u32::MAX).await?;
            let years = store::programme::projects_with(tx, &names).await?;
            let own = known.into_iter().filter(|project| spelled.contains(project.programme.as_str())).map(|p| p.id);
            let mut projects: Vec<Id> = own.chain(years).collect();
            projects.sort_unstable();
            projects.dedup();
            let count = store::programme::set_names(tx, &decided).await?;
            refresh(tx, &projects, &HashMap::new()).await?;
            tx.set_count(count);
            Ok(count)
        })
        .await?;
    written(&open, outcome, kind, |count| (*count, None)).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_programme_are_grouped_and_programmes_kept_apart() {
        let count = |name: &str| ProgrammeCount { name: name.to_owned(), years: 1, projects: 1 };
        let names = [
            "架空先端研究開発支援事業（AMED-X）",
            "架空先端研究開発支援事業 (AMED-X)",
            "架空先端研究開発支援事業（PRIMA）",
            "見本バイオバンク利活用プログラム (B-Example)",
            "見本バイオバンク利活用プログラム",
            "仮想ワクチン事業（合成データ）",
            "仮想ワクチン事業（合成データ） 2次公募",
        ]
        .map(count);
        let found: Vec<Vec<&str>> = groups(&names)
            .into_iter()
            .map(|group| group.into_iter().map(|name| name.name.as_str()).collect())
            .collect();
        assert_eq!(
            found,
            [
                vec!["架空先端研究開発支援事業（AMED-X）", "架空先端研究開発支援事業 (AMED-X)"],
                vec!["見本バイオバンク利活用プログラム", "見本バイオバンク利活用プログラム (B-Example)"],
            ]
        );
    }
}
