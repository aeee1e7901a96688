//! Themes, their threads, and the disclosure class of single fields.

pub use crate::theme_whole::remove;

use crate::file::Store;
use crate::problem::{Cell, Result, damaged, db};
use crate::rows::{DisclosureRow, ThemeCourse, ThemeFull, ThemeRow, ThreadRow};
use crate::write::Tx;
use domain::{Class, Id, Problem, ProblemCode, Role, ThemeState};
use serde_json::json;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

/// What to change in a theme; `None` leaves a field as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ThemePatch {
    /// Code, unique.
    pub code: Option<String>,
    /// Title.
    pub title_ja: Option<String>,
    /// Title in English.
    pub title_en: Option<String>,
    /// Concept id of the target, `Some(None)` clears it.
    pub target: Option<Option<String>>,
    /// Code of the modality.
    pub modality: Option<Option<String>>,
    /// Concept id of the indication.
    pub indication: Option<Option<String>>,
    /// Hypothesis.
    pub hypothesis_ja: Option<String>,
    /// Hypothesis in English.
    pub hypothesis_en: Option<String>,
    /// Notes.
    pub notes: Option<String>,
    /// State.
    pub state: Option<ThemeState>,
    /// Who carries it.
    pub owner: Option<String>,
    /// What comes next.
    pub next_step: Option<String>,
    /// When that is due.
    pub due: Option<String>,
    /// Why it was stopped.
    pub stop_reason: Option<String>,
    /// Person-months, `Some(None)` clears them.
    pub effort_months: Option<Option<u32>>,
    /// Months to the next gate.
    pub months_to_gate: Option<Option<u32>>,
    /// Competition; empty clears it.
    pub competition: Option<String>,
}

/// What to change in a thread; `None` leaves it as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ThreadPatch {
    /// What the project brings, `Some(None)` clears it.
    pub role: Option<Option<Role>>,
    /// Note.
    pub note: Option<String>,
    /// New 0-based place among the threads that whoever writes may see; beyond the end means last.
    pub position: Option<u32>,
}

/// Makes a theme from a row whose `id`, `by` and `at` are filled in here. Returns its id.
///
/// # Errors
/// `ThemeExists` with `code`.
pub async fn create(tx: &mut Tx, row: &ThemeRow) -> Result<Id> {
    refuse_taken_code(tx, &row.code, 0).await?;
    let id = tx.take_id()?;
    let (by, at) = (tx.by().to_owned(), tx.now().to_owned());
    sqlx::query(
        "INSERT INTO theme (id, code, title_ja, title_en, target, modality, indication, hypothesis_ja, hypothesis_en, notes, \
         state, by, at, owner, next_step, due, stop_reason, effort_months, months_to_gate, competition, origin) \
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(id)
    .bind(row.code.as_str())
    .bind(row.title_ja.as_str())
    .bind(row.title_en.as_str())
    .bind(row.target.as_deref())
    .bind(row.modality.as_deref())
    .bind(row.indication.as_deref())
    .bind(row.hypothesis_ja.as_str())
    .bind(row.hypothesis_en.as_str())
    .bind(row.notes.as_str())
    .bind(row.state.as_str())
    .bind(by)
    .bind(at)
    .bind(row.course.owner.as_str())
    .bind(row.course.next_step.as_str())
    .bind(row.course.due.as_str())
    .bind(row.course.stop_reason.as_str())
    .bind(row.course.effort_months)
    .bind(row.course.months_to_gate)
    .bind(row.course.competition.as_str())
    .bind(row.course.origin)
    .execute(tx.conn()?)
    .await
    .map_err(db)?;
    Ok(id)
}

async fn refuse_taken_code(tx: &mut Tx, code: &str, except: Id) -> Result<()> {
    let taken: Option<Id> = sqlx::query_scalar("SELECT id FROM theme WHERE code = ? AND id <> ?")
        .bind(code)
        .bind(except)
        .fetch_optional(tx.conn()?)
        .await
        .map_err(db)?;
    match taken {
        Some(_) => Err(Problem::new(ProblemCode::ThemeExists).with("code", code)),
        None => Ok(()),
    }
}

/// Changes fields of a theme.
///
/// # Errors
/// `NoSuchTheme` with `id`; `ThemeExists` with `code`.
pub async fn update(tx: &mut Tx, id: Id, patch: &ThemePatch) -> Result<()> {
    must_exist(tx, id).await?;
    if let Some(code) = &patch.code {
        refuse_taken_code(tx, code, id).await?;
    }
    sqlx::query(
        "UPDATE theme SET code = coalesce(?2, code), title_ja = coalesce(?3, title_ja), title_en = coalesce(?4, title_en), \
         target = iif(?5, ?6, target), modality = iif(?7, ?8, modality), indication = iif(?9, ?10, indication), \
         hypothesis_ja = coalesce(?11, hypothesis_ja), hypothesis_en = coalesce(?12, hypothesis_en), \
         notes = coalesce(?13, notes), state = coalesce(?14, state), owner = coalesce(?15, owner), \
         next_step = coalesce(?16, next_step), due = coalesce(?17, due), stop_reason = coalesce(?18, stop_reason), \
         effort_months = iif(?19, ?20, effort_months), months_to_gate = iif(?21, ?22, months_to_gate), \
         competition = coalesce(?23, competition) WHERE id = ?1",
    )
    .bind(id)
    .bind(patch.code.as_deref())
    .bind(patch.title_ja.as_deref())
    .bind(patch.title_en.as_deref())
    .bind(patch.target.is_some())
    .bind(patch.target.as_ref().and_then(Option::as_deref))
    .bind(patch.modality.is_some())
    .bind(patch.modality.as_ref().and_then(Option::as_deref))
    .bind(patch.indication.is_some())
    .bind(patch.indication.as_ref().and_then(Option::as_deref))
    .bind(patch.hypothesis_ja.as_deref())
    .bind(patch.hypothesis_en.as_deref())
    .bind(patch.notes.as_deref())
    .bind(patch.state.map(ThemeState::as_str))
    .bind(patch.owner.as_deref())
    .bind(patch.next_step.as_deref())
    .bind(patch.due.as_deref())
    .bind(patch.stop_reason.as_deref())
    .bind(patch.effort_months.is_some())
    .bind(patch.effort_months.flatten())
    .bind(patch.months_to_gate.is_some())
    .bind(patch.months_to_gate.flatten())
    .bind(patch.competition.as_deref())
    .execute(tx.conn()?)
    .await
    .map_err(db)?;
    Ok(())
}

pub(crate) async fn must_exist(tx: &mut Tx, id: Id) -> Result<()> {
    let found: Option<Id> = sqlx::query_scalar("SELECT id FROM theme WHERE id = ?")
        .bind(id)
        .fetch_optional(tx.conn()?)
        .await
        .map_err(db)?;
    found.map(drop).ok_or_else(|| Problem::new(ProblemCode::NoSuchTheme).with("id", id))
}

/// Adds projects at the end of a theme, in the order given; those it has (or that are gone) stay as they are.
/// Returns how many joined.
///
/// # Errors
/// `NoSuchTheme` with `id`.
pub async fn join(tx: &mut Tx, theme: Id, projects: &[Id]) -> Result<u32> {
    must_exist(tx, theme).await?;
    let first = tx.take_ids(projects.len())?;
    let pairs = json!((first..).zip(projects).collect::<Vec<_>>()).to_string();
    // The first of a project named twice counts. After the last place, not the number of places: undoing
    // an older join leaves a gap.
    let done = sqlx::query(
        "INSERT INTO theme_project (id, theme, project, position, role, note) \
         SELECT id, ?2, project, (SELECT coalesce(max(position), -1) FROM theme_project WHERE theme = ?2) + row_number() OVER (ORDER BY id), NULL, '' \
         FROM (SELECT min(j.value->>0) AS id, p.id AS project FROM json_each(?1) j JOIN project p ON p.id = j.value->>1 \
               WHERE p.id NOT IN (SELECT project FROM theme_project WHERE theme = ?2) GROUP BY p.id)",
    )
    .bind(pairs)
    .bind(theme)
    .execute(tx.conn()?)
    .await
    .map_err(db)?;
    Ok(u32::try_from(done.rows_affected()).unwrap_or(u32::MAX))
}

/// Changes role, note or place of a project in a theme. Returns whether the project is in the theme.
///
/// # Errors
/// `NoSuchTheme` with `id`.
pub async fn edit_thread(tx: &mut Tx, theme: Id, project: Id, patch: &ThreadPatch) -> Result<bool> {
    must_exist(tx, theme).await?;
    let done = sqlx::query(
        "UPDATE theme_project SET role = iif(?3, ?4, role), note = coalesce(?5, note) WHERE theme = ?1 AND project = ?2",
    )
    .bind(theme)
    .bind(project)
    .bind(patch.role.is_some())
    .bind(patch.role.flatten().map(Role::as_str))
    .bind(patch.note.as_deref())
    .execute(tx.conn()?)
    .await
    .map_err(db)?;
    if done.rows_affected() == 0 {
        return Ok(false);
    }
    if let Some(place) = patch.position {
        let thread = sqlx::query_scalar("SELECT id FROM theme_project WHERE theme = ? AND project = ?");
        let thread = thread.bind(theme).bind(project).fetch_one(tx.conn()?).await.map_err(db)?;
        crate::laid::place(tx, "theme_project", theme, thread, place).await?;
    }
    Ok(true)
}

/// Takes a project out of a theme; the others keep their places. Returns whether it was in the theme.
///
/// # Errors
/// `NoSuchTheme` with `id`.
pub async fn remove_thread(tx: &mut Tx, theme: Id, project: Id) -> Result<bool> {
    must_exist(tx, theme).await?;
    let done = sqlx::query("DELETE FROM theme_project WHERE theme = ? AND project = ?")
        .bind(theme)
        .bind(project)
        .execute(tx.conn()?)
        .await
        .map_err(db)?;
    Ok(done.rows_affected() > 0)
}

/// Classes one field of one thing (`thing` is a table, `row` its id).
///
/// # Errors
/// A database error.
pub async fn set_class(tx: &mut Tx, thing: &str, row: Id, field: &str, class: Class) -> Result<()> {
    let id = tx.take_id()?;
    sqlx::query(
        "INSERT INTO disclosure (id, thing, row, field, class) VALUES (?, ?, ?, ?, ?) \
         ON CONFLICT (thing, row, field) DO UPDATE SET class = excluded.class WHERE class <> excluded.class",
    )
    .bind(id)
    .bind(thing)
    .bind(row)
    .bind(field)
    .bind(class.as_str())
    .execute(tx.conn()?)
    .await
    .map_err(db)?;
    Ok(())
}

/// The classes given to fields of one thing.
///
/// # Errors
/// A database error.
pub async fn classes(store: &Store, thing: &str, row: Id) -> Result<Vec<DisclosureRow>> {
    let mut read = store.read().await?;
    sqlx::query("SELECT thing, row, field, class FROM disclosure WHERE thing = ? AND row = ? ORDER BY field")
        .bind(thing)
        .bind(row)
        .try_map(|r: SqliteRow| disclosure_row(&r))
        .fetch_all(&mut *read)
        .await
        .map_err(db)
}

/// The targets that themes have, each with the class its theme's triple has.
///
/// # Errors
/// A database error.
pub async fn targets(store: &Store) -> Result<Vec<(String, Class)>> {
    let mut read = store.read().await?;
    sqlx::query(
        "SELECT t.target, coalesce(d.class, 'internal') FROM theme t \
         LEFT JOIN disclosure d ON d.thing = 'theme' AND d.row = t.id AND d.field = 'triple' WHERE t.target IS NOT NULL",
    )
    .try_map(|r: SqliteRow| Ok((r.try_get(0)?, Class::parse_or_internal(r.try_get(1)?))))
    .fetch_all(&mut *read)
    .await
    .map_err(db)
}

fn disclosure_row(r: &SqliteRow) -> sqlx::Result<DisclosureRow> {
    Ok(DisclosureRow {
        thing: r.try_get(0)?,
        row: r.try_get(1)?,
        field: r.try_get(2)?,
        class: Class::parse_or_internal(r.try_get(3)?),
    })
}

/// How many threads of these themes are of projects that may not be seen, by theme; themes without any are left out.
///
/// # Errors
/// A database error.
pub async fn hidden_threads(store: &Store, themes: &[Id]) -> Result<Vec<(Id, u32)>> {
    let rows = sqlx::query_as(
        "SELECT theme, count(*) FROM main.theme_project WHERE theme IN (SELECT value FROM json_each(?)) \
         AND id NOT IN (SELECT id FROM theme_project) GROUP BY theme ORDER BY theme",
    );
    rows.bind(json!(themes).to_string()).fetch_all(&mut *store.read().await?).await.map_err(db)
}

/// Every theme, newest first.
///
/// # Errors
/// A database error.
pub async fn list(store: &Store) -> Result<Vec<ThemeFull>> {
    full(&mut *store.read().await?, None).await
}

/// Id, code and titles (Japanese, English) of every theme, newest first: what projects are found by.
///
/// # Errors
/// A database error.
pub async fn names(store: &Store) -> Result<Vec<(Id, String, String, String)>> {
    let mut read = store.read().await?;
    let rows = sqlx::query_as("SELECT id, code, title_ja, title_en FROM theme ORDER BY id DESC");
    rows.fetch_all(&mut *read).await.map_err(db)
}

/// One theme.
///
/// # Errors
/// A database error.
pub async fn get(store: &Store, id: Id) -> Result<Option<ThemeFull>> {
    Ok(full(&mut *store.read().await?, Some(id)).await?.pop())
}

/// One theme by its code.
///
/// # Errors
/// A database error.
pub async fn by_code(store: &Store, code: &str) -> Result<Option<ThemeFull>> {
    let mut read = store.read().await?;
    let id: Option<Id> = sqlx::query_scalar("SELECT id FROM theme WHERE code = ?")
        .bind(code)
        .fetch_optional(&mut *read)
        .await
        .map_err(db)?;
    let Some(id) = id else { return Ok(None) };
    Ok(full(&mut read, Some(id)).await?.pop())
}

/// Every code in use.
///
/// # Errors
/// A database error.
pub async fn codes(store: &Store) -> Result<Vec<String>> {
    let mut read = store.read().await?;
    sqlx::query_scalar("SELECT code FROM theme ORDER BY code").fetch_all(&mut *read).await.map_err(db)
}

async fn full(conn: &mut SqliteConnection, only: Option<Id>) -> Result<Vec<ThemeFull>> {
    let rows = sqlx::query(
        "SELECT id, code, title_ja, title_en, target, modality, indication, hypothesis_ja, hypothesis_en, notes, state, by, at, \
         owner, next_step, due, stop_reason, effort_months, months_to_gate, competition, origin FROM theme WHERE ?1 IS NULL OR id = ?1 ORDER BY id DESC",
    );
    let rows = rows.bind(only).fetch_all(&mut *conn).await.map_err(db)?;
    let mut themes = Vec::with_capacity(rows.len());
    for row in &rows {
        themes.push(ThemeFull { theme: theme_row(row)?, threads: Vec::new(), classes: Vec::new() });
    }
    let threads = sqlx::query(
        "SELECT id, theme, project, position, role, note FROM theme_project WHERE ?1 IS NULL OR theme = ?1 ORDER BY position, id",
    );
    for row in threads.bind(only).fetch_all(&mut *conn).await.map_err(db)? {
        let thread = thread_row(&row).map_err(db)?;
        if let Some(theme) = themes.iter_mut().find(|t| t.theme.id == thread.theme) {
            theme.threads.push(thread);
        }
    }
    let classes = sqlx::query(
        "SELECT thing, row, field, class FROM disclosure WHERE thing = 'theme' AND (?1 IS NULL OR row = ?1) ORDER BY field",
    );
    for row in classes.bind(only).fetch_all(&mut *conn).await.map_err(db)? {
        let class = disclosure_row(&row).map_err(db)?;
        if let Some(theme) = themes.iter_mut().find(|t| t.theme.id == class.row) {
            theme.classes.push(class);
        }
    }
    Ok(themes)
}

fn theme_row(r: &SqliteRow) -> Result<ThemeRow> {
    let state: &str = r.cell(10)?;
    Ok(ThemeRow {
        id: r.cell(0)?,
        code: r.cell(1)?,
        title_ja: r.cell(2)?,
        title_en: r.cell(3)?,
        target: r.cell(4)?,
        modality: r.cell(5)?,
        indication: r.cell(6)?,
        hypothesis_ja: r.cell(7)?,
        hypothesis_en: r.cell(8)?,
        notes: r.cell(9)?,
        state: ThemeState::parse(state).ok_or_else(|| damaged(format!("theme state {state}")))?,
        by: r.cell(11)?,
        at: r.cell(12)?,
        course: ThemeCourse {
            owner: r.cell(13)?,
            next_step: r.cell(14)?,
            due: r.cell(15)?,
            stop_reason: r.cell(16)?,
            effort_months: r.cell(17)?,
            months_to_gate: r.cell(18)?,
            competition: r.cell(19)?,
            origin: r.cell(20)?,
        },
    })
}

fn thread_row(r: &SqliteRow) -> sqlx::Result<ThreadRow> {
    Ok(ThreadRow {
        id: r.try_get(0)?,
        theme: r.try_get(1)?,
        project: r.try_get(2)?,
        position: r.try_get(3)?,
        role: r.try_get::<Option<&str>, _>(4)?.and_then(Role::parse),
        note: r.try_get(5)?,
    })
}
