//! Suggests for the lines of JSONL files given (`{"id","text"}`), written beside `--out`; prints times. For development.
use std::io::Write;
use std::time::Instant;
use vocab::suggest::Matcher;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let out = arguments.next().unwrap();
    let begun = Instant::now();
    let built = Matcher::build().unwrap();
    eprintln!("built in {:?}, heap {} MB", begun.elapsed(), built.heap_bytes() / 1_000_000);
    let bytes = built.to_bytes();
    let begun = Instant::now();
    let matcher = Matcher::from_bytes(&bytes).unwrap();
    eprintln!("read back {} MB in {:?}", bytes.len() / 1_000_000, begun.elapsed());
    for path in arguments {
        let name = std::path::Path::new(&path).file_name().unwrap().to_owned();
        let lines = std::fs::read_to_string(&path).unwrap();
        let mut file = std::io::BufWriter::new(std::fs::File::create(std::path::Path::new(&out).join(name)).unwrap());
        let begun = Instant::now();
        let (mut count, mut chars) = (0, 0);
        for line in lines.lines() {
            let value: serde_json::Value = serde_json::from_str(line).unwrap();
            let text = value["text"].as_str().unwrap();
            let points = |at: usize| text[..at].chars().count();
            let mentions: Vec<_> = matcher.suggest(text).iter().map(|m| serde_json::json!({"start": points(m.start), "end": points(m.end),
                "text": &text[m.start..m.end], "kind": m.kind.as_str(), "ids": m.ids, "score": m.score, "ticked": m.ticked, "reason": m.reason.code()})).collect();
            count += 1;
            chars += text.len();
            writeln!(file, "{}", serde_json::json!({"id": value["id"], "mentions": mentions})).unwrap();
        }
        eprintln!("{path}: {count} documents, {chars} bytes, {:?}", begun.elapsed());
    }
}
