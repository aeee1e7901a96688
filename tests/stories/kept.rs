//! Issue "Keep: nothing lost, one writer, locked", through what a user can do. Points named at each story.

use crate::desk::{CANCER, Desk, application, call, refused};
use app::attachment::{AttachmentView, Attachments};
use app::backup::{BackupMade, Backups, RestorePreview};
use app::commands::Done;
use app::history::History;
use app::library::{CareReport, CheckReport, Compacted, LibraryStatus, Protected, Recovered};
use domain::ProblemCode;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

const WORDS: &str = "長くて覚えやすい合言葉";
const SECRET: &str = "合成データの未公開の標的";

async fn encrypted() -> Desk {
    let desk = Desk::bare();
    let args = json!({ "path": desk.library(), "passphrase": WORDS });
    let _: LibraryStatus = desk.call("library.create", args).await;
    desk
}

fn list(desk: &Desk, rows: usize) -> PathBuf {
    let lines = (0..rows).map(|n| format!("24zz{n:07}h0001,{SECRET}{n},2024\n")).collect::<String>();
    desk.list("一覧.csv", format!("課題管理番号,研究開発課題名,年度\n{lines}"))
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}

async fn head(desk: &Desk) -> History {
    desk.call("history.list", json!({ "limit": 100 })).await
}

/// Point 3: locked, the library is closed to everybody and named; only its passphrase opens it again.
#[tokio::test]
async fn a_locked_library_shows_nothing_and_opens_only_with_its_passphrase() {
    let desk = encrypted().await;
    desk.import(&list(&desk, 3)).await;
    assert!(desk.status().await.encrypted);
    let status: LibraryStatus = desk.call("library.lock", json!({})).await;
    assert!(status.open.is_none());
    assert_eq!(status.locked.unwrap().path, desk.library().display().to_string());
    for read in ["project.page", "history.list", "theme.list", "backup.list"] {
        let args = if read.ends_with("list") && read != "history.list" { json!({}) } else { json!({ "limit": 1 }) };
        assert_eq!(desk.refused(read, args).await.code, ProblemCode::NoLibrary, "{read}");
    }
    let open = |words: Value| json!({ "path": desk.library(), "passphrase": words });
    assert_eq!(desk.refused("library.open", open(Value::Null)).await.code, ProblemCode::PassphraseNeeded);
    let wrong = desk.refused("library.open", open(json!("違う合言葉"))).await;
    assert_eq!(wrong.code, ProblemCode::WrongPassphrase);
    assert!(!format!("{wrong:?}").contains("違う合言葉"), "a refusal never repeats what was typed");
    // Full and half width are one: an input method decides them.
    let status: LibraryStatus = desk.call("library.open", open(json!(WORDS))).await;
    assert_eq!((status.open.unwrap().projects, status.locked), (3, None));
    let _: LibraryStatus = desk.call("library.lock", json!({})).await;
    let status: LibraryStatus = desk.call("library.close", json!({})).await;
    assert_eq!(status.locked, None, "closing forgets what was locked");
}

/// Point 3: a library that is not encrypted has nothing to lock; a short passphrase is none.
#[tokio::test]
async fn what_would_protect_nothing_is_refused() {
    let desk = Desk::empty().await;
    assert_eq!(desk.refused("library.lock", json!({})).await.code, ProblemCode::InvalidField);
    let short = desk.refused("library.protect", json!({ "new": "短い" })).await;
    assert_eq!((short.code, short.params["reason"].as_str()), (ProblemCode::InvalidField, "passphrase-short"));
    let other = desk.path("他.tsumugi");
    let short = desk.refused("library.create", json!({ "path": other, "passphrase": "1234567" })).await;
    assert_eq!(short.code, ProblemCode::InvalidField);
    assert!(!other.exists());
}

/// Point 3: wrong passphrases in a row wait longer and longer: three are free, the fourth waits a second.
#[tokio::test]
async fn guessing_costs_time() {
    let desk = encrypted().await;
    let _: LibraryStatus = desk.call("library.lock", json!({})).await;
    let args = json!({ "path": desk.library(), "passphrase": "当てずっぽう" });
    for _ in 0..3 {
        assert_eq!(desk.refused("library.open", args.clone()).await.code, ProblemCode::WrongPassphrase);
    }
    let since = std::time::Instant::now();
    assert_eq!(desk.refused("library.open", args).await.code, ProblemCode::WrongPassphrase);
    assert!(since.elapsed() >= std::time::Duration::from_secs(1), "{:?}", since.elapsed());
}

/// Point 3: encrypting takes the backups along, and no file anywhere keeps a plain byte.
#[tokio::test]
async fn encrypting_takes_the_backups_along() {
    let desk = Desk::empty().await;
    let source = list(&desk, 40);
    desk.import(&source).await;
    std::fs::remove_file(source).unwrap();
    let _: BackupMade = desk.call("backup.make", json!({ "reason": "manual" })).await;
    let content = desk.content().await;
    let done: Protected = desk.call("library.protect", json!({ "new": WORDS })).await;
    assert!(done.status.open.unwrap().encrypted);
    assert_eq!((done.backups, done.left), (2, Vec::new()), "the one by hand, and the one before the conversion");
    assert_eq!(desk.content().await, content);
    for file in files(desk.folder.path()) {
        let bytes = std::fs::read(&file).unwrap();
        assert!(!bytes.windows(SECRET.len()).any(|at| at == SECRET.as_bytes()), "{}", file.display());
    }
    let backups: Backups = desk.call("backup.list", json!({})).await;
    assert!(backups.backups.iter().all(|backup| backup.encrypted && backup.whole));
    let preview: RestorePreview = desk.call("backup.preview", json!({ "path": backups.backups[0].path })).await;
    assert_eq!(preview.counts[0].then, 40);
    let wrong = desk.refused("library.protect", json!({ "current": "違う合言葉です", "new": null })).await;
    assert_eq!(wrong.code, ProblemCode::WrongPassphrase);
    let done: Protected = desk.call("library.protect", json!({ "current": WORDS, "new": null })).await;
    assert!(!done.status.open.unwrap().encrypted);
    assert_eq!(desk.content().await, content);
}

/// Point 1: what putting a backup back would change is told before; afterwards the library is that of the backup, and
/// the state before lies in a backup of its own.
#[tokio::test]
async fn a_restore_tells_what_would_be_lost_and_loses_nothing_for_good() {
    let desk = Desk::odd().await;
    let before = desk.content().await;
    let made: BackupMade = desk.call("backup.make", json!({ "reason": "manual" })).await;
    let path = made.backup.unwrap().path;
    let ids = desk.ids(json!({})).await;
    desk.tag(&ids, "indication", CANCER).await;
    desk.new_theme(json!({ "title_ja": "後のテーマ" }), json!([])).await;
    let after = desk.content().await;
    let preview: RestorePreview = desk.call("backup.preview", json!({ "path": path })).await;
    let count = |thing: &str| preview.counts.iter().find(|c| c.thing == thing).map(|c| (c.now, c.then)).unwrap();
    assert_eq!((count("tags"), count("themes")), ((9, 0), (1, 0)));
    assert!(preview.same_library && preview.lost_total == 2);
    assert!(preview.lost[1].sentence_ja.contains("付けた"), "{:?}", preview.lost);
    let status: LibraryStatus = desk.call("backup.restore", json!({ "path": path })).await;
    assert_eq!(status.open.unwrap().themes, 0);
    assert_eq!(desk.content().await, before);
    let restored = &head(&desk).await.operations[0];
    assert_eq!(restored.kind, "backup-restore");
    // As a clock on the wall shows it: 2026-11-27 09:50.
    let (time, rest) = restored.sentence_ja.split_at(16);
    assert!(time.as_bytes()[10] == b' ' && time.as_bytes()[13] == b':', "{time}");
    assert_eq!(rest, " のバックアップから戻した");
    let backups: Backups = desk.call("backup.list", json!({})).await;
    let saved = backups.backups.iter().find(|b| json!(b.reason) == "before-restore").unwrap();
    let out = desk.path("戻す前.tsumugi");
    let _: LibraryStatus = desk.call("backup.restore_to", json!({ "path": saved.path, "out": out })).await;
    assert_eq!(desk.content().await, after);
}

/// Bad luck: a backup with one wrong byte, of another library, or that is none at all is refused and changes nothing.
#[tokio::test]
async fn a_backup_that_cannot_be_trusted_is_not_put_back() {
    let desk = Desk::odd().await;
    let made: BackupMade = desk.call("backup.make", json!({ "reason": "manual" })).await;
    let path = made.backup.unwrap().path;
    let before = desk.content().await;
    let code = async |path: &str| desk.refused("backup.restore", json!({ "path": path })).await.code;
    let whole = std::fs::read(&path).unwrap();
    let mut torn = whole.clone();
    let middle = torn.len() / 2;
    torn[middle] ^= 1;
    std::fs::write(&path, torn).unwrap();
    assert_eq!(code(&path).await, ProblemCode::BackupDamaged);
    std::fs::write(&path, whole).unwrap();
    assert_eq!(code(&desk.library().display().to_string()).await, ProblemCode::NotABackup);
    let other = Desk::odd().await;
    let theirs: BackupMade = other.call("backup.make", json!({ "reason": "manual" })).await;
    assert_eq!(code(&theirs.backup.unwrap().path).await, ProblemCode::InvalidField);
    assert_eq!(desk.content().await, before);
}

/// Point 1: after opening, the library is looked at and, when a day has passed and something was done, backed up.
#[tokio::test]
async fn the_daily_backup_is_made_when_it_is_due_and_not_otherwise() {
    let desk = Desk::empty().await;
    let care: CareReport = desk.call("library.care", json!({})).await;
    assert!(care.check.clean && care.backup.is_none(), "nothing was done yet");
    desk.import(&list(&desk, 5)).await;
    let care: CareReport = desk.call("library.care", json!({})).await;
    let first = care.backup.expect("the first one").path;
    assert_eq!(json!(desk.status().await.backed_up_at.is_some()), json!(true));
    let care: CareReport = desk.call("library.care", json!({})).await;
    assert!(care.backup.is_none(), "made a moment ago");
    // A day later, as far as the manifest tells.
    let manifest = format!("{first}.json");
    let mut told: Value = serde_json::from_slice(&std::fs::read(&manifest).unwrap()).unwrap();
    told["at"] = json!("2026-04-01T00:00:00.000Z");
    std::fs::write(&manifest, told.to_string()).unwrap();
    let care: CareReport = desk.call("library.care", json!({})).await;
    assert!(care.backup.is_none(), "nothing was done since");
    desk.new_theme(json!({ "title_ja": "新しいテーマ" }), json!([])).await;
    let care: CareReport = desk.call("library.care", json!({})).await;
    assert!(care.backup.is_some());
}

/// Point 1: a large list over a library that holds something comes in after a backup; the folder and number are set.
#[tokio::test]
async fn a_large_import_is_preceded_by_a_backup_in_the_chosen_folder() {
    let desk = Desk::odd().await;
    let folder = desk.path("控えの置き場所");
    let missing = desk.refused("settings.set", json!({ "backup_folder": folder })).await;
    assert_eq!(missing.code, ProblemCode::NotWritable, "a folder that is not there");
    std::fs::create_dir(&folder).unwrap();
    let _: Value = desk.call("settings.set", json!({ "backup_folder": folder })).await;
    desk.import(&list(&desk, 1_200)).await;
    let backups: Backups = desk.call("backup.list", json!({})).await;
    assert!(backups.chosen);
    assert_eq!(backups.backups.len(), 1);
    assert_eq!((json!(backups.backups[0].reason), backups.backups[0].projects), (json!("before-import"), 9));
    assert!(backups.backups[0].path.starts_with(&folder.display().to_string()));
    desk.import(&desk.path("一覧.csv")).await;
    let backups: Backups = desk.call("backup.list", json!({})).await;
    assert_eq!(backups.backups.len(), 1, "the same file again changes nothing");
}

/// Point 1: "as it was on …" opens an earlier state beside the library, to be looked at only.
#[tokio::test]
async fn an_earlier_state_opens_as_a_library_of_its_own_and_cannot_be_worked_in() {
    let desk = Desk::odd().await;
    let ids = desk.ids(json!({})).await;
    let tagged = desk.tag(&ids[..3], "indication", CANCER).await.operation.unwrap();
    let then = desk.content().await;
    desk.new_theme(json!({ "title_ja": "後のテーマ" }), json!([{ "project": ids[0] }])).await;
    let _: Done = desk.call("history.undo", json!({ "operation": tagged })).await;
    let out = desk.path("あの日.tsumugi");
    let status: LibraryStatus = desk.call("library.as_it_was", json!({ "operation": tagged, "out": out })).await;
    let open = status.open.unwrap();
    assert!(open.read_only && open.as_of.is_some());
    assert_eq!(desk.content().await, then);
    let refused = desk.refused("theme.create", json!({ "fields": { "title_ja": "題" } })).await;
    assert_eq!(refused.code, ProblemCode::LibraryReadOnly);
    let again: LibraryStatus = desk.call("library.open", json!({ "path": desk.library() })).await;
    assert!(!again.open.unwrap().read_only);
}

/// Point 2: the second opener may look, and sees what the first one writes after a refresh.
#[tokio::test]
async fn the_second_opener_may_look_and_keeps_up() {
    let desk = Desk::odd().await;
    let second = application(desk.folder.path(), false);
    let args = json!({ "path": desk.library() });
    assert_eq!(refused(&second, "library.open", args.clone()).await.code, ProblemCode::LibraryInUse);
    let status: LibraryStatus =
        call(&second, "library.open", json!({ "path": desk.library(), "read_only": true })).await;
    assert!(status.open.unwrap().read_only);
    desk.import(&list(&desk, 4)).await;
    let status: LibraryStatus = call(&second, "library.refresh", json!({})).await;
    assert_eq!(status.open.unwrap().projects, 13);
    let page: Value = call(&second, "project.page", json!({ "limit": 100 })).await;
    assert_eq!(page["total"], 13);
    for (name, args) in [
        ("backup.make", json!({ "reason": "manual" })),
        ("library.protect", json!({ "new": WORDS })),
        ("library.compact", json!({ "before": "2026-01-01" })),
    ] {
        assert_eq!(refused(&second, name, args).await.code, ProblemCode::LibraryReadOnly, "{name}");
    }
    let _: LibraryStatus = desk.call("library.close", json!({})).await;
    let status: LibraryStatus = call(&second, "library.open", args).await;
    assert!(!status.open.unwrap().read_only, "the first one went: now it can be written");
}

/// Point 4: the log is verified as a whole, named by its head, and written out for those who may see it.
#[tokio::test]
async fn the_log_is_verified_and_written_out_for_the_house_only() {
    let desk = Desk::odd().await;
    let report: CheckReport = desk.call("library.check", json!({ "full": true })).await;
    assert!(report.clean && report.operations == 1 && report.head.len() == 64, "{report:?}");
    assert!(report.looked_at.contains(&"log".to_owned()));
    let out = desk.path("記録.xlsx");
    let args = |audience: &str| json!({ "audience": audience, "language": "ja", "out": out });
    assert_eq!(desk.refused("export.history", args("cda")).await.code, ProblemCode::InvalidField);
    assert!(!out.exists());
    let _: Value = desk.call("export.history", args("internal")).await;
    let text = sheets::dump(&out).unwrap();
    assert!(text.contains(&report.head) && text.contains("取り込み"), "{text}");
}

/// Point 4, 7: compacting makes the file smaller, ends the way back, and the log still verifies.
#[tokio::test]
async fn compacting_keeps_the_proof() {
    let desk = Desk::empty().await;
    desk.import(&list(&desk, 900)).await;
    let _: Done = desk.call("history.undo", json!({})).await;
    let bad = desk.refused("library.compact", json!({ "before": "きのう" })).await;
    assert_eq!(bad.code, ProblemCode::InvalidField);
    let done: Compacted = desk.call("library.compact", json!({ "before": "2999-01-01" })).await;
    assert!(done.operations == 2 && done.bytes_after < done.bytes_before, "{done:?}");
    let report: CheckReport = desk.call("library.check", json!({ "full": true })).await;
    assert!(report.clean && report.operations == 3, "{report:?}");
    assert_eq!(desk.refused("history.redo", json!({})).await.code, ProblemCode::NothingToUndo);
}

/// Point 6: an attachment is kept with the library, leaves it only for the house, and is never run.
#[tokio::test]
async fn an_attachment_is_kept_shown_from_a_copy_and_leaves_for_the_house_only() {
    let desk = encrypted().await;
    desk.import(&list(&desk, 2)).await;
    let id = desk.ids(json!({})).await[0];
    let figure = desk.list("図 1.pdf", format!("%PDF {SECRET}"));
    let add = |file: &Path| json!({ "thing": "project", "id": id, "file": file });
    let done: Done = desk.call("attachment.add", add(&figure)).await;
    let attached = done.created.unwrap();
    let listed: Attachments = desk.call("attachment.list", json!({ "thing": "project", "id": id })).await;
    assert_eq!((listed.attachments[0].name.as_str(), listed.attachments[0].risky), ("図 1.pdf", false));
    let view: AttachmentView = desk.call("attachment.view", json!({ "id": attached })).await;
    assert_eq!(std::fs::read(&view.path).unwrap(), std::fs::read(&figure).unwrap());
    let out = desk.path("出した図.pdf");
    let save = |audience: &str| json!({ "id": attached, "audience": audience, "out": out });
    for audience in ["public", "non-confidential", "cda"] {
        assert_eq!(desk.refused("attachment.save", save(audience)).await.code, ProblemCode::InvalidField);
    }
    assert!(!out.exists());
    let _: Value = desk.call("attachment.save", save("internal")).await;
    assert_eq!(std::fs::read(&out).unwrap(), std::fs::read(&figure).unwrap());
    assert_eq!(head(&desk).await.operations[0].kind, "export-attachment");
    let program = desk.list("計算.exe", "MZ");
    let run: Done = desk.call("attachment.add", add(&program)).await;
    let refused = desk.refused("attachment.view", json!({ "id": run.created })).await;
    assert_eq!(refused.code, ProblemCode::ProgramRefused);
    let large = desk.path("大きい.tiff");
    std::fs::File::create(&large).unwrap().set_len(51 << 20).unwrap();
    assert_eq!(desk.refused("attachment.add", add(&large)).await.code, ProblemCode::AttachmentTooLarge);
    let _: LibraryStatus = desk.call("library.lock", json!({})).await;
    assert!(!Path::new(&view.path).exists(), "the copy goes with the lock");
}

/// Point 1: what can be read of a damaged library comes into a new one, with a report; the damaged file is only read.
#[tokio::test]
async fn a_damaged_library_is_recovered_into_a_new_one() {
    let desk = Desk::empty().await;
    desk.import(&list(&desk, 700)).await;
    let _: LibraryStatus = desk.call("library.close", json!({})).await;
    let mut bytes = std::fs::read(desk.library()).unwrap();
    let page = 16_384;
    // Behind the pages on which the tables are named: without these nothing could be found.
    let middle = bytes.len() / page * 3 / 4;
    bytes[(middle - 6) * page..(middle + 6) * page].fill(0xEE);
    std::fs::write(desk.library(), &bytes).unwrap();
    let out = desk.path("救出.tsumugi");
    let done: Recovered = desk.call("library.recover", json!({ "path": desk.library(), "out": out })).await;
    assert!(!done.complete);
    assert!(done.tables.iter().any(|table| table.gaps > 0), "{:?}", done.tables);
    assert_eq!(std::fs::read(desk.library()).unwrap(), bytes);
    let status: LibraryStatus = desk.call("library.open", json!({ "path": out })).await;
    let read = done.tables.iter().find(|table| table.table == "project").unwrap().rows;
    assert_eq!(status.open.unwrap().projects, read);
    let report: CheckReport = desk.call("library.check", json!({ "full": true })).await;
    assert!(report.clean, "{report:?}");
}

/// Point 2: a copy that a cloud folder made is told after opening.
#[tokio::test]
async fn a_copy_a_cloud_folder_made_is_told() {
    let desk = Desk::odd().await;
    let _: LibraryStatus = desk.call("library.close", json!({})).await;
    std::fs::copy(desk.library(), desk.path("research-DESKTOP-9.tsumugi")).unwrap();
    let _: LibraryStatus = desk.call("library.open", json!({ "path": desk.library() })).await;
    let _: CareReport = desk.call("library.care", json!({})).await;
    let copies = desk.status().await.copies;
    assert_eq!((copies.len(), copies[0].name.as_str(), copies[0].same), (1, "research-DESKTOP-9.tsumugi", true));
}
