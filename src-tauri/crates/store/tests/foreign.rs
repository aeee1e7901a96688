//! Alien SQLite files: read as they are, never run, never written, never trusted.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use domain::{Problem, ProblemCode};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, Connection, SqliteConnection};
use std::path::{Path, PathBuf};
use store::foreign::{self, ForeignTable};

struct Made {
    folder: tempfile::TempDir,
    path: PathBuf,
}

async fn connect(path: &Path) -> SqliteConnection {
    let options = SqliteConnectOptions::new().filename(path).create_if_missing(true);
    SqliteConnection::connect_with(&options).await.unwrap()
}

async fn made(sql: &str) -> Made {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("別の.sqlite");
    let mut conn = connect(&path).await;
    sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).execute(&mut conn).await.unwrap();
    conn.close().await.unwrap();
    Made { folder, path }
}

fn files(made: &Made) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(made.folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

fn go(_: u64) -> Result<(), Problem> {
    Ok(())
}

fn names(columns: &[&str]) -> Vec<String> {
    columns.iter().map(|c| (*c).to_owned()).collect()
}

const RESEARCH: &str = "CREATE TABLE programs (id INTEGER PRIMARY KEY, name TEXT);
    CREATE TABLE institutions (id INTEGER PRIMARY KEY, name TEXT);
    CREATE TABLE researchers (id INTEGER PRIMARY KEY, name TEXT);
    CREATE TABLE announcements (id INTEGER PRIMARY KEY, url TEXT, page_title TEXT, program_id INTEGER, date DATE, young_researcher_flag BOOLEAN);
    CREATE TABLE projects (id INTEGER PRIMARY KEY, announcement_id INTEGER, title TEXT, researcher_id INTEGER, institution_id INTEGER, position TEXT);
    INSERT INTO programs VALUES (1, '合成データ 事業');
    INSERT INTO institutions VALUES (4, '架空大学');
    INSERT INTO announcements VALUES (2, 'https://example.invalid/', '令和6年度', 1, '2024-03-15', 1);
    INSERT INTO projects VALUES (9, 2, '題 九', 7, 4, '教授'), (3, 5, '題 三', NULL, NULL, NULL);";

#[tokio::test]
async fn cells_come_as_text_without_exponents() {
    let file = made(
        "CREATE TABLE \"表 \"\"一\"\"\" (n INTEGER, r REAL, t TEXT, b BLOB, x);
         INSERT INTO \"表 \"\"一\"\"\" VALUES (9007199254740993, 1e21, '行\n\"二\"', x'414243', NULL), (-5, 0.00001, '', NULL, 1.5), (0, 12000000.0, 'a', NULL, 9e999)",
    )
    .await;
    let tables = foreign::tables(&file.path).await.unwrap();
    let columns = names(&["n", "r", "t", "b", "x"]);
    assert_eq!(tables, [ForeignTable { name: "表 \"一\"".into(), columns: columns.clone(), rows: 3 }]);
    let rows = foreign::rows(&file.path, "表 \"一\"", &columns, 10).await.unwrap();
    assert_eq!(rows[0], (1, names(&["9007199254740993", "1000000000000000000000", "行\n\"二\"", "", ""])));
    assert_eq!(rows[1], (2, names(&["-5", "0.00001", "", "", "1.5"])));
    assert_eq!(rows[2], (3, names(&["0", "12000000", "a", "", ""])));
    assert_eq!(foreign::rows(&file.path, "表 \"一\"", &columns[2..3], 1).await.unwrap(), [(1, names(&["行\n\"二\""]))]);
    let absent = foreign::rows(&file.path, "別", &columns, 1).await.expect_err("no such table");
    assert_eq!(absent.code, ProblemCode::NoSuchSheet);
    let absent =
        foreign::rows(&file.path, "表 \"一\"", &names(&["n\" FROM x --"]), 1).await.expect_err("no such column");
    assert_eq!(absent.code, ProblemCode::InvalidField);
}

#[tokio::test]
async fn text_that_is_no_utf_8_is_still_text() {
    let file =
        made("CREATE TABLE t (a); INSERT INTO t VALUES (CAST(x'41FF42' AS TEXT)), ('a' || char(0) || 'b')").await;
    let rows = foreign::rows(&file.path, "t", &names(&["a"]), 9).await.unwrap();
    assert_eq!(rows, [(1, names(&["A\u{fffd}B"])), (2, names(&["a\0b"]))]);
    let file = made("PRAGMA encoding = 'UTF-16le'; CREATE TABLE 表 (題 TEXT); INSERT INTO 表 VALUES ('𠮷野')").await;
    assert_eq!(foreign::tables(&file.path).await.unwrap()[0].columns, ["題"]);
    assert_eq!(foreign::rows(&file.path, "表", &names(&["題"]), 9).await.unwrap()[0].1, names(&["𠮷野"]));
}

#[tokio::test]
async fn only_ordinary_tables_are_read_and_nothing_of_the_schema_runs() {
    let file = made(
        "CREATE TABLE t (rowid TEXT, a TEXT, loud TEXT AS (a || hex(zeroblob(400000000))) VIRTUAL, kept TEXT AS (a || '!') STORED);
         CREATE VIEW v AS WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT count(*) AS n FROM c;
         CREATE VIRTUAL TABLE f USING fts5(a);
         CREATE TABLE w (k TEXT PRIMARY KEY, a) WITHOUT ROWID;
         CREATE TABLE log (what TEXT);
         CREATE TRIGGER g AFTER INSERT ON t BEGIN INSERT INTO log VALUES ('ran'); END;
         INSERT INTO t (rowid, a) VALUES ('x', 'y'); DELETE FROM log;
         INSERT INTO w VALUES ('乙', 2), ('丙', 3)",
    )
    .await;
    let before = std::fs::read(&file.path).unwrap();
    let tables = foreign::tables(&file.path).await.unwrap();
    let seen: Vec<_> = tables.iter().map(|t| (t.name.as_str(), t.columns.len(), t.rows)).collect();
    assert_eq!(seen, [("log", 1, 0), ("t", 3, 1), ("w", 2, 2)]);
    assert_eq!(tables[1].columns, ["rowid", "a", "kept"]);
    let rows = foreign::rows(&file.path, "t", &tables[1].columns, 9).await.unwrap();
    assert_eq!(rows, [(1, names(&["x", "y", "y!"]))]);
    let rows = foreign::rows(&file.path, "w", &tables[2].columns, 9).await.unwrap();
    assert_eq!(rows.iter().map(|r| r.0).collect::<Vec<_>>(), [1, 2], "the position, without a rowid");
    assert_eq!(
        foreign::rows(&file.path, "v", &names(&["n"]), 9).await.expect_err("a view").code,
        ProblemCode::NoSuchSheet
    );
    assert_eq!(std::fs::read(&file.path).unwrap(), before);
    assert_eq!(files(&file), ["別の.sqlite"]);
}

#[tokio::test]
async fn a_log_beside_the_file_counts_and_nothing_is_written_beside_it() {
    let file = made("PRAGMA journal_mode = WAL; CREATE TABLE t (a); INSERT INTO t VALUES (1)").await;
    assert_eq!(files(&file), ["別の.sqlite"]);
    let rows = foreign::rows(&file.path, "t", &names(&["a"]), 9).await.unwrap();
    assert_eq!((rows.len(), files(&file)), (1, vec!["別の.sqlite".to_owned()]));
    // A program that still has it open: its last rows stand in the log only.
    let mut other = connect(&file.path).await;
    sqlx::raw_sql("INSERT INTO t VALUES (2)").execute(&mut other).await.unwrap();
    let (beside, before) = (files(&file), std::fs::read(&file.path).unwrap());
    assert!(beside.contains(&"別の.sqlite-wal".to_owned()));
    let rows = foreign::rows(&file.path, "t", &names(&["a"]), 9).await.unwrap();
    assert_eq!(rows, [(1, names(&["1"])), (2, names(&["2"]))]);
    assert_eq!((files(&file), std::fs::read(&file.path).unwrap()), (beside, before));
    other.close().await.unwrap();
}

#[tokio::test]
async fn what_is_no_readable_database_is_a_plain_problem() {
    let code = async |path: &Path| foreign::tables(path).await.expect_err("no table").code;
    let (place, store) = crate::common::fresh().await;
    store.close().await.unwrap();
    let library = foreign::tables(&place.path).await.expect_err("a library");
    assert_eq!(library.code, ProblemCode::NotATable);
    assert!(library.detail.unwrap().contains("Tsumugi"));
    let file = made(&format!("{RESEARCH} PRAGMA user_version = 3")).await;
    let whole = std::fs::read(&file.path).unwrap();
    let other = file.folder.path().join("x.sqlite");
    assert_eq!(code(&other).await, ProblemCode::FileMissing);
    std::fs::write(&other, "").unwrap();
    assert_eq!(code(&other).await, ProblemCode::FileEmpty);
    std::fs::write(&other, vec![0xA5; 8192]).unwrap();
    assert_eq!(code(&other).await, ProblemCode::NotATable, "encrypted");
    std::fs::write(&other, &whole[..5000]).unwrap();
    assert_eq!(code(&other).await, ProblemCode::NotATable, "cut short");
    let mut torn = whole.clone();
    torn[100..4096].fill(0xAA);
    std::fs::write(&other, &torn).unwrap();
    assert_eq!(code(&other).await, ProblemCode::NotATable, "schema page torn");
    // Whatever a byte is turned to: an answer or a plain problem.
    for at in (100..whole.len()).step_by(97) {
        let mut bent = whole.clone();
        bent[at] ^= 0xFF;
        std::fs::write(&other, &bent).unwrap();
        match foreign::amed_research_db(&other, &mut go).await {
            Ok(_) => {}
            Err(problem) => {
                assert!(matches!(problem.code, ProblemCode::NotATable | ProblemCode::TooLarge), "{at}: {problem}");
            }
        }
    }
}

#[tokio::test]
async fn huge_cells_and_endless_rows_are_refused() {
    let file = made("CREATE TABLE t (a TEXT); INSERT INTO t VALUES (printf('%.*c', 10485760, 'x')), (NULL)").await;
    let rows = foreign::rows(&file.path, "t", &names(&["a"]), 9).await.unwrap();
    assert_eq!((rows[0].1[0].len(), rows[1].1[0].as_str()), (10 << 20, ""));
    let mut conn = connect(&file.path).await;
    sqlx::raw_sql("INSERT INTO t VALUES (printf('%.*c', 10485761, 'x'))").execute(&mut conn).await.unwrap();
    conn.close().await.unwrap();
    let refused = foreign::rows(&file.path, "t", &names(&["a"]), 9).await.expect_err("beyond 10 MB");
    assert_eq!(refused.code, ProblemCode::TooLarge);
    // A small file that is large when joined: every project meets every announcement, all with one id.
    let many = RESEARCH.replace("id INTEGER PRIMARY KEY, url", "id INTEGER, url");
    let file = made(&format!(
        "{many} DELETE FROM projects; WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 200)
         INSERT INTO projects SELECT n, 2, printf('%.*c', 40000, 'x'), NULL, NULL, NULL FROM c;
         INSERT INTO announcements SELECT 2, '', '', NULL, NULL, NULL FROM projects"
    ))
    .await;
    let mut seen = 0;
    let mut count = |rows: u64| {
        seen = rows;
        Ok(())
    };
    let refused = foreign::amed_research_db(&file.path, &mut count).await.expect_err("too large");
    assert_eq!(refused.code, ProblemCode::TooLarge);
    assert!(seen > 10_000);
}

#[tokio::test]
async fn a_read_is_cancelled_by_its_progress() {
    let file = made(
        "CREATE TABLE t (a); WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 5000) INSERT INTO t SELECT n FROM c",
    )
    .await;
    let mut stop = |rows: u64| if rows < 2000 { Ok(()) } else { Err(Problem::new(ProblemCode::Cancelled)) };
    let cancelled = foreign::table_records(&file.path, "t", &mut stop).await.expect_err("cancelled");
    assert_eq!(cancelled.code, ProblemCode::Cancelled);
    let all = foreign::table_records(&file.path, "t", &mut go).await.unwrap();
    assert_eq!((all.columns, all.rows.len(), &all.rows[4999]), (names(&["a"]), 5000, &(5000, names(&["5000"]))));
    assert_eq!(
        foreign::table_records(&file.path, "x", &mut go).await.expect_err("no such").code,
        ProblemCode::NoSuchSheet
    );
}

#[tokio::test]
async fn the_layout_of_the_public_research_database_is_joined_by_its_ids() {
    let file = made(RESEARCH).await;
    let records = foreign::amed_research_db(&file.path, &mut go).await.unwrap().unwrap();
    assert_eq!(records.columns[0], "projects.title");
    assert_eq!(
        records.rows,
        [
            (3, names(&["題 三", "", "", "", "", "", "", "", ""])),
            (
                9,
                names(&[
                    "題 九",
                    "",
                    "架空大学",
                    "教授",
                    "合成データ 事業",
                    "https://example.invalid/",
                    "令和6年度",
                    "2024-03-15",
                    "1"
                ])
            )
        ]
    );
    let other = made("CREATE TABLE projects (id INTEGER PRIMARY KEY, title TEXT)").await;
    assert_eq!(foreign::amed_research_db(&other.path, &mut go).await.unwrap(), None);
    let view = made(&RESEARCH.replace(
        "CREATE TABLE researchers (id INTEGER PRIMARY KEY, name TEXT)",
        "CREATE VIEW researchers AS SELECT 1 AS id, '' AS name",
    ))
    .await;
    assert_eq!(foreign::amed_research_db(&view.path, &mut go).await.unwrap(), None, "a view is no table");
}

#[tokio::test]
async fn the_shared_research_database_reads_as_its_expectation_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/data/messy/research-db.sqlite");
    if !path.exists() {
        println!("skipped: {} is not here", path.display());
        return;
    }
    let records = foreign::amed_research_db(&path, &mut go).await.unwrap().unwrap();
    assert_eq!(records.rows.len(), 10);
    let cell = |row: u32, column: &str| {
        let at = records.columns.iter().position(|c| c == column).unwrap();
        records.rows.iter().find(|r| r.0 == row).unwrap().1[at].as_str()
    };
    assert_eq!(cell(1, "projects.title"), "膵がん幹細胞を標的とする低分子阻害薬の創出");
    assert_eq!((cell(1, "researchers.name"), cell(1, "institutions.name")), ("架空 一郎", "架空大学"));
    assert_eq!(cell(6, "programs.name"), "見本がん研究事業（合成データ）");
    assert_eq!((cell(9, "institutions.name"), cell(9, "researchers.name")), ("", ""));
}
