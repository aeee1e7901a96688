//! Words that only a library knows.

use crate::make::{Pack, plain_rows, row, text};
use leaks::{Kind, Words, book};
use std::io::Cursor;

fn words() -> Words {
    let mut words = Words::new();
    words.add(Kind::PersonalName, "見本 花子");
    words.add(Kind::Reviewer, "Taro Rei");
    words.add(Kind::UnpublishedTarget, "ZZT9");
    words.add(Kind::UnfiledInvention, "二重ゲート送達");
    words.add(Kind::ThirdPartyData, "カクウ");
    words
}

fn kinds(text: &str) -> Vec<(Kind, String)> {
    words().look(text).into_iter().map(|hit| (hit.kind, hit.text)).collect()
}

#[test]
fn words_are_found_folded_and_on_their_borders() {
    let one = |kind, shown: &str| vec![(kind, shown.to_owned())];
    for (text, shown) in
        [("担当は見本花子。", "見本花子"), ("見本　花子氏", "見本　花子"), ("（見本 花子）", "見本 花子")]
    {
        assert_eq!(kinds(text), one(Kind::PersonalName, shown), "{text}");
    }
    assert_eq!(kinds("ｚｚｔ９を標的とする"), one(Kind::UnpublishedTarget, "ｚｚｔ９"));
    assert_eq!(kinds("by TARO REI."), one(Kind::Reviewer, "TARO REI"));
    assert_eq!(kinds("新しい二重ゲート送達の発明"), one(Kind::UnfiledInvention, "二重ゲート送達"));
    assert_eq!(kinds("ｶｸｳの試料"), one(Kind::ThirdPartyData, "ｶｸｳ"));
    for text in ["ZZT91", "XZZT9", "見本は花子ではない", "カクウン", "Taro Reid", ""] {
        assert_eq!(kinds(text), [], "{text}");
    }
}

#[test]
fn words_are_found_in_cells_names_and_properties() {
    let rows = plain_rows() + &row(9, "", &text("B9", 0, "査読者 TARO REI の意見"));
    let mut pack = Pack::new(&rows);
    pack.put("docProps/app.xml", "<Properties><Company>カクウ</Company></Properties>");
    let report = book::look(Cursor::new(pack.bytes()), &words()).unwrap();
    let found: Vec<String> = report.findings.iter().map(|one| format!("{} {}", one.kind.name(), one.place)).collect();
    assert_eq!(found, ["third-party-data property:app/Company", "reviewer cell:概要!B9"]);
}
