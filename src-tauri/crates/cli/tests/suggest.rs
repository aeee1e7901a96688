//! Tagging from the command line: lines of texts in, lines of mentions out.

#![allow(clippy::unwrap_used)] // a test that cannot go on stops at its place

use serde_json::Value;
use std::process::Command;

/// Whatever a text is made of, each mention's code points cut it where its words stand; every line is answered.
#[test]
fn mentions_point_into_their_text() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("題名.jsonl");
    let lines = [
        r#"{"id":1,"text":"抗PD-1抗体による膵癌の治療（合成データ）"}"#,
        r#"{"id":"b","text":"\ud800😀 KRAS変異を持つ肺癌とｱﾙﾂﾊｲﾏｰ病"}"#,
        r#"{"id":3,"text":""}"#,
    ];
    std::fs::write(&file, lines.join("\n")).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_tsumugi")).args(["suggest", "--jsonl"]).arg(&file).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let answered = String::from_utf8(output.stdout).unwrap();
    let answered: Vec<Value> = answered.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(answered.iter().map(|line| line["id"].to_string()).collect::<Vec<_>>(), ["1", "\"b\"", "3"]);
    let texts = ["抗PD-1抗体による膵癌の治療（合成データ）", "\u{FFFD}😀 KRAS変異を持つ肺癌とｱﾙﾂﾊｲﾏｰ病", ""];
    for (line, text) in answered.iter().zip(texts) {
        let points: Vec<char> = text.chars().collect();
        for mention in line["mentions"].as_array().unwrap() {
            let at = |end: &str| mention[end].as_u64().unwrap() as usize;
            let cut: String = points[at("start")..at("end")].iter().collect();
            assert_eq!(cut, mention["text"].as_str().unwrap());
        }
    }
    let found = |line: usize| {
        let mentions = answered[line]["mentions"].as_array().unwrap().iter();
        mentions.map(|m| format!("{} {}", m["kind"].as_str().unwrap(), m["text"].as_str().unwrap())).collect::<Vec<_>>()
    };
    for expected in ["target PD-1", "indication 膵癌"] {
        assert!(found(0).iter().any(|mention| mention == expected), "{expected} of {:?}", found(0));
    }
    for expected in ["target KRAS", "indication 肺癌", "indication ｱﾙﾂﾊｲﾏｰ病"] {
        assert!(found(1).iter().any(|mention| mention == expected), "{expected} of {:?}", found(1));
    }
    assert_eq!(found(2), Vec::<String>::new());
}
