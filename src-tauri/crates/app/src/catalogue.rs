//! The one catalogue that words every problem, issue, operation and workbook label in both languages,
//! for window, command line and Excel alike: `text/{ja,en}.json`.

use crate::settings::Language;
use domain::{Issue, Problem};
use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

static JA: LazyLock<HashMap<String, String>> = LazyLock::new(|| parse(include_str!("../text/ja.json")));
static EN: LazyLock<HashMap<String, String>> = LazyLock::new(|| parse(include_str!("../text/en.json")));

fn parse(json: &str) -> HashMap<String, String> {
    // A test reads both files strictly; at run time an unreadable catalogue shows keys, not a crash.
    serde_json::from_str(json).unwrap_or_default()
}

/// Every key of a language.
pub fn keys(language: Language) -> Vec<&'static str> {
    let mut keys: Vec<&str> = table(language).keys().map(String::as_str).collect();
    keys.sort_unstable();
    keys
}

fn table(language: Language) -> &'static HashMap<String, String> {
    match language {
        Language::Ja => &JA,
        Language::En => &EN,
    }
}

/// A word or sentence without places to fill. A missing key shows itself. `field.<sheet>.<cell>` is what the sheet of a plan calls
/// the column.
pub fn word(language: Language, key: &str) -> String {
    let found = table(language).get(key).cloned();
    found.or_else(|| column_of_sheet(language, key.strip_prefix("field.")?)).unwrap_or_else(|| key.to_owned())
}

/// What a sheet calls a cell (`task.name_ja`): of a text in two languages the column with the language.
fn column_of_sheet(language: Language, of: &str) -> Option<String> {
    let named = |of: &str| table(language).get(&format!("plan-column.{of}"));
    if let Some(name) = named(of) {
        return Some(name.clone());
    }
    let (column, own) = of.rsplit_once('_')?;
    let pattern = table(language).get(&format!("plan-word.in-{own}"))?;
    Some(pattern.replace("{column}", named(column)?))
}

/// A sentence with `{name}` filled from `params`; a value that is missing leaves its place empty. `{s}` is the English plural of
/// `{count}`.
pub fn sentence(language: Language, key: &str, params: &BTreeMap<String, String>) -> String {
    let pattern = word(language, key);
    let mut text = String::with_capacity(pattern.len());
    let mut rest = pattern.as_str();
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        match after.split_once('}') {
            Some((name, tail)) => {
                let value = match (name, params.get(name), params.get("count")) {
                    ("s", None, Some(count)) => {
                        if count == "1" {
                            ""
                        } else {
                            "s"
                        }
                    }
                    (_, value, _) => value.map_or("", String::as_str),
                };
                text.push_str(value);
                rest = tail;
            }
            None => {
                text.push('{');
                rest = after;
            }
        }
    }
    text.push_str(rest);
    text
}

/// Parameters that are themselves words of the catalogue, in words.
fn worded(language: Language, params: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    let mut worded = params.clone();
    for name in ["field", "reason"] {
        if let Some(value) = params.get(name) {
            worded.insert(name.to_owned(), sentence(language, &format!("{name}.{value}"), params));
        }
    }
    // A cell of a plan is called as its sheet calls it.
    if let (Some(sheet), Some(field)) = (params.get("sheet"), params.get("field"))
        && let Some(name) = column_of_sheet(language, &format!("{sheet}.{field}"))
    {
        worded.insert("field".to_owned(), name);
    }
    worded
}

/// A problem's sentence.
pub fn problem(language: Language, problem: &Problem) -> String {
    sentence(language, &format!("problem.{}", problem.code.as_str()), &worded(language, &problem.params))
}

/// An issue's sentence.
pub fn issue(language: Language, issue: &Issue) -> String {
    sentence(language, &format!("issue.{}", issue.code.as_str()), &worded(language, &issue.params))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{Class, IssueCode, Kind, ProblemCode, Role, ThemeState};

    #[test]
    fn both_languages_word_the_same_keys() {
        for json in [include_str!("../text/ja.json"), include_str!("../text/en.json")] {
            assert!(serde_json::from_str::<HashMap<String, String>>(json).is_ok());
        }
        assert_eq!(keys(Language::Ja), keys(Language::En));
    }

    #[test]
    fn every_code_is_worded() {
        let mut wanted: Vec<String> = Vec::new();
        wanted.extend(ProblemCode::ALL.iter().map(|c| format!("problem.{}", c.as_str())));
        wanted.extend(IssueCode::ALL.iter().map(|c| format!("issue.{}", c.as_str())));
        wanted.extend(
            Class::ALL.iter().flat_map(|c| [format!("class.{}", c.as_str()), format!("audience.{}", c.as_str())]),
        );
        wanted.extend(Role::ALL.iter().map(|r| format!("role.{}", r.as_str())));
        wanted.extend(ThemeState::ALL.iter().map(|s| format!("state.{}", s.as_str())));
        wanted.extend(Kind::ALL.iter().map(|k| format!("kind.{}", k.as_str())));
        wanted.extend(vocab::load::Format::ALL.iter().map(|f| format!("vocabulary-format.{}", f.code())));
        wanted.extend(vocab::load::IssueCode::ALL.iter().map(|c| format!("vocabulary-issue.{}", c.code())));
        wanted.extend(vocab::suggest::Reason::ALL.iter().map(|r| format!("suggest.{}", r.code())));
        let missing: Vec<&String> = wanted.iter().filter(|key| !JA.contains_key(*key)).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }

    #[test]
    fn a_cell_of_a_plan_is_called_as_its_sheet_calls_it() {
        let problem = |field: &str| {
            let problem = Problem::new(ProblemCode::InvalidField).with("field", field).with("reason", "needed");
            super::problem(Language::Ja, &problem.with("sheet", "task"))
        };
        assert_eq!(problem("starts"), "「始まり」の値が正しくありません。空にはできません。");
        assert_eq!(problem("name_en"), "「名前（英）」の値が正しくありません。空にはできません。");
        // What the sheet has not is called as elsewhere.
        assert_eq!(problem("row"), "「行」の値が正しくありません。空にはできません。");
        assert_eq!(word(Language::En, "field.gate.data_on"), word(Language::En, "plan-column.gate.data_on"));
    }

    #[test]
    fn every_column_of_a_plan_is_worded() {
        for sheet in domain::plan::Sheet::ALL {
            for cell in sheet.cells() {
                for language in [Language::Ja, Language::En] {
                    let key = format!("field.{}.{cell}", sheet.as_str());
                    assert_ne!(word(language, &key), key);
                }
            }
        }
    }

    #[test]
    fn one_is_not_told_in_the_plural() {
        let told = |count: &str| {
            let params = BTreeMap::from([("count".to_owned(), count.to_owned())]);
            sentence(Language::En, "done.theme-join", &params)
        };
        assert_eq!(told("1"), "Added 1 project to the theme");
        assert_eq!(
            (told("0").as_str(), told("21").as_str()),
            ("Added 0 projects to the theme", "Added 21 projects to the theme")
        );
    }

    #[test]
    fn a_sentence_names_its_place() {
        let problem =
            Problem::new(ProblemCode::InvalidField).with("field", "notes").with("reason", "too-long").with("limit", 10);
        assert_eq!(
            super::problem(Language::Ja, &problem),
            "「メモ」の値が正しくありません。10 文字以内にしてください。"
        );
    }
}
