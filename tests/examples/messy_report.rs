//! Tells for a messy list, or for every one of a folder, OK or what differs from its `NAME.expected.json`:
//! `cargo run -p acceptance --example messy_report -- FILE|FOLDER…`. With `--text` prints the cells of a list
//! instead, as its NAME.txt shows them.
#![allow(clippy::unwrap_used, clippy::expect_used, dead_code)] // shares its modules with the stories

#[path = "../stories/messy/check.rs"]
mod check;
#[path = "../stories/desk.rs"]
mod desk;
#[path = "../stories/messy/text.rs"]
mod text;

use check::{check, lists};
use std::path::Path;

#[tokio::main]
async fn main() -> std::process::ExitCode {
    let (mut files, mut failing) = (0, 0);
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let as_text = arguments.iter().any(|argument| argument == "--text");
    for argument in arguments.iter().filter(|argument| *argument != "--text") {
        let path = Path::new(argument);
        if as_text {
            print!("{}", text::text(path));
            continue;
        }
        let (folder, names) = if path.is_dir() {
            (path, lists(path))
        } else {
            let name = path.file_name().and_then(|name| name.to_str()).expect("a file name");
            let stem = name.strip_suffix(".expected.json").or(name.rsplit_once('.').map(|(stem, _)| stem));
            (path.parent().expect("a folder"), vec![stem.unwrap_or(name).to_owned()])
        };
        // The import opens files by their full path.
        let folder = folder.canonicalize().expect("the folder is there");
        for name in names {
            let compared = check(&folder, &name).await;
            files += 1;
            failing += usize::from(!compared.differences.is_empty());
            print!("{}", compared.report());
        }
    }
    if !as_text {
        println!("{} of {files} lists as expected", files - failing);
    }
    std::process::ExitCode::from(u8::from(failing > 0))
}
