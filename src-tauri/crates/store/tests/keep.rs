//! Nothing lost: backups, restore, an earlier state, encryption, damage, the chain of the log, attachments.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use crate::common::{Place, dump, foreign, fresh, import_projects, op, place};
use domain::{BackupReason, Kind, ProblemCode};
use sqlx::{ConnectOptions, Connection};
use std::path::{Path, PathBuf};
use store::{Access, Birth, Key, Store, Tx, attachment, backup, convert, recover, tag};

const WORDS: &str = "合成データの秘密の合言葉";

fn with(key: &str) -> Access {
    Access { key: Some(Key::typed(key)), backups: None }
}

async fn encrypted() -> (Place, Store) {
    let place = place();
    let store = Store::create(&place.path, Birth { sample: true }, &with("とても長い合言葉")).await.unwrap();
    (place, store)
}

async fn backed(store: &Store, place: &Place) -> PathBuf {
    let folder = place.folder.path().join("控え");
    store.back_up(&folder, BackupReason::Manual, backup::unwatched()).await.unwrap().path
}

async fn work(store: &Store, n: usize) {
    let ids = import_projects(store, 1, n, WORDS).await.value;
    let add = async |tx: &mut Tx| tag::add(tx, Kind::Target, "HGNC:3236", &ids).await;
    store.write(op("tag-add"), add).await.unwrap();
}

/// Every file below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}

fn holds(file: &Path, word: &str) -> bool {
    let bytes = std::fs::read(file).unwrap();
    bytes.windows(word.len()).any(|at| at == word.as_bytes())
}

#[tokio::test]
async fn a_backup_is_verified_and_one_changed_byte_is_found() {
    let (place, store) = fresh().await;
    work(&store, 40).await;
    let copy = backed(&store, &place).await;
    let listed = backup::list(copy.parent().unwrap(), Some(&store.meta().uuid));
    assert_eq!(listed.len(), 1);
    assert_eq!((listed[0].manifest.projects, listed[0].manifest.operations, listed[0].whole), (40, 2, true));
    backup::verify(&copy, backup::unwatched()).await.unwrap();
    let whole = std::fs::read(&copy).unwrap();
    for at in [0, 17, whole.len() / 2, whole.len() - 1] {
        let mut torn = whole.clone();
        torn[at] ^= 1;
        std::fs::write(&copy, &torn).unwrap();
        let problem = backup::verify(&copy, backup::unwatched()).await.expect_err("one byte differs");
        assert_eq!(problem.code, ProblemCode::BackupDamaged, "byte {at}");
    }
    std::fs::write(&copy, &whole[..whole.len() - 1]).unwrap();
    assert!(!backup::list(copy.parent().unwrap(), None)[0].whole, "cut short");
}

#[tokio::test]
async fn writes_go_on_while_a_copy_is_made_and_are_not_in_it() {
    let (place, store) = fresh().await;
    work(&store, 30).await;
    let folder = place.folder.path().join("控え");
    let store = std::sync::Arc::new(store);
    let (begun, go_on) = (std::sync::Mutex::new(None), std::sync::Arc::new(std::sync::Barrier::new(2)));
    let gate = std::sync::Arc::clone(&go_on);
    let (tell, told) = tokio::sync::oneshot::channel();
    *begun.lock().unwrap() = Some(tell);
    let progress: backup::Progress = std::sync::Arc::new(move |_, _| {
        if let Some(tell) = begun.lock().unwrap().take() {
            tell.send(()).unwrap();
            gate.wait();
        }
        Ok(())
    });
    let copier = std::sync::Arc::clone(&store);
    let copying = tokio::spawn(async move { copier.back_up(&folder, BackupReason::Daily, progress).await });
    told.await.unwrap();
    import_projects(&store, 100, 25, "").await;
    tokio::task::spawn_blocking(move || go_on.wait()).await.unwrap();
    let made = copying.await.unwrap().unwrap();
    assert_eq!((store.counts().await.unwrap().0, made.manifest.projects), (55, 30));
    let out = place.folder.path().join("戻し.tsumugi");
    backup::copy_library(&made.path, &out, &Access::default(), backup::unwatched()).await.unwrap();
    let restored = Store::open(&out, &Access::default()).await.unwrap();
    assert_eq!(restored.counts().await.unwrap().0, 30);
    assert!(restored.check(true).await.unwrap().findings.is_empty());
}

#[tokio::test]
async fn closing_stops_a_copy_under_way_and_leaves_nothing_of_it() {
    let (place, store) = fresh().await;
    work(&store, 10).await;
    let folder = place.folder.path().join("控え");
    let stop: backup::Progress = std::sync::Arc::new(|_, _| Err(domain::Problem::new(ProblemCode::Cancelled)));
    let problem = store.back_up(&folder, BackupReason::Manual, stop).await.expect_err("cancelled");
    assert_eq!(problem.code, ProblemCode::Cancelled);
    assert_eq!(files(&folder), Vec::<PathBuf>::new());
    store.close().await.unwrap();
}

#[tokio::test]
async fn a_backup_put_back_is_the_library_of_that_time() {
    let (place, store) = fresh().await;
    work(&store, 20).await;
    let then = dump(&place.path).await;
    let copy = backed(&store, &place).await;
    import_projects(&store, 100, 5, "").await;
    store.close().await.unwrap();
    backup::put_back(&copy, &place.path, &Access::default(), backup::unwatched()).await.unwrap();
    assert_eq!(dump(&place.path).await, then);
    let store = Store::open(&place.path, &Access::default()).await.unwrap();
    assert!(store.check(true).await.unwrap().findings.is_empty());
    let problem = backup::put_back(&copy, &place.path, &Access::default(), backup::unwatched()).await;
    assert_eq!(problem.expect_err("open").code, ProblemCode::LibraryInUse);
}

#[tokio::test]
async fn what_a_backup_holds_is_told_before_it_is_put_back() {
    let (place, store) = encrypted().await;
    work(&store, 7).await;
    let copy = backed(&store, &place).await;
    let problem = backup::preview(&copy, &Access::default(), backup::unwatched()).await.expect_err("encrypted");
    assert_eq!(problem.code, ProblemCode::PassphraseNeeded);
    let (found, counts) = backup::preview(&copy, &store.access(), backup::unwatched()).await.unwrap();
    assert!(found.manifest.encrypted);
    assert_eq!(counts, store.numbers().await.unwrap());
    assert!(counts.contains(&("projects".to_owned(), 7)) && counts.contains(&("tags".to_owned(), 7)));
}

/// A view of an earlier state differs from the library of that time in its mark only.
fn but_its_mark(dump: &str) -> String {
    let lines = dump.lines().filter(|line| !line.starts_with("meta ") && !line.starts_with("\"as_of\""));
    lines.collect::<Vec<_>>().join("\n")
}

#[tokio::test]
async fn the_state_after_any_operation_can_be_taken_out() {
    let (place, store) = fresh().await;
    let mut then = Vec::new();
    let ids = import_projects(&store, 1, 12, "").await.value;
    let note = async |then: &mut Vec<(i64, String)>| {
        let newest = store::history::list(&store, None, 1).await.unwrap().0[0].id;
        then.push((newest, dump(&place.path).await));
    };
    note(&mut then).await;
    let add = async |tx: &mut Tx| tag::add(tx, Kind::Target, "HGNC:3236", &ids).await;
    store.write(op("tag-add"), add).await.unwrap();
    note(&mut then).await;
    store.undo("試験者", None).await.unwrap();
    note(&mut then).await;
    store.redo("試験者").await.unwrap();
    note(&mut then).await;
    let second = import_projects(&store, 50, 6, "").await.operation.unwrap();
    note(&mut then).await;
    store.undo("試験者", Some(second)).await.unwrap();
    note(&mut then).await;
    store.redo("試験者").await.unwrap();
    for (n, (operation, content)) in then.iter().enumerate() {
        let out = place.folder.path().join(format!("過去{n}.tsumugi"));
        store.as_it_was(*operation, &out, "試験者", backup::unwatched()).await.unwrap();
        assert_eq!(but_its_mark(&dump(&out).await), but_its_mark(content), "after step {n}");
        let past = Store::open_read_only(&out, &Access::default()).await.unwrap();
        assert!(past.meta().as_of.is_some());
        assert!(past.check(true).await.unwrap().findings.is_empty());
    }
    let left: Vec<_> =
        files(place.folder.path()).into_iter().filter(|f| f.display().to_string().contains("-past-")).collect();
    assert_eq!(left, Vec::<PathBuf>::new());
}

#[tokio::test]
async fn no_plain_byte_of_an_encrypted_library_reaches_a_file() {
    let (place, store) = encrypted().await;
    work(&store, 60).await;
    let project = import_projects(&store, 900, 1, "").await.value[0];
    let figure = WORDS.repeat(100);
    let add = async |tx: &mut Tx| attachment::add(tx, "project", project, "図.txt", figure.as_bytes()).await;
    store.write(op("attachment-add"), add).await.unwrap();
    backed(&store, &place).await;
    let all = files(place.folder.path());
    assert!(all.iter().any(|f| f.to_string_lossy().ends_with("-wal")), "the log is looked at too: {all:?}");
    for file in &all {
        assert!(!holds(file, WORDS), "{}", file.display());
        let head = std::fs::read(file).unwrap();
        assert!(!head.starts_with(b"SQLite format 3"), "{}", file.display());
    }
    store.close().await.unwrap();
    assert!(files(place.folder.path()).iter().all(|file| !holds(file, WORDS)));
}

#[tokio::test]
async fn a_wrong_or_missing_passphrase_is_refused_and_tells_nothing() {
    let (place, store) = encrypted().await;
    work(&store, 3).await;
    store.close().await.unwrap();
    let before = std::fs::read(&place.path).unwrap();
    let code = async |access: Access| Store::open(&place.path, &access).await.expect_err("refused").code;
    assert_eq!(code(Access::default()).await, ProblemCode::PassphraseNeeded);
    assert_eq!(code(with("とても長い合言葉。")).await, ProblemCode::WrongPassphrase);
    assert_eq!(code(with("")).await, ProblemCode::PassphraseNeeded);
    assert_eq!(
        Store::open_read_only(&place.path, &with("違う言葉です")).await.expect_err("refused").code,
        ProblemCode::WrongPassphrase
    );
    assert_eq!(std::fs::read(&place.path).unwrap(), before);
    let store = Store::open(&place.path, &with("とても長い合言葉")).await.unwrap();
    assert!(store.encrypted() && store.check(true).await.unwrap().findings.is_empty());
}

/// What README promises: any tool that knows SQLCipher opens the file with the passphrase itself.
#[tokio::test]
async fn an_encrypted_library_is_sqlciphers_own_format() {
    let (place, store) = encrypted().await;
    work(&store, 3).await;
    store.close().await.unwrap();
    let opened = |words: &'static str| {
        let path = place.path.clone();
        async move {
            let options = sqlx::sqlite::SqliteConnectOptions::new().filename(path).read_only(true);
            let options = options
                .pragma("key", format!("'{words}'"))
                .pragma("cipher_page_size", "16384")
                .pragma("cipher_hmac_algorithm", "HMAC_SHA256");
            let mut conn = options.connect().await?;
            sqlx::query_scalar::<_, i64>("SELECT count(*) FROM project").fetch_one(&mut conn).await
        }
    };
    assert!(opened("とても長い合言葉").await.unwrap() > 0);
    assert!(opened("ほかの言葉です").await.is_err());
}

#[tokio::test]
async fn any_changed_byte_of_an_encrypted_library_is_found() {
    let (place, store) = encrypted().await;
    work(&store, 60).await;
    store.close().await.unwrap();
    // Without its seal: the pages' own HMACs are what is tried.
    std::fs::remove_file(place.folder.path().join("試験.tsumugi.seal")).unwrap();
    let whole = std::fs::read(&place.path).unwrap();
    for at in (20..whole.len()).step_by(whole.len() / 40) {
        let mut torn = whole.clone();
        torn[at] ^= 0x10;
        std::fs::write(&place.path, &torn).unwrap();
        match Store::open(&place.path, &with("とても長い合言葉")).await {
            Err(problem) => assert!(matches!(problem.code, ProblemCode::WrongPassphrase | ProblemCode::LibraryDamaged)),
            Ok(store) => {
                let found = store.check(true).await.unwrap().findings;
                assert!(!found.is_empty(), "byte {at} of {}", whole.len());
                let _ = store.close().await;
            }
        }
        let _ = std::fs::remove_file(place.folder.path().join("試験.tsumugi.seal"));
    }
}

#[tokio::test]
async fn a_library_is_encrypted_gets_another_passphrase_and_is_stored_plain_without_losing_a_row() {
    let (place, store) = fresh().await;
    work(&store, 30).await;
    let content = dump(&place.path).await;
    let copy = backed(&store, &place).await;
    store.close().await.unwrap();
    let first = Key::chosen("はじめの合言葉です").unwrap();
    let second = Key::chosen("つぎの合言葉です！").unwrap();
    convert::library(&place.path, &Access::default(), Some(&first)).await.unwrap();
    convert::backup(&copy, &Access::default(), Some(&first)).await.unwrap();
    for file in files(place.folder.path()) {
        assert!(!holds(&file, WORDS), "{}", file.display());
    }
    backup::verify(&copy, backup::unwatched()).await.unwrap();
    assert!(backup::read(&copy).unwrap().manifest.encrypted);
    assert_eq!(
        Store::open(&place.path, &Access::default()).await.expect_err("encrypted now").code,
        ProblemCode::PassphraseNeeded
    );
    convert::library(&place.path, &with("はじめの合言葉です"), Some(&second)).await.unwrap();
    let old = Store::open(&place.path, &with("はじめの合言葉です")).await.expect_err("the old one");
    assert_eq!(old.code, ProblemCode::WrongPassphrase);
    let wrong = convert::library(&place.path, &with("はじめの合言葉です"), None).await.expect_err("the old one");
    assert_eq!(wrong.code, ProblemCode::WrongPassphrase);
    convert::library(&place.path, &with("つぎの合言葉です！"), None).await.unwrap();
    assert_eq!(dump(&place.path).await, content);
    let store = Store::open(&place.path, &Access::default()).await.unwrap();
    assert!(store.check(true).await.unwrap().findings.is_empty());
    store.undo("試験者", None).await.expect("the log came along");
}

#[tokio::test]
async fn what_a_killed_conversion_left_is_removed_at_the_next_opening() {
    let (place, store) = fresh().await;
    store.close().await.unwrap();
    let left = place.folder.path().join(".tsumugi-convert-試験.tsumugi");
    std::fs::write(&left, WORDS).unwrap();
    Store::open(&place.path, &Access::default()).await.unwrap();
    assert!(!left.exists());
}

#[tokio::test]
async fn a_byte_that_changed_while_nobody_had_it_open_breaks_the_seal() {
    let (place, store) = fresh().await;
    work(&store, 40).await;
    store.close().await.unwrap();
    let store = Store::open(&place.path, &Access::default()).await.unwrap();
    assert_eq!(store.check(false).await.unwrap().looked_at, ["seal"]);
    import_projects(&store, 200, 1, "").await;
    assert!(store.check(false).await.unwrap().looked_at.is_empty(), "written since: nothing is claimed");
    store.close().await.unwrap();
    let mut bytes = std::fs::read(&place.path).unwrap();
    let at = bytes.windows(WORDS.len()).rposition(|w| w == WORDS.as_bytes()).unwrap();
    bytes[at] ^= 1;
    std::fs::write(&place.path, &bytes).unwrap();
    let store = Store::open(&place.path, &Access::default()).await.unwrap();
    let found = store.check(false).await.unwrap().findings;
    assert!(found.iter().any(|f| f.contains("not as it was closed")), "{found:?}");
}

#[tokio::test]
async fn a_log_that_was_rewritten_is_found() {
    let check = async |sql: &'static str, expected: &str| {
        let (place, store) = fresh().await;
        work(&store, 3).await;
        store.undo("試験者", None).await.unwrap();
        assert!(store.check(true).await.unwrap().findings.is_empty());
        store.close().await.unwrap();
        let mut conn = foreign(&place.path).await;
        let guards = "DROP TRIGGER operation_is_never_removed; DROP TRIGGER operation_is_never_rewritten;
            DROP TRIGGER change_is_never_rewritten; DROP TRIGGER change_is_never_removed; PRAGMA foreign_keys = OFF;";
        sqlx::raw_sql(guards).execute(&mut conn).await.unwrap();
        sqlx::raw_sql(sql).execute(&mut conn).await.unwrap();
        conn.close().await.unwrap();
        let store = Store::open(&place.path, &Access::default()).await.unwrap();
        let found = store.check(true).await.unwrap().findings;
        assert!(found.iter().any(|f| f.contains(expected)), "{sql}: {found:?}");
    };
    check("UPDATE operation SET by = '別人' WHERE kind = 'tag-add'", "is not as it was sealed").await;
    check("UPDATE operation SET params = '{\"word\":\"他\"}' WHERE kind = 'import'", "is not as it was sealed").await;
    check("UPDATE change SET after = '{}' WHERE action = 'insert'", "its changes are not those").await;
    check("DELETE FROM change WHERE id = (SELECT max(id) FROM change)", "its changes are not those").await;
    check("DELETE FROM operation WHERE kind = 'tag-add'", "is not as it was sealed").await;
    check("UPDATE batch SET last = last + 1", "its changes are not those").await;
}

#[tokio::test]
async fn the_file_itself_refuses_to_rewrite_its_log() {
    let (place, store) = fresh().await;
    work(&store, 2).await;
    store.close().await.unwrap();
    let mut conn = foreign(&place.path).await;
    for sql in [
        "DELETE FROM operation",
        "UPDATE operation SET by = '別人'",
        "UPDATE operation SET digest = ''",
        "DELETE FROM change",
        "UPDATE change SET after = NULL",
    ] {
        let refused = sqlx::raw_sql(sql).execute(&mut conn).await.expect_err(sql);
        assert!(refused.to_string().contains("the log only grows"), "{sql}: {refused}");
    }
}

#[tokio::test]
async fn compacting_gives_room_back_and_the_chain_still_verifies() {
    let (place, store) = fresh().await;
    let import = import_projects(&store, 1, 900, &WORDS.repeat(20)).await.operation;
    store.undo("試験者", import).await.unwrap();
    import_projects(&store, 1000, 3, "").await;
    let content = dump(&place.path).await;
    let head = store.check(true).await.unwrap().head;
    let done = store.compact("9999-01-01T00:00:00Z", "試験者").await.unwrap();
    assert_eq!(done.operations, 3);
    assert!(done.bytes_after * 2 < done.bytes_before, "{done:?}");
    assert_eq!(dump(&place.path).await, content);
    let checked = store.check(true).await.unwrap();
    assert_eq!((checked.findings.len(), checked.operations), (0, 4));
    assert_ne!(checked.head, head, "compacting is an operation itself");
    assert_eq!(store.undo("試験者", None).await.expect_err("nothing left").code, ProblemCode::NothingToUndo);
    assert_eq!(store.undo("試験者", import).await.expect_err("dropped").code, ProblemCode::NotUndoable);
    store.close().await.unwrap();
    let store = Store::open(&place.path, &Access::default()).await.unwrap();
    assert!(store.check(true).await.unwrap().findings.is_empty());
}

#[tokio::test]
async fn an_attachment_comes_back_byte_for_byte_and_after_an_undo_too() {
    let (_place, store) = fresh().await;
    let project = import_projects(&store, 1, 1, "").await.value[0];
    let bytes: Vec<u8> = (0..100_000u32).map(|n| (n * 31 % 251) as u8).collect();
    let add = async |tx: &mut Tx| attachment::add(tx, "project", project, "図1.pdf", &bytes).await;
    let id = store.write(op("attachment-add"), add).await.unwrap().value;
    let again = store.write(op("attachment-add"), add).await.unwrap();
    assert_eq!((again.value, again.operation), (id, None), "the same content is attached once");
    assert_eq!(attachment::content(&store, id).await.unwrap().1, bytes);
    store.write(op("attachment-remove"), async |tx: &mut Tx| attachment::remove(tx, id).await).await.unwrap();
    assert_eq!(attachment::list(&store, "project", project).await.unwrap(), []);
    store.undo("試験者", None).await.unwrap();
    assert_eq!(attachment::content(&store, id).await.unwrap().1, bytes);
    assert!(store.check(true).await.unwrap().findings.is_empty());
    let blocked = {
        let import = store::history::list(&store, None, 9).await.unwrap().0.last().unwrap().id;
        store.undo("試験者", Some(import)).await.expect_err("the attachment hangs on the project")
    };
    assert_eq!(blocked.code, ProblemCode::UndoBlocked);
}

#[tokio::test]
async fn what_can_be_read_of_a_damaged_library_is_recovered_and_the_rest_is_told() {
    let (place, store) = fresh().await;
    work(&store, 400).await;
    let projects = store.counts().await.unwrap().0;
    store.close().await.unwrap();
    let whole = std::fs::read(&place.path).unwrap();
    let page = 16_384;
    let (mut partly, mut unknown) = (0, 0);
    for at in (2..whole.len() / page).step_by(3) {
        let mut torn = whole.clone();
        torn[at * page..(at + 1) * page].fill(0xA5);
        std::fs::write(&place.path, &torn).unwrap();
        let out = place.folder.path().join(format!("救出{at}.tsumugi"));
        let done = match recover::recover(&place.path, &out, &Access::default(), backup::unwatched()).await {
            Ok(done) => done,
            // The list of tables takes more than the first page: without it nobody knows where they stand.
            Err(problem) => {
                assert_eq!(problem.code, ProblemCode::LibraryDamaged, "page {at}");
                assert!(!out.exists(), "page {at}");
                unknown += 1;
                continue;
            }
        };
        let store = Store::open(&out, &Access::default()).await.unwrap();
        let found = store.check(true).await.unwrap().findings;
        assert_eq!(found, Vec::<String>::new(), "page {at}");
        let got = store.counts().await.unwrap().0;
        let told = done.iter().find(|table| table.table == "project").unwrap();
        assert_eq!(told.rows, got, "page {at}");
        assert!(got > 0 || done.iter().any(|table| table.gaps > 0), "page {at}");
        partly += u32::from(got > 0 && got < projects);
        import_projects(&store, 5000, 1, "").await;
        store.close().await.unwrap();
    }
    assert!(partly > 0, "some page held projects");
    assert!(unknown <= 2, "{unknown} pages of the list of tables");
}

#[tokio::test]
async fn a_whole_library_is_recovered_whole() {
    let (place, store) = encrypted().await;
    work(&store, 50).await;
    let access = store.access();
    let numbers = store.numbers().await.unwrap();
    store.close().await.unwrap();
    let out = place.folder.path().join("救出.tsumugi");
    let done = recover::recover(&place.path, &out, &access, backup::unwatched()).await.unwrap();
    let lost: Vec<_> = done.iter().filter(|table| table.gaps + table.orphans > 0).collect();
    assert!(lost.is_empty(), "{lost:?}");
    let store = Store::open(&out, &access).await.unwrap();
    assert_eq!(store.numbers().await.unwrap(), numbers);
    assert!(!holds(&out, WORDS));
}

#[tokio::test]
async fn copies_that_a_cloud_folder_made_are_recognised_by_their_id() {
    let (place, store) = fresh().await;
    work(&store, 2).await;
    let newest = store::history::list(&store, None, 1).await.unwrap().0[0].id;
    let beside = |name: &str| place.folder.path().join(name);
    store.as_it_was(newest, &beside("過去.tsumugi"), "試験者", backup::unwatched()).await.unwrap();
    store.close().await.unwrap();
    std::fs::copy(&place.path, beside("まったく別の名.tsumugi")).unwrap();
    std::fs::write(beside("試験-DESKTOP-01.tsumugi"), "半端").unwrap();
    Store::create(&beside("試験 (2).tsumugi"), Birth { sample: true }, &Access::default()).await.unwrap();
    let store = Store::open(&place.path, &Access::default()).await.unwrap();
    let copies = store::place::copies(&place.path, &store.meta().uuid, &store.access()).await;
    let told: Vec<_> = copies.iter().map(|c| (c.path.file_name().unwrap().to_str().unwrap(), c.same)).collect();
    assert_eq!(told, [("まったく別の名.tsumugi", true), ("試験-DESKTOP-01.tsumugi", false)]);
}
