//! Writes the messy lists of `tests/fixtures/messy` (fictional, 合成データ) again, byte for byte:
//! `cargo run -p acceptance --example messy_fixtures -- tests/fixtures/messy`.
//!
//! Each list imitates one shape or one damage; NAME.expected.json says what its import must give and NAME.txt
//! shows its cells. Change the example, not the files. Two lists were made once by LibreOffice out of
//! workbooks written here (`merged-hidden.ods`, `dates-errors.xls`); they are made again only where they are
//! missing and LibreOffice is installed, because it writes the time of day into them.
#![allow(clippy::expect_used)] // a generator that cannot go on stops at its place

mod book;
mod lists;
mod texts;
mod workbooks;

use std::path::Path;
use std::process::Command;

fn main() {
    let folder = std::env::args().nth(1).expect("the folder to write to");
    let folder = Path::new(&folder);
    std::fs::create_dir_all(folder).expect("the folder is made");
    for (name, bytes) in texts::all().into_iter().chain(workbooks::all()) {
        std::fs::write(folder.join(name), bytes).expect(name);
    }
    for (name, ending, filter, bytes) in workbooks::through_office() {
        let target = folder.join(format!("{name}.{ending}"));
        if target.exists() {
            continue;
        }
        let source = std::env::temp_dir().join(format!("{name}.xlsx"));
        std::fs::write(&source, bytes).expect(name);
        let made = Command::new("soffice")
            .args(["--headless", "--convert-to", filter, "--outdir"])
            .arg(folder)
            .arg(&source)
            .status();
        println!("{}: {made:?}", target.display());
    }
}
