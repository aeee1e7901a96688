//! The change log at 100,000 rows, in the real store: `cargo run --release -p store --example change_log [rows [import]]`.
//!
//! Prints the median of a few runs of each thing a user would wait for.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use domain::{Class, Id, Kind};
use serde_json::json;
use std::path::Path;
use std::time::{Duration, Instant};
use store::rows::{ImportRow, ProjectRow, SourceRow, YearRow};
use store::{Access, Birth, NewOperation, Store, Tx, import, project, tag};

const ME: &str = "計測";

fn op(kind: &'static str) -> NewOperation {
    NewOperation { kind, by: ME.into(), params: json!({}), undoable: true }
}

/// 250 characters: with its other columns a row has the 1.2 KB of a list of 120 MB.
fn summary(i: usize) -> String {
    let part = format!("合成データ{i}の概要。抗体と低分子の併用により腫瘍微小環境を制御する。");
    part.chars().cycle().take(250).collect()
}

/// Spreads the keys over their index, as a list in any order does.
fn number(i: usize) -> String {
    format!("24ck{:07}h0001", i * 7_919_317 % 10_000_019)
}

/// Resident memory of this process, and the most it ever was, in MB (Linux).
fn resident() -> (u64, u64) {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let of = |key: &str| {
        let line = status.lines().find(|line| line.starts_with(key));
        line.and_then(|line| line.split_whitespace().nth(1)).and_then(|kb| kb.parse::<u64>().ok()).unwrap_or(0) / 1024
    };
    (of("VmRSS:"), of("VmHWM:"))
}

async fn fill(tx: &mut Tx, n: usize) -> Result<Vec<Id>, domain::Problem> {
    let import = tx.take_id()?;
    let (sources, projects, years) = (tx.take_ids(n)?, tx.take_ids(n)?, tx.take_ids(n)?);
    let row = ImportRow {
        id: import,
        file: "合成データ.xlsx".into(),
        sheet: Some("一覧".into()),
        sha256: "00".repeat(32),
        header_row: 1,
        columns: json!([]),
        by: tx.by().to_owned(),
        at: tx.now().to_owned(),
        report: json!({}),
    };
    import::insert_import(tx, &row).await?;
    // In parts, the next one prepared on another thread while one is written, as an import does.
    let (send, mut parts) = tokio::sync::mpsc::channel(1);
    let preparing = std::thread::spawn(move || {
        for from in (0..n).step_by(1000) {
            let part = from..n.min(from + 1000);
            if send.blocking_send(prepare(part, n, import, [sources, projects, years])).is_err() {
                break;
            }
        }
    });
    while let Some((sources, projects, years)) = parts.recv().await {
        import::insert_source_rows(tx, &sources).await?;
        import::insert_projects(tx, &projects).await?;
        import::insert_years(tx, &years).await?;
    }
    preparing.join().unwrap();
    Ok((0..n).map(|i| projects + i64::try_from(i).unwrap()).collect())
}

type Part = (Vec<SourceRow>, Vec<ProjectRow>, Vec<YearRow>);

fn prepare(part: std::ops::Range<usize>, n: usize, import: Id, [sources, projects, years]: [Id; 3]) -> Part {
    let at = |first: Id, i: usize| first + i64::try_from(i).unwrap();
    let source = |i: usize| {
        let named = [number(i), format!("課題名 {i}"), summary(i), "事業".into(), "機関".into(), "令和6年度".into()];
        let cells = named.into_iter().chain((6..30).map(|column| format!("{column} 合成"))).collect();
        SourceRow { id: at(sources, i), import, row: u32::try_from(i + 2).unwrap(), cells }
    };
    let project = |i: usize| ProjectRow {
        id: at(projects, i),
        key: Some(number(i)[2..11].to_owned()),
        identity: format!("{} 課題名の長さはこのくらい\u{1f}機関", i * 7_919 % n),
        number: Some(number(i)),
        standard: true,
        title_ja: format!("課題名 {i}"),
        title_en: format!("Fictional project {i}"),
        summary_ja: summary(i),
        summary_en: String::new(),
        programme: format!("事業 {}", i % 40),
        institution: format!("機関 {}", i % 900),
        researcher: "架空 太郎".into(),
        phase: String::new(),
        ministry: String::new(),
        integrated: String::new(),
        prefecture: String::new(),
        budget_yen: None,
        class: Class::Public,
        folded: summary(i),
    };
    let year = |i: usize| YearRow {
        id: at(years, i),
        project: at(projects, i),
        year_first: Some(2024),
        year_last: Some(2024),
        number: Some(number(i)),
        standard: true,
        title_ja: format!("課題名 {i}"),
        title_en: format!("Fictional project {i}"),
        summary_ja: summary(i),
        summary_en: String::new(),
        programme: format!("事業 {}", i % 40),
        institution: format!("機関 {}", i % 900),
        researcher: "架空 太郎".into(),
        position: "教授".into(),
        budget_yen: Some(12_000_000),
        keywords: String::new(),
        source_url: String::new(),
        starts: None,
        ends: None,
        total_budget_yen: None,
        digest: format!("{i:016x}"),
        phase: String::new(),
        ministry: String::new(),
        integrated: String::new(),
        prefecture: String::new(),
        class: Class::Public,
        source: at(sources, i),
    };
    (part.clone().map(source).collect(), part.clone().map(project).collect(), part.map(year).collect())
}

fn megabytes(path: &Path) -> u64 {
    std::fs::metadata(path).map_or(0, |m| m.len()) / 1_000_000
}

#[derive(Default)]
struct Figures(Vec<(&'static str, Vec<Duration>)>);

impl Figures {
    fn note(&mut self, what: &'static str, since: Instant) {
        let took = since.elapsed();
        match self.0.iter_mut().find(|(name, _)| *name == what) {
            Some((_, all)) => all.push(took),
            None => self.0.push((what, vec![took])),
        }
    }

    fn print(mut self) {
        for (what, all) in &mut self.0 {
            all.sort();
            let ms = |d: Duration| d.as_secs_f64() * 1000.0;
            println!(
                "{what:<44} {:>9.1} ms   ({} runs, {:.1}–{:.1})",
                ms(all[all.len() / 2]),
                all.len(),
                ms(all[0]),
                ms(all[all.len() - 1])
            );
        }
    }
}

#[tokio::main]
async fn main() {
    let n: usize = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(100_000);
    let some = 15_000.min(n);
    let import_only = std::env::args().nth(2).is_some_and(|word| word == "import");
    let mut figures = Figures::default();
    for run in 0..3 {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("計測.tsumugi");
        let store = Store::create(&path, Birth { sample: true }, &Access::default()).await.unwrap();
        let before = resident();
        let t = Instant::now();
        let imported = store.write(op("import"), async |tx: &mut Tx| {
            let ids = fill(tx, n).await;
            figures.note("import: rows alone, without the commit", t);
            ids
        });
        let imported = imported.await.unwrap();
        figures.note("import, quiet (rows x 3 tables)", t);
        let (_, most) = resident();
        println!("resident: {} MB before, {most} MB at most", before.0);
        let ids = imported.value;
        if run == 0 {
            println!("{n} rows, {} MB after import", megabytes(&path));
        }
        if import_only {
            continue;
        }
        let t = Instant::now();
        assert_eq!(project::index_rows(&store, None).await.unwrap().len(), n);
        figures.note("read all for the index", t);
        let t = Instant::now();
        assert_eq!(import::known_years(&store, None).await.unwrap().len(), n);
        figures.note("read all years in full", t);
        let t = Instant::now();
        assert_eq!(import::known_projects(&store, Id::MIN, u32::MAX).await.unwrap().len(), n);
        figures.note("re-import: known projects", t);
        let t = Instant::now();
        assert_eq!(import::known_year_heads(&store).await.unwrap().len(), n);
        figures.note("re-import: heads of all years", t);

        let t = Instant::now();
        let first = store
            .write(op("tag-add"), async |tx: &mut Tx| tag::add(tx, Kind::Target, "A", &ids[..some]).await)
            .await
            .unwrap();
        figures.note("tag 15,000", t);
        let later = store
            .write(op("tag-add"), async |tx: &mut Tx| tag::add(tx, Kind::Modality, "B", &ids[..some]).await)
            .await
            .unwrap();
        let t = Instant::now();
        store.undo(ME, first.operation).await.unwrap();
        figures.note("undo those 15,000, selectively", t);
        let t = Instant::now();
        store.redo(ME).await.unwrap();
        figures.note("redo them", t);
        let t = Instant::now();
        store.undo(ME, imported.operation).await.expect_err("tags hang on it");
        figures.note("undo of the import refused, with the list", t);
        for _ in 0..50 {
            let id = [ids[0]];
            let t = Instant::now();
            store
                .write(op("tag-add"), async |tx: &mut Tx| tag::add(tx, Kind::Indication, "C", &id).await)
                .await
                .unwrap();
            figures.note("one tag, on disk", t);
            let t = Instant::now();
            store.undo(ME, None).await.unwrap();
            figures.note("undo of one tag", t);
        }
        store.undo(ME, later.operation).await.unwrap();
        store.undo(ME, first.operation).await.unwrap();
        let t = Instant::now();
        store.undo(ME, imported.operation).await.unwrap();
        figures.note("undo the whole import", t);
        let t = Instant::now();
        store.redo(ME).await.unwrap();
        figures.note("redo the whole import", t);
        let rows = project::rows(&store, &ids[..some]).await.unwrap();
        let rows: Vec<_> = rows.into_iter().map(|r| ProjectRow { title_ja: format!("改 {}", r.id), ..r }).collect();
        let t = Instant::now();
        store.write(op("import"), async |tx: &mut Tx| import::update_projects(tx, &rows).await).await.unwrap();
        figures.note("update 15,000 projects, logged", t);
        let t = Instant::now();
        store.undo(ME, None).await.unwrap();
        figures.note("undo of 15,000 updates", t);
        let t = Instant::now();
        assert!(store.check(false).await.unwrap().findings.is_empty());
        figures.note("check, quick", t);
        let t = Instant::now();
        store.close().await.unwrap();
        figures.note("close", t);
        if run == 0 {
            println!("{} MB after undo and redo of the whole import", megabytes(&path));
        }
        let t = Instant::now();
        let store = Store::open(&path, &Access::default()).await.unwrap();
        figures.note("open", t);
        store.close().await.unwrap();
    }
    figures.print();
}
