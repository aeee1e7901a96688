//! What both documents share: words of a language, dates, names of files, the record of what went out.

use super::{DocumentLanguage, Exported, Withheld};
use crate::catalogue;
use crate::leak::LeakOverride;
use crate::prelude::*;
use crate::settings::Language;
use crate::state::Open;
use serde_json::json;
use sha2::{Digest as _, Sha256};
use sheets::write;
use std::path::Path;
use store::{NewOperation, Tx};

/// A language of a document with the words it needs.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Words(pub(crate) Language);

impl Words {
    pub(crate) fn of(language: DocumentLanguage) -> Vec<Words> {
        match language {
            DocumentLanguage::Ja => vec![Words(Language::Ja)],
            DocumentLanguage::En => vec![Words(Language::En)],
            DocumentLanguage::Both => vec![Words(Language::Ja), Words(Language::En)],
        }
    }

    pub(crate) fn say(self, key: &str) -> String {
        catalogue::word(self.0, key)
    }

    /// A sentence with its places filled.
    pub(crate) fn fill(self, key: &str, params: &[(&str, &str)]) -> String {
        let params = params.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        catalogue::sentence(self.0, key, &params)
    }

    pub(crate) fn count(self, count: usize) -> String {
        self.fill("workbook.count", &[("count", &count.to_string())])
    }

    /// The text of this language, else the other: a gap in translation must not lose content.
    pub(crate) fn pick<'a>(self, ja: &'a str, en: &'a str) -> &'a str {
        let (own, other) = match self.0 {
            Language::Ja => (ja, en),
            Language::En => (en, ja),
        };
        if own.is_empty() { other } else { own }
    }

    pub(crate) fn fonts(self) -> write::Language {
        match self.0 {
            Language::Ja => write::Language::Ja,
            Language::En => write::Language::En,
        }
    }

    /// The class line of a document, with the mark of fictional data.
    pub(crate) fn classification(self, audience: Audience, sample: bool) -> String {
        let class = self.say(&format!("class.{}", audience.0.as_str()));
        if sample { format!("{class} · {}", self.say("workbook.synthetic")) } else { class }
    }

    /// `R6` / `FY2024`, as AMED writes years in Japanese; years without an era as they are.
    pub(super) fn years(self, years: &[i32]) -> String {
        let one = |year: i32| match self.0 {
            Language::Ja if year >= 2019 => format!("R{}", year - 2018),
            Language::Ja if year >= 1989 => format!("H{}", year - 1988),
            _ => format!("FY{year}"),
        };
        match years {
            [] => String::new(),
            [only] => one(*only),
            [first, .., last] => format!("{}–{}", one(*first), one(*last)),
        }
    }
}

/// Local date of today.
pub(crate) fn today() -> jiff::civil::Date {
    jiff::ZonedDateTime::now().date()
}

/// Adds to the list of what stays in the house.
pub(crate) fn withhold(list: &mut Vec<Withheld>, item: &str, class: Class, count: usize) {
    if count > 0 {
        list.push(Withheld { item: item.to_owned(), class, count: u32::try_from(count).unwrap_or(u32::MAX) });
    }
}

/// A proposed file name: class first, nothing a file system refuses.
pub(crate) fn file_name(audience: Audience, name: &str) -> String {
    let class = catalogue::word(Language::Ja, &format!("class.{}", audience.0.as_str()));
    let clean: String =
        name.chars().map(|c| if "\\/:*?\"<>|".contains(c) || c.is_control() { '_' } else { c }).collect();
    format!("【{class}】{clean}_{}.xlsx", today().strftime("%Y%m%d"))
}

/// Ending of a workbook.
pub(crate) const WORKBOOK: Option<&str> = Some(".xlsx");

/// Refuses where nothing can be recorded: what goes out is recorded, so nothing goes out that cannot be.
fn recordable(open: &Open) -> Result<(), Problem> {
    if open.store.read_only() {
        return Err(Problem::new(ProblemCode::LibraryReadOnly).with("path", open.store.path().display()));
    }
    Ok(())
}

/// Records that something goes out to an audience. The record is never undone.
pub(super) async fn note(
    context: &Context<'_>,
    open: &Open,
    kind: &'static str,
    audience: Audience,
    params: serde_json::Value,
) -> Result<(), Problem> {
    note_with(context, open, kind, audience, params, async |_| Ok(())).await
}

/// As [`note`], with what the library says of it beside the record.
async fn note_with(
    context: &Context<'_>,
    open: &Open,
    kind: &'static str,
    audience: Audience,
    mut params: serde_json::Value,
    also: impl AsyncFnOnce(&mut Tx) -> Result<(), Problem>,
) -> Result<(), Problem> {
    recordable(open)?;
    params["audience"] = json!(audience);
    let operation = NewOperation { kind, by: context.app.by(), params, undoable: false };
    let outcome = open.store.write(operation, also).await?;
    if !outcome.changed.tables.is_empty() {
        open.follow(&outcome.changed).await?;
    }
    Ok(())
}

/// What goes out.
pub(crate) struct Outgoing<'a> {
    /// The operation that records it.
    pub(crate) kind: &'static str,
    /// For whom.
    pub(crate) audience: Audience,
    /// What the record says beside file, digest and audience.
    pub(crate) more: serde_json::Value,
    /// Who answers for what the leak check finds in it.
    pub(crate) answer: Option<&'a LeakOverride>,
}

/// Writes a workbook, looks through it where it goes to somebody outside, records that it leaves, then gives it its name.
///
/// # Errors
/// `LeaksFound`, `LeakUnchecked`; `FileInUse`, `NotWritable`, `DiskFull`, `LibraryReadOnly`; then no half file stands there.
pub(crate) async fn workbook(
    context: &Context<'_>,
    open: &Open,
    outgoing: Outgoing<'_>,
    out: &str,
    writing: impl FnOnce(&Path) -> Result<(), Problem> + Send + 'static,
) -> Result<(String, String), Problem> {
    record_with(context, open, outgoing, (out, WORKBOOK), writing, async |_| Ok(())).await
}

/// Runs a writer off the runtime's threads, records what goes out, then gives it its name. The record is never undone.
/// `out` is where to, and the ending it must have.
pub(crate) async fn record(
    context: &Context<'_>,
    open: &Open,
    kind: &'static str,
    to: (&str, Option<&str>),
    audience: Audience,
    more: serde_json::Value,
    writing: impl FnOnce(&Path) -> Result<(), Problem> + Send + 'static,
) -> Result<(String, String), Problem> {
    let outgoing = Outgoing { kind, audience, more, answer: None };
    record_with(context, open, outgoing, to, writing, async |_| Ok(())).await
}

/// As [`record`] and [`workbook`]; `also` writes what the library says of it, in the operation that records it.
pub(crate) async fn record_with(
    context: &Context<'_>,
    open: &Open,
    Outgoing { kind, audience, more, answer }: Outgoing<'_>,
    (out, ending): (&str, Option<&str>),
    writing: impl FnOnce(&Path) -> Result<(), Problem> + Send + 'static,
    also: impl AsyncFnOnce(&mut Tx) -> Result<(), Problem>,
) -> Result<(String, String), Problem> {
    let path = std::path::PathBuf::from(out);
    recordable(open)?;
    if let Some(ending) = ending.filter(|ending| !out.to_lowercase().ends_with(ending)) {
        return Err(Problem::new(ProblemCode::InvalidField)
            .with("field", "file")
            .with("reason", "path-ending")
            .with("ending", ending));
    }
    let shown = path.display().to_string();
    let named = shown.clone();
    let (draft, sha256) = tokio::task::spawn_blocking(move || {
        let draft = write::Draft::beside(&path)?;
        // Problems name the document, not its draft.
        writing(draft.path()).map_err(|problem| problem.with("path", &named))?;
        let bytes = std::fs::read(draft.path()).map_err(|error| Problem::io(&error, &named, false))?;
        Ok::<_, Problem>((draft, sha256(&bytes)))
    })
    .await
    .map_err(Problem::fault)??;
    // Pictures hold no text to look through; what stays in the house needs no look.
    let answered = match ending {
        WORKBOOK => crate::leak::answered(open, (draft.path(), &shown), audience, answer).await?,
        _ => serde_json::Value::Null,
    };
    let name = Path::new(&shown).file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let mut params = json!({ "file": name, "sha256": sha256 });
    if let (Some(params), Some(more)) = (params.as_object_mut(), more.as_object()) {
        params.extend(more.clone());
        if !answered.is_null() {
            params.insert("leaks".to_owned(), answered);
        }
    }
    note_with(context, open, kind, audience, params, also).await?;
    // Only now: a process that dies here leaves a record without a document, never a document without a record.
    tokio::task::spawn_blocking(move || draft.publish()).await.map_err(Problem::fault)??;
    Ok((shown, sha256))
}

/// SHA-256 in hexadecimal.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

pub(crate) fn exported((path, sha256): (String, String), projects: usize, withheld: Vec<Withheld>) -> Exported {
    Exported { path: path.into(), sha256, projects: u32::try_from(projects).unwrap_or(u32::MAX), withheld }
}
