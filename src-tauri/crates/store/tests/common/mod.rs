//! A library in a folder of its own, filled with 合成データ, and its dump.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, missing_docs)]

use domain::Kind;
use domain::{Class, Id, Problem};
use serde_json::json;
use sqlx::{AssertSqlSafe, Connection, Row, SqliteConnection, ValueRef};
use std::path::{Path, PathBuf};
use store::rows::{
    AliasRow, ImportRow, OutcomeRow, PairRow, ProjectRow, SourceRow, TagRow, TagState, ThemeRow, WordRow, WordUseRow,
    YearRow, YearSourceRow,
};
use store::{Access, Birth, NewOperation, Outcome, Store, Tx, import};

pub struct Place {
    pub folder: tempfile::TempDir,
    pub path: PathBuf,
}

pub fn place() -> Place {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("試験.tsumugi");
    Place { folder, path }
}

pub async fn fresh() -> (Place, Store) {
    let place = place();
    let store = Store::create(&place.path, Birth { sample: true }, &Access::default()).await.unwrap();
    (place, store)
}

pub fn op(kind: &'static str) -> NewOperation {
    NewOperation { kind, by: "試験者".into(), params: json!({"word": "値"}), undoable: true }
}

/// Imports `n` projects with one year each, keyed `k<from>`, `k<from+1>` ….
pub async fn import_projects(store: &Store, from: usize, n: usize, summary: &str) -> Outcome<Vec<Id>> {
    store.write(op("import"), async |tx: &mut Tx| fill(tx, from, n, summary).await).await.unwrap()
}

pub async fn fill(tx: &mut Tx, from: usize, n: usize, summary: &str) -> Result<Vec<Id>, Problem> {
    let import = tx.take_id()?;
    let sources = tx.take_ids(n)?;
    let projects = tx.take_ids(n)?;
    let years = tx.take_ids(n)?;
    let at = |first: Id, i: usize| first + i64::try_from(i).unwrap();
    let row = ImportRow {
        id: import,
        file: "合成データ.csv".into(),
        sheet: None,
        sha256: "00".repeat(32),
        header_row: 1,
        columns: json!([{"heading": "課題名", "letter": "A", "field": "title_ja"}]),
        by: tx.by().to_owned(),
        at: tx.now().to_owned(),
        report: json!({"counts": {"rows": n}}),
    };
    import::insert_import(tx, &row).await?;
    let rows: Vec<_> = (0..n)
        .map(|i| SourceRow {
            id: at(sources, i),
            import,
            row: u32::try_from(i + 2).unwrap(),
            cells: vec![format!("課題 {}", from + i), "引用 \" と \\ と\n改行".into(), summary.into()],
        })
        .collect();
    import::insert_source_rows(tx, &rows).await?;
    let rows: Vec<_> = (0..n).map(|i| project(at(projects, i), from + i, summary)).collect();
    import::insert_projects(tx, &rows).await?;
    let rows: Vec<_> = (0..n).map(|i| year(at(years, i), at(projects, i), at(sources, i), from + i, summary)).collect();
    import::insert_years(tx, &rows).await?;
    Ok((0..n).map(|i| at(projects, i)).collect())
}

/// Beside the projects of one import everything else a list can bring: a proposed tag, a word and where it stands, an
/// outcome and a pair with the project before it, each for every project; further sources of years it changes.
pub async fn fill_with_lists(tx: &mut Tx, from: usize, n: usize) -> Result<Vec<Id>, Problem> {
    let before = import::known_year_heads_in(tx).await?;
    let mut last = import::known_projects_in(tx, Id::MIN, u32::MAX).await?.last().map(|p| p.id);
    let known_words = import::words_in(tx).await?;
    let ids = fill(tx, from, n, "").await?;
    let years = import::known_years_in(tx, Some(&ids)).await?;
    let (by, at) = (tx.by().to_owned(), tx.now().to_owned());
    let (mut tags, mut words, mut uses) = (Vec::new(), known_words.clone(), Vec::new());
    let (mut outcomes, mut pairs, mut aliases) = (Vec::new(), Vec::new(), Vec::new());
    for year in &years {
        let (project, source) = (year.project, year.source);
        tags.push(TagRow { id: tx.take_id()?, source: Some(source), ..tag(project, "A", TagState::Proposed) });
        let folded = format!("語{}", project % 3);
        if !words.iter().any(|w| w.folded == folded) {
            let (id, text, concept, state) = (tx.take_id()?, folded.clone(), None, "open".to_owned());
            let (by, at) = (by.clone(), at.clone());
            words.push(WordRow { id, kind: Kind::Target, folded: folded.clone(), text, concept, state, by, at });
        }
        let word = words.iter().find(|w| w.folded == folded).map(|w| w.id).unwrap();
        uses.push(WordUseRow { id: tx.take_id()?, word, project, source, evidence: format!("細胞 {folded}") });
        let (kind, text) = ("papers".to_owned(), "12報".to_owned());
        let id = tx.take_id()?;
        outcomes.push(OutcomeRow {
            id,
            project,
            year: Some(2024),
            kind,
            amount: Some(12),
            text,
            source: Some(source),
            ..Default::default()
        });
        if let Some(a) = last.replace(project) {
            let (id, kind, state) = (tx.take_id()?, "similar".to_owned(), "open".to_owned());
            pairs.push(PairRow { id, a, b: project, kind, score: 91, state, by: by.clone(), at: at.clone() });
        }
        aliases.push(AliasRow { id: tx.take_id()?, project, key: format!("x{project}") });
    }
    import::insert_tags(tx, &tags).await?;
    import::insert_words(tx, &words[known_words.len()..]).await?;
    import::insert_word_uses(tx, &uses).await?;
    import::insert_outcomes(tx, &outcomes).await?;
    import::insert_pairs(tx, &pairs).await?;
    import::insert_aliases(tx, &aliases).await?;
    // The list says something else about the first year there was.
    if let (Some(head), Some(year)) = (before.first(), years.first()) {
        let mut known = import::known_years_in(tx, Some(&[head.project])).await?;
        let was = known.iter().find(|y| y.id == head.id).unwrap().source;
        let id = tx.take_id()?;
        import::insert_year_sources(tx, &[YearSourceRow { id, year: head.id, source: was }]).await?;
        known.retain(|y| y.id == head.id);
        let changed = YearRow { source: year.source, digest: format!("{:016x}", from), ..known.remove(0) };
        import::update_years(tx, &[changed]).await?;
    }
    Ok(ids)
}

pub fn tag(project: Id, concept: &str, state: TagState) -> TagRow {
    TagRow {
        id: 0,
        project,
        kind: Kind::Target,
        concept: concept.into(),
        main: false,
        state,
        evidence: "標的の欄".into(),
        source: None,
        by: "一覧".into(),
        at: "2026-11-24T00:00:00.000Z".into(),
        ground: None,
    }
}

pub fn project(id: Id, i: usize, summary: &str) -> ProjectRow {
    ProjectRow {
        id,
        key: (!i.is_multiple_of(10)).then(|| format!("k{i}")),
        identity: format!("課題 {i}\u{1f}機関 {}", i % 50),
        number: Some(format!("24k{i}")),
        standard: !i.is_multiple_of(7),
        title_ja: format!("合成データ 課題 {i}"),
        title_en: format!("Fictional project {i}"),
        summary_ja: summary.into(),
        summary_en: String::new(),
        programme: format!("事業 {}", i % 9),
        institution: format!("機関 {}", i % 50),
        researcher: "架空 太郎".into(),
        phase: String::new(),
        ministry: String::new(),
        integrated: String::new(),
        prefecture: String::new(),
        budget_yen: None,
        class: Class::Public,
        folded: format!("合成でーた 課題 {i} {summary}"),
    }
}

pub fn year(id: Id, project: Id, source: Id, i: usize, summary: &str) -> YearRow {
    YearRow {
        id,
        project,
        year_first: (!i.is_multiple_of(11)).then_some(2024),
        year_last: (!i.is_multiple_of(11)).then_some(2024),
        number: Some(format!("24k{i}")),
        standard: true,
        title_ja: format!("合成データ 課題 {i}"),
        title_en: format!("Fictional project {i}"),
        summary_ja: summary.into(),
        summary_en: String::new(),
        programme: format!("事業 {}", i % 9),
        institution: format!("機関 {}", i % 50),
        researcher: "架空 太郎".into(),
        position: "教授".into(),
        budget_yen: (!i.is_multiple_of(3)).then_some(9_007_199_254_740_993),
        keywords: "抗体; がん".into(),
        source_url: "https://example.invalid/".into(),
        class: if i.is_multiple_of(5) { Class::Internal } else { Class::Public },
        starts: None,
        ends: None,
        total_budget_yen: None,
        digest: format!("{i:016x}"),
        phase: String::new(),
        ministry: String::new(),
        integrated: String::new(),
        prefecture: String::new(),
        source,
    }
}

pub fn theme(code: &str) -> ThemeRow {
    ThemeRow {
        id: 0,
        code: code.into(),
        title_ja: format!("合成データ テーマ {code}"),
        title_en: format!("Fictional theme {code}"),
        target: Some("HGNC:3236".into()),
        modality: None,
        indication: Some("MONDO:0004992".into()),
        hypothesis_ja: "仮説".into(),
        hypothesis_en: String::new(),
        notes: String::new(),
        state: domain::ThemeState::Idea,
        course: store::rows::ThemeCourse::default(),
        by: String::new(),
        at: String::new(),
    }
}

/// A connection past the store's door, as a foreign program would open it.
pub async fn foreign(path: &Path) -> SqliteConnection {
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(path);
    SqliteConnection::connect_with(&options).await.unwrap()
}

/// Every content row as text. The log's own tables (operation, change, batch, counter) are left out.
pub async fn dump(path: &Path) -> String {
    let mut conn = foreign(path).await;
    let mut text = String::new();
    let tables: Vec<String> = sqlx::query_scalar(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' \
         AND name NOT IN ('operation', 'change', 'batch', 'counter') ORDER BY name",
    )
    .fetch_all(&mut conn)
    .await
    .unwrap();
    for table in tables {
        let rows =
            sqlx::query(AssertSqlSafe(format!("SELECT * FROM {table} ORDER BY 1"))).fetch_all(&mut conn).await.unwrap();
        text.push_str(&format!("{table} {}\n", rows.len()));
        for row in rows {
            for at in 0..row.len() {
                let value = row.try_get_raw(at).unwrap();
                let cell = match (value.is_null(), sqlx::TypeInfo::name(&*value.type_info())) {
                    (true, _) => "NULL".to_owned(),
                    (_, "INTEGER") => row.get::<i64, _>(at).to_string(),
                    (_, "BLOB") => format!("{:?}", row.get::<Vec<u8>, _>(at)),
                    _ => format!("{:?}", row.get::<String, _>(at)),
                };
                text.push_str(&cell);
                text.push('|');
            }
            text.push('\n');
        }
    }
    conn.close().await.unwrap();
    text
}
