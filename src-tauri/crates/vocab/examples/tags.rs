//! What `npm run bench:tags` measures beside the product: the naive matcher on the same names, speed and memory.
//!
//! `tags suggest FILE` and `tags naive FILE`: lines `{"id","text"}` in, `{"id","mentions":[…]}` out, offsets in code points.
//! `tags speed [COUNT]`: fictional texts of 500 characters on as many threads as there are cores; building, cache and memory.

#![allow(clippy::unwrap_used)] // a measurement that cannot go on stops at its place

use daachorse::MatchKind;
use daachorse::charwise::CharwiseDoubleArrayAhoCorasickBuilder;
use domain::{Kind, text};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::io::Write;
use std::time::Instant;
use vocab::Vocabulary;
use vocab::suggest::Matcher;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["suggest", file] => {
            let matcher = Matcher::build().unwrap();
            each(file, |text| {
                let mentions = matcher.suggest(text);
                let shown = mentions.into_iter().map(|m| {
                    let (start, end) = points(text, m.start, m.end);
                    json!({ "start": start, "end": end, "text": &text[m.start..m.end], "kind": m.kind.as_str(), "ids": m.ids,
                        "score": m.score, "ticked": m.ticked, "reason": m.reason.code() })
                });
                shown.collect()
            });
        }
        ["naive", file] => {
            let naive = Naive::new();
            each(file, |text| naive.suggest(text));
        }
        ["build", file] => build(file),
        ["speed", rest @ ..] => speed(rest.first().and_then(|count| count.parse().ok()).unwrap_or(100_000)),
        _ => eprintln!("tags suggest FILE | naive FILE | speed [COUNT]"),
    }
}

fn points(text: &str, start: usize, end: usize) -> (usize, usize) {
    let before = text[..start].chars().count();
    (before, before + text[start..end].chars().count())
}

/// Runs over a file's lines; says how many documents a second.
fn each(file: &str, suggest: impl Fn(&str) -> Vec<Value>) {
    let lines = std::fs::read_to_string(file).unwrap();
    let documents: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let begun = Instant::now();
    let found: Vec<Vec<Value>> = documents.iter().map(|d| suggest(d["text"].as_str().unwrap())).collect();
    let took = begun.elapsed().as_secs_f64();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for (document, mentions) in documents.iter().zip(found) {
        writeln!(out, "{}", json!({ "id": document["id"], "mentions": mentions })).unwrap();
    }
    eprintln!(
        "{}",
        json!({ "documents": documents.len(), "per_second": documents.len() as f64 / took, "memory_mb": memory() })
    );
}

/// The most memory the process had, in MB.
fn memory() -> Option<u64> {
    status("VmHWM:")
}

/// Every name, folded, wherever it stands as a word of its own, the longest of overlapping ones; the first concept that has it.
struct Naive {
    finder: daachorse::CharwiseDoubleArrayAhoCorasick<u32>,
    meanings: Vec<(Kind, String)>,
}

impl Naive {
    fn new() -> Naive {
        let mut names: HashMap<String, u32> = HashMap::new();
        let mut meanings = Vec::new();
        for kind in Kind::ALL {
            for concept in Vocabulary::shipped().every(kind) {
                let at = u32::try_from(meanings.len()).unwrap();
                meanings.push((kind, concept.id.clone()));
                let own = [&concept.label_ja, &concept.label_en, &concept.short_ja, &concept.short_en];
                for name in own.into_iter().chain(&concept.synonyms_ja).chain(&concept.synonyms_en) {
                    let folded = text::fold(name);
                    if folded.chars().count() >= 2 {
                        names.entry(folded).or_insert(at);
                    }
                }
            }
        }
        let finder = CharwiseDoubleArrayAhoCorasickBuilder::new().match_kind(MatchKind::LeftmostLongest);
        Naive { finder: finder.build_with_values(names).unwrap(), meanings }
    }

    fn suggest(&self, original: &str) -> Vec<Value> {
        let (folded, map) = text::fold_with_map(original);
        let word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        let found = self.finder.leftmost_find_iter(&folded).filter(|m| {
            let inside = &folded[m.start()..m.end()];
            let cut_left = word(folded[..m.start()].chars().next_back()) && word(inside.chars().next());
            let cut_right = word(folded[m.end()..].chars().next()) && word(inside.chars().next_back());
            !cut_left && !cut_right
        });
        found
            .map(|m| {
                let (start, end) = points(original, map[m.start()] as usize, map[m.end()] as usize);
                let (kind, id) = &self.meanings[m.value() as usize];
                json!({ "start": start, "end": end, "kind": kind.as_str(), "ids": [id], "ticked": true })
            })
            .collect()
    }
}

fn speed(count: usize) {
    // Built in a process of its own: what is measured here starts from a cache, as the program does from its second start on.
    let mut cache = std::env::temp_dir();
    cache.push(format!("tsumugi-tags-{}.bin", std::process::id()));
    let own = std::env::current_exe().unwrap();
    let built = std::process::Command::new(own).arg("build").arg(&cache).output().unwrap();
    let built: Value = serde_json::from_slice(&built.stdout).unwrap();
    let begun = Instant::now();
    let bytes = std::fs::read(&cache).unwrap();
    let matcher = Matcher::from_bytes(&bytes).unwrap();
    let reading = begun.elapsed();
    let size = bytes.len();
    drop(bytes);
    std::fs::remove_file(&cache).unwrap();
    let ready = now();
    let texts = texts(count);
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let (begun, cpu) = (Instant::now(), cpu_seconds());
    let mentions: usize = std::thread::scope(|scope| {
        let parts = texts.chunks(texts.len().div_ceil(threads).max(1));
        let running: Vec<_> =
            parts.map(|part| scope.spawn(|| part.iter().map(|t| matcher.suggest(t).len()).sum::<usize>())).collect();
        running.into_iter().map(|thread| thread.join().unwrap()).sum()
    });
    let took = begun.elapsed();
    let cpu = cpu.zip(cpu_seconds()).map(|(before, after)| after - before);
    println!(
        "{}",
        json!({ "texts": count, "characters": texts.first().map_or(0, |t| t.chars().count()), "threads": threads,
            "seconds": took.as_secs_f64(), "cpu_seconds": cpu, "mentions": mentions, "build_seconds": built["seconds"],
            "build_memory_mb": built["memory_mb"],
            "from_cache_seconds": reading.as_secs_f64(), "cache_mb": size / 1_000_000,
            "automaton_mb": matcher.heap_bytes() / 1_000_000, "memory_mb": ready })
    );
}

/// Builds, writes the bytes, prints how long building took and the most memory the process had.
fn build(file: &str) {
    let begun = Instant::now();
    let matcher = Matcher::build().unwrap();
    let seconds = begun.elapsed().as_secs_f64();
    std::fs::write(file, matcher.to_bytes()).unwrap();
    println!("{}", json!({ "seconds": seconds, "memory_mb": memory() }));
}

/// A line of `/proc/self/status` in MB (Linux; elsewhere `None`).
fn status(line: &str) -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|l| l.starts_with(line))?;
    line.split_whitespace().nth(1)?.parse::<u64>().ok().map(|kb| kb / 1024)
}

/// Memory of the process as it stands, in MB.
fn now() -> Option<u64> {
    status("VmRSS:")
}

/// Processor time of the process so far (Linux, at 100 ticks a second).
fn cpu_seconds() -> Option<f64> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks: u32 = fields.get(11)?.parse::<u32>().ok()? + fields.get(12)?.parse::<u32>().ok()?;
    Some(f64::from(ticks) / 100.0)
}

/// Fictional summaries (合成データ) of 500 characters: sentences of projects with names of the vocabulary in them.
fn texts(count: usize) -> Vec<String> {
    let mut seed = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = |below: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        (seed % below as u64) as usize
    };
    let sentences = [
        "本研究では、{I}の病態における{T}の役割を明らかにし、新たな治療法の開発を目指す。",
        "これまでに我々は、{T}を標的とする{M}が{I}モデルマウスにおいて有効であることを見いだした。",
        "{I}患者由来の検体を用いた解析により、層別化に資する指標を同定し、その妥当性を多施設で検証する。",
        "候補となる{M}について、薬物動態、安全性および製造方法の検討を進め、非臨床試験の準備を行う。",
        "We will evaluate {T} inhibition in patients with {I} and establish a biomarker strategy.",
        "本年度は、評価系の構築と最適化を行い、{T}の発現と予後との関係を調べるとともに、知財の整理を進める。",
    ];
    let vocabulary = Vocabulary::shipped();
    let pick = |kind: Kind, at: usize| {
        let all = vocabulary.all(kind);
        let concept = &all[at % all.len()];
        if at.is_multiple_of(3) { concept.short_en.clone() } else { concept.label_ja.clone() }
    };
    (0..count)
        .map(|_| {
            let mut text = String::new();
            while text.chars().count() < 500 {
                let sentence = sentences[next(sentences.len())];
                text += &sentence
                    .replace("{T}", &pick(Kind::Target, next(10_000)))
                    .replace("{M}", &pick(Kind::Modality, next(10_000)))
                    .replace("{I}", &pick(Kind::Indication, next(10_000)));
            }
            text.chars().take(500).collect()
        })
        .collect()
}
