//! The words of the command line.

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Tsumugi 紡ぎ without a window: the same commands, for scripts.
#[derive(Debug, Parser)]
#[command(name = "tsumugi", version, about, propagate_version = true)]
pub struct Line {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// Name written to tags and history (login name when left out). In a library with people it is the person of that
    /// name who works; without it nobody does, whoever the window last was: then only what everybody may see is there.
    #[arg(long = "as", global = true, value_name = "NAME")]
    // Not `name`: an argument of a subcommand called so would be taken for it.
    pub who: Option<String>,
    /// Print one JSON document on standard output; messages go to standard error.
    #[arg(long, global = true)]
    pub json: bool,
    /// Read the PIN of that person from this file descriptor, one line; otherwise it is asked for at the terminal.
    #[arg(long, global = true, value_name = "N")]
    pub pin_fd: Option<u32>,
    /// Read passphrases from this file descriptor, one a line in the order they are asked for; otherwise they are asked
    /// for at the terminal.
    #[arg(long, global = true, value_name = "N")]
    pub passphrase_fd: Option<u32>,
}

/// The verbs.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Create an empty library.
    New {
        /// File to create, ending in .tsumugi.
        library: PathBuf,
    },
    /// Create the sample library (fictional, 合成データ).
    Sample {
        /// File to create, ending in .tsumugi.
        library: PathBuf,
    },
    /// Import a list (XLSX, XLS, XLSB, ODS, CSV, TSV, HTML, AMEDfind JSON, amed-research-db SQLite).
    Import(Import),
    /// List projects.
    Projects(Projects),
    /// Tag a project.
    Tag(Tag),
    /// Name the targets, modalities and indications in texts: lines {"id","text"} in, {"id","mentions"} out.
    Suggest(Suggest),
    /// Themes.
    #[command(subcommand)]
    Theme(Theme),
    /// Write a workbook for an audience.
    #[command(subcommand)]
    Export(Export),
    /// Look for what must not leave in a workbook (XLSX, XLSM); succeeds only when there is nothing.
    Leakcheck {
        /// Workbook, whoever wrote it.
        file: PathBuf,
        /// Library whose people are looked for as well.
        #[arg(long)]
        library: Option<PathBuf>,
    },
    /// Check the integrity of a library; succeeds only when it is clean.
    Check {
        /// Library file.
        library: PathBuf,
        /// Also every index, every page of an encrypted library, every operation of the log and every attachment.
        #[arg(long)]
        full: bool,
    },
    /// Make a verified backup of a library.
    Backup {
        /// Library file.
        library: PathBuf,
    },
    /// Verify a backup and write it as a library of its own.
    Restore {
        /// Backup, ending in .tsumugi-backup, with its .json beside it.
        backup: PathBuf,
        /// Library to write; nothing may stand there.
        #[arg(long)]
        out: PathBuf,
    },
    /// Read what can be read of a damaged library into a new one.
    Recover {
        /// Damaged library.
        library: PathBuf,
        /// Library to write; nothing may stand there.
        #[arg(long)]
        out: PathBuf,
    },
    /// Encrypt a library and its backups (asks for the new passphrase).
    Lock {
        /// Library file.
        library: PathBuf,
    },
    /// Store an encrypted library and its backups unencrypted (asks for the passphrase).
    Unlock {
        /// Library file.
        library: PathBuf,
    },
    /// Change the passphrase of a library and its backups (asks for the old one, then the new one).
    Rekey {
        /// Library file.
        library: PathBuf,
    },
    /// Run any declared command.
    Call {
        /// Name, e.g. project.page.
        name: String,
        /// Arguments as JSON.
        args: String,
        /// Library to open first.
        #[arg(long)]
        library: Option<PathBuf>,
    },
}

/// `import`
#[derive(Debug, Args)]
pub struct Import {
    /// List to import.
    pub file: PathBuf,
    /// Library file.
    #[arg(long)]
    pub library: PathBuf,
    /// Sheet, or table of a page, by name.
    #[arg(long)]
    pub sheet: Option<String>,
    /// Encoding of a text table: utf-8, cp932, euc-jp, utf-16le, utf-16be; otherwise detected.
    #[arg(long)]
    pub encoding: Option<String>,
    /// Delimiter of a text table, one character; otherwise detected.
    #[arg(long)]
    pub delimiter: Option<char>,
    /// Saved mapping by name; otherwise the one saved for a list of this shape.
    #[arg(long)]
    pub profile: Option<String>,
    /// Keep how the file was mapped under this name.
    #[arg(long, value_name = "NAME", conflicts_with = "dry_run")]
    pub save_profile: Option<String>,
    /// Field of a column by its letter, e.g. C=institution; an empty field keeps it under its heading.
    #[arg(long, value_name = "COLUMN=FIELD", value_parser = condition)]
    pub column: Vec<(String, String)>,
    /// Write the rows that are refused to this workbook, with the reasons.
    #[arg(long, value_name = "FILE")]
    pub refused: Option<PathBuf>,
    /// Fiscal year of rows that state none.
    #[arg(long, value_name = "YEAR")]
    pub fiscal_year: Option<i32>,
    /// The list was not published by AMED: its fields are internal only.
    #[arg(long)]
    pub confidential: bool,
    /// Report what would happen and write nothing.
    #[arg(long)]
    pub dry_run: bool,
}

/// `suggest`
#[derive(Debug, Args)]
pub struct Suggest {
    /// Texts as JSON lines; `-` or nothing reads standard input, unless a library is given.
    #[arg(long, value_name = "FILE")]
    pub jsonl: Option<PathBuf>,
    /// The projects of this library, by key.
    #[arg(long)]
    pub library: Option<PathBuf>,
}

/// `projects`
#[derive(Debug, Args)]
pub struct Projects {
    /// Library file.
    #[arg(long)]
    pub library: PathBuf,
    /// Words, all of which must occur.
    #[arg(long, default_value = "")]
    pub query: String,
    /// programme, year, institution, target, modality, indication = value; untagged = target, modality, indication or all.
    #[arg(long, value_name = "KEY=VALUE", value_parser = condition)]
    pub filter: Vec<(String, String)>,
    /// At most this many.
    #[arg(long, default_value_t = 100)]
    pub limit: usize,
}

fn condition(text: &str) -> Result<(String, String), String> {
    const KEYS: [&str; 7] = ["programme", "year", "institution", "target", "modality", "indication", "untagged"];
    let (key, value) = text.split_once('=').ok_or("KEY=VALUE is needed")?;
    let fits = match key {
        "year" => value.parse::<i32>().is_ok(),
        "untagged" => matches!(value, "target" | "modality" | "indication" | "all" | "true"),
        _ => true,
    };
    if !KEYS.contains(&key) {
        return Err(format!("no filter of that name; there are {}", KEYS.join(", ")));
    }
    if !fits {
        return Err(format!("`{value}` does not fit the filter {key}"));
    }
    Ok((key.to_owned(), value.to_owned()))
}

/// `tag`
#[derive(Debug, Args)]
pub struct Tag {
    /// Library file.
    #[arg(long)]
    pub library: PathBuf,
    /// Number without its year, a full number, or #id.
    #[arg(long)]
    pub project: String,
    /// Kind of tag.
    #[arg(long)]
    pub kind: KindWord,
    /// HGNC id, modality code or MONDO id.
    #[arg(long)]
    pub concept: String,
    /// Make it the main tag of its kind.
    #[arg(long)]
    pub main: bool,
}

/// Kind of tag.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum KindWord {
    /// 標的
    Target,
    /// モダリティ
    Modality,
    /// 適応
    Indication,
}

/// `theme`
#[derive(Debug, Subcommand)]
pub enum Theme {
    /// Create a theme.
    New(Box<ThemeNew>),
    /// Show one theme.
    Show {
        /// Its code.
        code: String,
        /// Library file.
        #[arg(long)]
        library: PathBuf,
    },
    /// List the themes.
    List {
        /// Library file.
        #[arg(long)]
        library: PathBuf,
    },
}

/// `theme new`
#[derive(Debug, Args)]
pub struct ThemeNew {
    /// Library file.
    #[arg(long)]
    pub library: PathBuf,
    /// Short code, unique.
    #[arg(long)]
    pub code: String,
    /// Japanese title.
    #[arg(long)]
    pub title: String,
    /// English title.
    #[arg(long)]
    pub title_en: Option<String>,
    /// A project, in order; may be repeated.
    #[arg(long)]
    pub project: Vec<String>,
    /// HGNC id.
    #[arg(long)]
    pub target: Option<String>,
    /// Modality code.
    #[arg(long)]
    pub modality: Option<String>,
    /// MONDO id.
    #[arg(long)]
    pub indication: Option<String>,
    /// Hypothesis, Japanese.
    #[arg(long)]
    pub hypothesis: Option<String>,
}

/// `export`
#[derive(Debug, Subcommand)]
pub enum Export {
    /// Briefing workbook of one theme.
    Briefing {
        /// Theme by code.
        #[arg(long)]
        theme: String,
        /// Where, for whom, in which language.
        #[command(flatten)]
        to: To,
    },
    /// Plan of one theme: Gantt, gates, profile, supports, budget, risks, projects, and a flat data sheet.
    Plan {
        /// Theme by code.
        #[arg(long)]
        theme: String,
        /// A copy, baseline or version by name; otherwise the plan itself.
        #[arg(long, value_name = "NAME")]
        plan: Option<String>,
        /// Amounts in millions of yen instead of thousands.
        #[arg(long)]
        millions: bool,
        /// Where, for whom, in which language.
        #[command(flatten)]
        to: To,
    },
    /// Project list as a table: of one theme, or of the whole library.
    Table {
        /// Only the projects of this theme.
        #[arg(long)]
        theme: Option<String>,
        /// Where, for whom, in which language.
        #[command(flatten)]
        to: To,
    },
}

/// Target of an export. The audience has no default.
#[derive(Debug, Args)]
pub struct To {
    /// Library file.
    #[arg(long)]
    pub library: PathBuf,
    /// For whom.
    #[arg(long)]
    pub audience: AudienceWord,
    /// Language of the document.
    #[arg(long, alias = "language", default_value = "ja")]
    pub lang: LanguageWord,
    /// Workbook to write.
    #[arg(long)]
    pub out: PathBuf,
    /// Writes it although the leak check found something: the digest it named.
    #[arg(long, value_name = "SEEN", requires_all = ["by", "reason"])]
    pub answer: Option<String>,
    /// Who answers for it.
    #[arg(long, value_name = "NAME")]
    pub by: Option<String>,
    /// Why it may leave.
    #[arg(long, value_name = "TEXT")]
    pub reason: Option<String>,
}

/// For whom.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum AudienceWord {
    /// 公開
    Public,
    /// 公開可
    NonConfidential,
    /// CDA締結先
    Cda,
    /// 社外秘
    Internal,
}

/// Language of a document.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum LanguageWord {
    /// Japanese
    Ja,
    /// English
    En,
    /// One sheet each
    Both,
}

/// The word of a value, as the contract spells it.
pub fn word<T: ValueEnum>(value: T) -> String {
    value.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_works_is_not_taken_for_the_command_that_is_called() {
        let who = |line: &[&str]| Line::try_parse_from(line).ok().and_then(|line| line.who);
        let call = ["tsumugi", "call", "person.list", "{}", "--library", "a.tsumugi"];
        assert_eq!(who(&call), None);
        assert_eq!(who(&[&call[..], &["--as", "議長"]].concat()).as_deref(), Some("議長"));
    }
}
