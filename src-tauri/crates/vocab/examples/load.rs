//! Reads a vocabulary file and says what is in it: `cargo run --release -p vocab --example load -- FILE [FORMAT]`.

use std::io::{BufReader, Read};
use std::time::Instant;
use vocab::load::{Format, read, recognise};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().ok_or("which file?")?;
    let mut head = Vec::new();
    std::fs::File::open(&path)?.take(64 << 10).read_to_end(&mut head)?;
    let told = arguments.next().and_then(|code| Format::parse(&code));
    let format = told.or_else(|| recognise(&head, &path)).ok_or("no format that is read here")?;
    let mut file = BufReader::new(std::fs::File::open(&path)?);
    let begun = Instant::now();
    let loaded = match read(&mut file, format, &mut |_| true) {
        Ok(loaded) => loaded,
        Err(refusal) => return Err(format!("{}: {refusal:?}", format.code()).into()),
    };
    let took = begun.elapsed();
    let names: usize = loaded.terms.iter().map(|term| term.names.len()).sum();
    println!("{} | {} | {} | {}", format.code(), loaded.title, loaded.version, loaded.licence);
    println!(
        "{} rows, {} left out, {} terms, {names} names, {} issues",
        loaded.rows,
        loaded.left_out,
        loaded.terms.len(),
        loaded.issue_count
    );
    for issue in loaded.issues.iter().take(10) {
        println!("  {} {} {} {}", issue.code.code(), issue.line, issue.id, issue.detail);
    }
    println!("{:.3} s", took.as_secs_f64());
    Ok(())
}
