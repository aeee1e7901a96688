//! What differs between two states of a theme, or of two themes, part by part and in words.

use super::words::Words;
use super::{Difference, ThemeDiff, ThemeDiffRequest, ThemeStateRef, full};
use crate::prelude::*;
use crate::state::Open;
use crate::write::invalid;
use serde_json::Value;
use std::collections::{HashMap, HashSet};
use store::rows::ThemePart;

/// Kinds of parts, in the order they are told.
const THINGS: [&str; 6] = ["field", "thread", "extra", "asset", "need", "claim"];

/// What of a part is compared. Its place is not: threads are asked for their order by themselves.
pub(super) fn columns(thing: &str) -> &'static [&'static str] {
    match thing {
        "field" => &["value"],
        "thread" => &["role", "note"],
        "extra" => &["kind", "title_ja", "title_en", "source", "role", "note"],
        "asset" => &[
            "kind",
            "step",
            "state",
            "label",
            "n",
            "replicated",
            "independent",
            "glp",
            "field",
            "sentence",
            "source",
            "note",
        ],
        "need" => &["needed", "reason"],
        "claim" => &["text_ja", "text_en", "need", "state", "rests_on", "quote", "source"],
        _ => &[],
    }
}

/// What a part is known by on both sides.
type Key = (String, String);

/// Parts by what they are known by: within one theme by what they are of, between two by what they say. Of two that came to be
/// one (of merged projects) the first counts.
pub(super) fn keyed(parts: Vec<ThemePart>, one_theme: bool) -> Vec<(Key, ThemePart)> {
    let mut taken: HashSet<Key> = HashSet::new();
    let mut keyed = Vec::with_capacity(parts.len());
    for part in parts {
        let of = if one_theme { within(&part) } else { between(&part) };
        let Some(of) = of else { continue };
        let mut key = (part.thing.clone(), of);
        if !one_theme {
            // Two claims with the same words are two.
            let (base, mut more) = (key.1.clone(), 1);
            while taken.contains(&key) {
                more += 1;
                key.1 = format!("{base}#{more}");
            }
        }
        if taken.insert(key.clone()) {
            keyed.push((key, part));
        }
    }
    keyed
}

fn within(part: &ThemePart) -> Option<String> {
    match (part.thing.as_str(), part.project) {
        ("thread", Some(project)) => Some(project.to_string()),
        _ => Some(part.of.clone()),
    }
}

fn between(part: &ThemePart) -> Option<String> {
    let text = |column: &str| part.body.get(column).and_then(Value::as_str).unwrap_or_default();
    match part.thing.as_str() {
        // Each theme has its own.
        "field" if part.of == "code" => None,
        "asset" => {
            let whose = part.project.map(|id| id.to_string()).unwrap_or_default();
            Some(format!("{whose} {} {}", text("kind"), text("label")))
        }
        "extra" => Some(format!("{} {} {}", text("kind"), text("title_ja"), text("title_en"))),
        "claim" => Some(format!("{}\n{}", text("text_ja"), text("text_en"))),
        _ => within(part),
    }
}

/// A part on one side, on the other, or on both.
struct Pair {
    before: Option<ThemePart>,
    after: Option<ThemePart>,
    /// A thread that stands elsewhere among those on both sides: where it stood, and where it stands, 1-based.
    moved: Option<(usize, usize)>,
}

impl Pair {
    /// Columns in which the two sides differ; of a part on one side only all of them.
    fn differing(&self) -> Vec<&'static str> {
        let Some(part) = self.after.as_ref().or(self.before.as_ref()) else { return Vec::new() };
        let value =
            |side: &Option<ThemePart>, column: &str| side.as_ref().map_or(Value::Null, |part| said(part, column));
        let all = columns(&part.thing).iter().copied();
        all.filter(|column| value(&self.before, column) != value(&self.after, column)).collect()
    }

    fn differs(&self) -> bool {
        let field = |side: &Option<ThemePart>| side.as_ref().is_none_or(|part| part.thing == "field");
        let whole = self.before.is_some() != self.after.is_some() && !(field(&self.before) && field(&self.after));
        whole || self.moved.is_some() || !self.differing().is_empty()
    }
}

/// What a part says in a column, as it is compared: what is empty, or as if nobody had said it, is nothing.
fn said(part: &ThemePart, column: &str) -> Value {
    let value = part.body.get(column).cloned().unwrap_or_default();
    let nothing = value.as_str().is_some_and(str::is_empty) || part.of.starts_with("class:") && value == "internal";
    match (part.thing.as_str(), column) {
        _ if nothing => Value::Null,
        // What a claim rests on is more than the word for it.
        ("claim", "rests_on") => {
            let of = |column: &str| part.body.get(column).cloned().unwrap_or_default();
            serde_json::json!([
                value,
                part.project,
                of("asset"),
                of("extra"),
                of("source_row"),
                of("round"),
                of("field")
            ])
        }
        _ => value,
    }
}

/// Where a part is told: by kind, then as it stands in the theme; what is gone behind what stands there.
fn place(pair: &Pair) -> (Option<usize>, i64, bool, String) {
    let Some(part) = pair.after.as_ref().or(pair.before.as_ref()) else { return Default::default() };
    let field = store::theme_version::FIELDS.iter().position(|field| *field == part.of);
    let at = match part.thing.as_str() {
        "field" => field.and_then(|at| i64::try_from(at).ok()),
        _ => part.body.get("position").and_then(Value::as_i64),
    };
    let thing = THINGS.iter().position(|thing| *thing == part.thing);
    (thing, at.unwrap_or(i64::MAX), pair.after.is_none(), part.of.clone())
}

/// Two states side by side.
pub(super) struct Sides(Vec<Pair>);

impl Sides {
    pub(super) fn of(before: Vec<(Key, ThemePart)>, after: Vec<(Key, ThemePart)>) -> Sides {
        let order = |side: &[(Key, ThemePart)], other: &[(Key, ThemePart)]| -> HashMap<Key, usize> {
            let there: HashSet<&Key> = other.iter().map(|(key, _)| key).collect();
            let mut common: Vec<_> = side.iter().filter(|(key, _)| key.0 == "thread" && there.contains(key)).collect();
            common.sort_by_key(|(_, part)| part.body.get("position").and_then(Value::as_i64));
            common.into_iter().enumerate().map(|(at, (key, _))| (key.clone(), at + 1)).collect()
        };
        let (stood, stands) = (order(&before, &after), order(&after, &before));
        let mut pairs: Vec<(Key, Pair)> = Vec::new();
        let mut old: HashMap<Key, ThemePart> = before.iter().cloned().collect();
        for (key, part) in after {
            let moved = stood.get(&key).zip(stands.get(&key)).map(|(from, to)| (*from, *to));
            let moved = moved.filter(|(from, to)| from != to);
            pairs.push((key.clone(), Pair { before: old.remove(&key), after: Some(part), moved }));
        }
        for (key, _) in before {
            if let Some(part) = old.remove(&key) {
                pairs.push((key, Pair { before: Some(part), after: None, moved: None }));
            }
        }
        pairs.sort_by_cached_key(|(_, pair)| place(pair));
        Sides(pairs.into_iter().map(|(_, pair)| pair).collect())
    }

    /// How many parts differ.
    pub(super) fn differing(&self) -> usize {
        self.0.iter().filter(|pair| pair.differs()).count()
    }
}

/// One of the two states.
struct Side {
    parts: Vec<ThemePart>,
    hidden: HashSet<Key>,
    /// Later operations are of no concern to it.
    until: Id,
}

impl Side {
    async fn of(open: &Open, state: &ThemeStateRef) -> Result<Side, Problem> {
        full(open, state.theme).await?;
        let Some(number) = state.version else {
            let (parts, hidden) = store::theme_version::current(&open.store, state.theme).await?;
            return Ok(Side { parts, hidden, until: Id::MAX });
        };
        let versions = store::theme_version::list(&open.store, state.theme).await?;
        let version = versions.iter().find(|version| version.number == number);
        let version = version.ok_or_else(|| invalid("version_number", "version-gone"))?;
        let (parts, hidden) = store::theme_version::kept(&open.store, version.id).await?;
        Ok(Side { parts, hidden, until: version.id })
    }
}

/// Who wrote a part last, and when.
struct Last(HashMap<Key, (String, String)>);

impl Last {
    async fn of(open: &Open, theme: Id, until: Id) -> Result<Last, Problem> {
        let mut last = HashMap::new();
        for write in store::theme_version::written(&open.store, theme).await? {
            if write.operation > until {
                continue;
            }
            let told = (write.by, write.at);
            if write.part == "field" && write.of.is_empty() {
                last.extend(write.columns.into_iter().map(|column| (("field".to_owned(), column), told.clone())));
            } else {
                last.insert((write.part, write.of), told);
            }
        }
        Ok(Last(last))
    }

    fn wrote(&self, part: &ThemePart) -> (String, String) {
        let by = |of: String| self.0.get(&(part.thing.clone(), of));
        // What was of a project that became one with another is of that one now.
        let now = || part.project.filter(|_| part.thing == "thread").and_then(|project| by(project.to_string()));
        now().or_else(|| by(part.of.clone())).cloned().unwrap_or_default()
    }
}

/// What differs between two states.
///
/// # Errors
/// `NoSuchTheme`; `InvalidField` for a version that is not there.
pub async fn diff(context: &Context<'_>, args: ThemeDiffRequest) -> Result<ThemeDiff, Problem> {
    let open = context.app.library().await?;
    let (from, to) = (Side::of(&open, &args.from).await?, Side::of(&open, &args.to).await?);
    let one_theme = args.from.theme == args.to.theme;
    let hidden = from.hidden.union(&to.hidden).count();
    // Of one theme the later of the two states is the one that was written to.
    let until = if one_theme { from.until.max(to.until) } else { to.until };
    let wrote = Last::of(&open, args.to.theme, until).await?;
    let wrote_before = if one_theme { None } else { Some(Last::of(&open, args.from.theme, from.until).await?) };
    let names = super::states(context, crate::commands::Nothing {}).await?.names;
    let words = Words::of(&open, context.app.language(), &names, &from.parts, &to.parts);
    let sides = Sides::of(keyed(from.parts, one_theme), keyed(to.parts, one_theme));
    let mut differences = Vec::new();
    for pair in sides.0.iter().filter(|pair| pair.differs()) {
        let Some(part) = pair.after.as_ref().or(pair.before.as_ref()) else { continue };
        let last = if pair.after.is_some() { &wrote } else { wrote_before.as_ref().unwrap_or(&wrote) };
        let (by, at) = last.wrote(part);
        let (name_ja, name_en) = words.name(part);
        let mut tell = |field: &str, before: Option<String>, after: Option<String>| {
            differences.push(Difference {
                thing: part.thing.clone(),
                name_ja: name_ja.clone(),
                name_en: name_en.clone(),
                field: field.to_owned(),
                before,
                after,
                by: by.clone(),
                at: at.clone(),
            });
        };
        let value = |side: &Option<ThemePart>, column: &str| side.as_ref().and_then(|part| words.value(part, column));
        if part.thing == "field" {
            tell("", words.field(pair.before.as_ref(), part), words.field(pair.after.as_ref(), part));
        } else if pair.before.is_some() && pair.after.is_some() {
            for column in pair.differing() {
                let (before, after) = (value(&pair.before, column), value(&pair.after, column));
                if !one_theme && before == after {
                    // What is of the theme alone, such as an asset of an extra thread, is another in each.
                    continue;
                }
                // What lists call a source is a row.
                tell(if column == "source" { "citation" } else { column }, before, after);
            }
            if let Some((from, to)) = pair.moved {
                tell("order", Some(from.to_string()), Some(to.to_string()));
            }
        } else {
            tell(
                "",
                pair.before.as_ref().map(|part| words.whole(part)),
                pair.after.as_ref().map(|part| words.whole(part)),
            );
        }
    }
    Ok(ThemeDiff { differences, hidden: u32::try_from(hidden).unwrap_or(u32::MAX) })
}
