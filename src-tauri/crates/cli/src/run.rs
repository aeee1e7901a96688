//! Each verb as calls of declared commands.

use crate::args::{Command, Import, Line, Projects, Tag, Theme, ThemeNew, word};
use crate::language;
use crate::secret::Secrets;
use crate::values::{absolute, list, string};
use app::commands::Mode;
use app::settings::Language;
use app::{App, Host, Silent};
use domain::{Problem, ProblemCode, ProjectNumber};
use serde_json::{Value, json};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

/// What a verb gives.
pub struct Done {
    /// The document of `--json`.
    pub json: Value,
    /// What a person reads.
    pub text: String,
    /// Something was refused though the rest was done.
    pub refused: bool,
}

pub(crate) fn done(json: Value, text: impl Into<String>) -> Result<Done, Problem> {
    Ok(Done { json, text: text.into(), refused: false })
}

/// Runs a command line.
pub async fn run(line: Line) -> Result<Done, Problem> {
    let said = line.who.clone();
    let login = said.clone().or_else(|| std::env::var("USER").or_else(|_| std::env::var("USERNAME")).ok());
    let user = User {
        name: login.unwrap_or_else(|| "tsumugi".to_owned()),
        opened: Mutex::default(),
        secrets: Secrets::new(line.passphrase_fd),
        said,
        pins: Secrets::new(line.pin_fd),
    };
    let result = verb(&user, line.command, line.json).await;
    user.close().await;
    result
}

async fn verb(user: &User, command: Command, as_json: bool) -> Result<Done, Problem> {
    match command {
        Command::New { library } => made(user, "library.create", &library).await,
        Command::Sample { library } => made(user, "library.sample", &library).await,
        Command::Import(import) => user.import(import).await,
        Command::Projects(projects) => user.projects(projects).await,
        Command::Tag(tag) => user.tag(tag).await,
        Command::Suggest(suggest) => crate::suggest::run(user, suggest, as_json).await,
        Command::Theme(Theme::New(theme)) => user.theme_new(*theme).await,
        Command::Theme(Theme::Show { code, library }) => {
            let desk = user.open(&library, Mode::Read).await?;
            let theme = desk.theme(&code).await?;
            let text = format!("{}  {}", string(&theme, "code"), string(&theme, "title_ja"));
            done(brief(&theme, true), text)
        }
        Command::Theme(Theme::List { library }) => {
            let desk = user.open(&library, Mode::Read).await?;
            let themes = desk.themes().await?;
            let text: Vec<String> = themes
                .iter()
                .map(|theme| format!("{}  {}", string(theme, "code"), string(theme, "title_ja")))
                .collect();
            done(
                json!({ "themes": themes.iter().map(|theme| brief(theme, false)).collect::<Vec<_>>() }),
                text.join("\n"),
            )
        }
        Command::Export(export) => user.export(export).await,
        Command::Backup { library } => user.backup(&library).await,
        Command::Restore { backup, out } => user.restore(&backup, &out).await,
        Command::Recover { library, out } => user.recover(&library, &out).await,
        Command::Lock { library } => user.protect(&library, false, true).await,
        Command::Unlock { library } => user.protect(&library, true, false).await,
        Command::Rekey { library } => user.protect(&library, true, true).await,
        Command::Leakcheck { file, library } => user.leakcheck(&file, library.as_deref()).await,
        Command::Check { library, full } => user.check(&library, full).await,
        Command::Call { name, args, library } => {
            let args: Value = serde_json::from_str(&args)
                .map_err(|error| Problem::new(ProblemCode::BadCall).with("command", &name).detail(error))?;
            let mode = App::declared(&name).map_or(Mode::Read, |declared| declared.mode);
            let desk = match library {
                Some(library) => user.open(&library, mode).await?,
                None => user.desk(false),
            };
            let value = desk.call(&name, args).await?;
            let text = value.to_string();
            done(value, text)
        }
    }
}

async fn made(user: &User, command: &str, library: &Path) -> Result<Done, Problem> {
    let status = user.desk(false).call(command, json!({ "path": library.to_string_lossy() })).await?;
    let text = string(&status["open"], "path");
    done(status, text)
}

/// Who works here, and what was opened for it.
pub(crate) struct User {
    name: String,
    opened: Mutex<Vec<Arc<App>>>,
    pub(crate) secrets: Secrets,
    /// The name given, for a library with people.
    said: Option<String>,
    pins: Secrets,
}

/// An application with or without an open library.
pub(crate) struct Desk(Arc<App>);

impl User {
    pub(crate) fn desk(&self, read_only: bool) -> Desk {
        let cache_dir = crate::suggest::cache_dir();
        let app = App::new(Host { cache_dir, login: self.name.clone(), read_only, ..Host::default() });
        self.opened.lock().unwrap_or_else(PoisonError::into_inner).push(Arc::clone(&app));
        Desk(app)
    }

    /// Folds the log beside a library into its one file, so that the file can be copied or renamed. What was
    /// written is safe without this, so a failure is no failure of the verb.
    async fn close(&self) {
        let opened = std::mem::take(&mut *self.opened.lock().unwrap_or_else(PoisonError::into_inner));
        for app in opened {
            let _ = Desk(app).call("library.close", json!({})).await;
        }
    }

    /// Reads open beside a window; a library that must be brought up to date first is opened for writing. Before a write
    /// the daily backup is made where it is due.
    pub(crate) async fn open(&self, library: &Path, mode: Mode) -> Result<Desk, Problem> {
        let desk = self.enter(library, mode).await?;
        self.become_person(&desk, library).await?;
        if mode != Mode::Read {
            desk.call("backup.make", json!({ "reason": "daily" })).await?;
        }
        Ok(desk)
    }

    /// In a library with people the name given is one of theirs.
    async fn become_person(&self, desk: &Desk, library: &Path) -> Result<(), Problem> {
        let Some(said) = &self.said else { return Ok(()) };
        let known = desk.call("person.list", json!({})).await?;
        let people = list(&known, "people");
        if people.is_empty() {
            return Ok(());
        }
        let person = people.iter().find(|person| person["name"] == *said);
        let person = person.ok_or_else(|| Problem::new(ProblemCode::NoSuchPerson))?;
        let mut args = json!({ "person": person["id"] });
        if person["pin"] == true {
            args["pin"] = json!(self.pins.next("PIN", &library.to_string_lossy())?);
        }
        desk.call("person.become", args).await.map(drop)
    }

    async fn enter(&self, library: &Path, mode: Mode) -> Result<Desk, Problem> {
        let mut args = json!({ "path": library.to_string_lossy() });
        match self.attempt(&args, mode).await {
            Err(problem) if problem.code == ProblemCode::PassphraseNeeded => {
                args["passphrase"] = json!(self.secrets.next("Passphrase", &library.to_string_lossy())?);
                self.attempt(&args, mode).await
            }
            done => done,
        }
    }

    async fn attempt(&self, args: &Value, mode: Mode) -> Result<Desk, Problem> {
        if mode == Mode::Read {
            let desk = self.desk(true);
            match desk.call("library.open", args.clone()).await {
                Ok(_) => return Ok(desk),
                Err(problem) if problem.code == ProblemCode::LibraryReadOnly => {}
                Err(problem) => return Err(problem),
            }
        }
        let desk = self.desk(false);
        desk.call("library.open", args.clone()).await?;
        Ok(desk)
    }

    async fn import(&self, import: Import) -> Result<Done, Problem> {
        let mode = if import.dry_run { Mode::Read } else { Mode::Write };
        let desk = self.open(&import.library, mode).await?;
        let args = json!({ "file": absolute(&import.file), "options": desk.options(&import).await? });
        // A preview shows what cannot be imported; here that is a refusal like that of the import itself.
        let mut preview = desk.call("import.preview", args.clone()).await?;
        if let Ok(problem) = serde_json::from_value::<Problem>(preview["problem"].take()) {
            return Err(problem);
        }
        if let Some(path) = &import.refused
            && preview["report"]["unreadable"] != 0
        {
            desk.call("import.refused", json!({ "request": args, "path": absolute(path) })).await?;
        }
        if let Some(name) = &import.save_profile {
            desk.call("import.save_profile", json!({ "name": name, "request": args })).await?;
        }
        let mut answer = if import.dry_run { preview.clone() } else { desk.call("import.run", args.clone()).await? };
        let mut report = answer["report"].take();
        let message = if language() == Language::Ja { "message_ja" } else { "message_en" };
        let issues: Vec<Value> = list(&report, "issues")
            .iter()
            .map(|issue| {
                json!({
                    "file": issue["file"], "sheet": issue["sheet"], "row": issue["row"], "column": issue["column"],
                    "code": issue["code"], "message": issue[message],
                })
            })
            .collect();
        for issue in &issues {
            eprintln!(
                "{}:{}{}  {}",
                string(issue, "file"),
                issue["column"].as_str().unwrap_or(""),
                issue["row"],
                string(issue, "message")
            );
        }
        let count = |name: &str| report[name].as_u64().unwrap_or(0);
        let text = format!(
            "rows {} = new {} + changed {} + unchanged {} + possible {} + unreadable {}; vanished {}; new projects {}",
            count("rows"),
            count("new"),
            count("changed"),
            count("unchanged"),
            count("possible"),
            count("unreadable"),
            count("vanished"),
            count("projects_new"),
        );
        let refused = count("unreadable") > 0;
        report["issues"] = json!(issues);
        // How the file was understood stands beside what came of it.
        for part in ["format", "encoding", "delimiter", "sheet", "header_rows", "columns", "profile"] {
            report[part] = preview[part].take();
        }
        let told = |row: &Value| {
            json!({ "row": row["row"], "fate": row["fate"], "key": row["key"], "values": row["values"],
                "diff": row["diff"], "candidate": row["candidate"] })
        };
        report["first_rows"] = list(&preview, "rows").iter().map(told).collect();
        Ok(Done { json: report, text, refused })
    }

    async fn projects(&self, projects: Projects) -> Result<Done, Problem> {
        let desk = self.open(&projects.library, Mode::Read).await?;
        let mut filter = json!({ "text": projects.query });
        for (key, value) in &projects.filter {
            let values = match (key.as_str(), value.as_str()) {
                ("untagged", "all" | "true") => vec![json!("target"), json!("modality"), json!("indication")],
                ("year", year) => vec![json!(year.parse::<i32>().unwrap_or_default())],
                (_, value) => vec![json!(value)],
            };
            let slot = &mut filter[key.as_str()];
            match slot.as_array_mut() {
                Some(list) => list.extend(values),
                None => *slot = Value::Array(values),
            }
        }
        let mut rows: Vec<Value> = Vec::new();
        let total = loop {
            let limit = (projects.limit - rows.len()).min(1_000);
            let page =
                desk.call("project.page", json!({ "filter": filter, "offset": rows.len(), "limit": limit })).await?;
            let some = list(&page, "rows");
            rows.extend(some.iter().cloned());
            if some.is_empty() || rows.len() >= projects.limit {
                break page["total"].clone();
            }
        };
        let label = if language() == Language::Ja { "label_ja" } else { "label_en" };
        let rows: Vec<Value> = rows
            .into_iter()
            .map(|mut row| {
                let tags: Vec<Value> = list(&row, "tags")
                    .iter()
                    .map(
                        |tag| json!({ "kind": tag["kind"], "id": tag["id"], "label": tag[label], "main": tag["main"] }),
                    )
                    .collect();
                row["tags"] = json!(tags);
                row
            })
            .collect();
        let text: Vec<String> =
            rows.iter().map(|row| format!("{}\t{}", string(row, "key"), string(row, "title_ja"))).collect();
        done(json!({ "total": total, "projects": rows }), text.join("\n"))
    }

    async fn tag(&self, tag: Tag) -> Result<Done, Problem> {
        let desk = self.open(&tag.library, Mode::Write).await?;
        let project = desk.project(&tag.project).await?;
        let kind = word(tag.kind);
        let edit = json!({ "selection": { "these": [project] }, "kind": kind, "concept": tag.concept });
        let mut answer = desk.call("tag.add", edit).await?;
        if tag.main {
            let main = json!({ "project": project, "kind": kind, "concept": tag.concept, "main": true });
            answer = desk.call("tag.set_main", main).await?;
        }
        done(answer, "")
    }

    async fn theme_new(&self, theme: ThemeNew) -> Result<Done, Problem> {
        let desk = self.open(&theme.library, Mode::Write).await?;
        let mut threads = Vec::new();
        for key in &theme.project {
            threads.push(json!({ "project": desk.project(key).await? }));
        }
        let fields = json!({
            "code": theme.code, "title_ja": theme.title, "title_en": theme.title_en, "target": theme.target,
            "modality": theme.modality, "indication": theme.indication, "hypothesis_ja": theme.hypothesis,
        });
        let answer = desk.call("theme.create", json!({ "fields": fields, "threads": threads })).await?;
        done(answer, theme.code)
    }
}

impl Desk {
    pub(crate) async fn call(&self, name: &str, args: Value) -> Result<Value, Problem> {
        Ok(self.0.dispatch(name, args, Arc::new(Silent)).await?.value)
    }

    /// The options of `import.preview` and `import.run`. Columns are named by letter, so the file is looked at first.
    async fn options(&self, import: &Import) -> Result<Value, Problem> {
        let mut options = json!({
            "sheet": import.sheet, "encoding": import.encoding, "delimiter": import.delimiter,
            "profile": import.profile, "fiscal_year": import.fiscal_year, "confidential": import.confidential,
        });
        if !import.column.is_empty() {
            let args = json!({ "file": absolute(&import.file), "options": options });
            let preview = self.call("import.preview", args).await?;
            let mut columns = serde_json::Map::new();
            for (letter, field) in &import.column {
                let known = list(&preview, "columns").iter();
                let mut known = known.filter(|c| c["letter"].as_str().is_some_and(|l| l.eq_ignore_ascii_case(letter)));
                let unknown =
                    || Problem::new(ProblemCode::InvalidField).with("field", "columns").with("reason", "no-column");
                let column = known.next().ok_or_else(|| unknown().with("letter", letter))?;
                let field = if field.is_empty() { Value::Null } else { json!(field) };
                columns.insert(column["index"].to_string(), field);
            }
            options["columns"] = Value::Object(columns);
        }
        Ok(options)
    }

    /// The plan of a theme, or one of its copies by name.
    pub(crate) async fn plan(&self, theme: &Value, name: Option<&str>) -> Result<Value, Problem> {
        let view = self.call("plan.show", json!({ "theme": theme["id"] })).await?;
        let found = match name {
            None => Some(&view["plan"]).filter(|plan| !plan.is_null()),
            Some(name) => list(&view, "plans").iter().find(|plan| plan["name"].as_str() == Some(name)),
        };
        found.map(|plan| plan["id"].clone()).ok_or_else(|| Problem::new(ProblemCode::NoSuchPlan))
    }

    /// A project by its key, a full number or `#id`.
    async fn project(&self, key: &str) -> Result<Value, Problem> {
        let gone = || Problem::new(ProblemCode::NoSuchProject).with("key", key);
        if let Some(id) = key.strip_prefix('#') {
            let id: i64 = id.parse().map_err(|_| gone())?;
            return Ok(self.call("project.detail", json!({ "id": id })).await?["row"]["id"].take());
        }
        let number = ProjectNumber::read(key).ok_or_else(gone)?;
        // The folded text holds the number, so a search finds its few candidates.
        let page = json!({ "filter": { "text": number.key }, "limit": 1_000 });
        let page = self.call("project.page", page).await?;
        let found = list(&page, "rows").iter().find(|row| row["key"] == json!(number.key));
        found.map(|row| row["id"].clone()).ok_or_else(gone)
    }

    async fn themes(&self) -> Result<Vec<Value>, Problem> {
        let answer = self.call("theme.list", json!({})).await?;
        Ok(list(&answer, "themes").to_vec())
    }

    pub(crate) async fn theme(&self, code: &str) -> Result<Value, Problem> {
        let found = self.themes().await?.into_iter().find(|theme| theme["code"] == json!(code));
        found.ok_or_else(|| Problem::new(ProblemCode::NoSuchTheme).with("code", code))
    }
}

/// A theme as the command line shows it: concepts by id, projects by key.
fn brief(theme: &Value, full: bool) -> Value {
    let projects: Vec<Value> = list(theme, "threads")
        .iter()
        .map(|thread| {
            let project = &thread["project"];
            json!({
                "id": project["id"], "key": project["key"], "number": project["number"], "title_ja": project["title_ja"],
                "title_en": project["title_en"], "role": thread["role"], "note": thread["note"],
            })
        })
        .collect();
    let mut brief = json!({
        "code": theme["code"], "title_ja": theme["title_ja"], "title_en": theme["title_en"], "state": theme["state"],
        "projects": projects,
    });
    if full {
        for kind in ["target", "modality", "indication"] {
            brief[kind] = theme[kind]["id"].clone();
        }
        for field in ["id", "hypothesis_ja", "hypothesis_en", "notes", "classes", "by", "at"] {
            brief[field] = theme[field].clone();
        }
    }
    brief
}
