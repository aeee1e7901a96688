//! What a list states beside texts (phase, ministry, integrated project, prefecture), and which words stand in which field.

use crate::desk::Desk;
use app::duplicate::Duplicates;
use app::import::{Field, ImportPreview, RowFate};
use app::project::ProjectRow;
use serde_json::json;

fn said(row: &ProjectRow) -> [&str; 4] {
    [&row.phase, &row.ministry, &row.integrated, &row.prefecture]
}

/// Stated values win over what programme and institution tell; where a later year says nothing the year before speaks.
#[tokio::test]
async fn a_project_shows_what_its_lists_state_and_else_what_its_programme_and_institution_tell() {
    let desk = Desk::empty().await;
    let head = "課題管理番号,研究開発課題名,事業名,代表機関名,年度,研究開発フェーズ,所管府省,統合プロジェクト,都道府県,配分額（千円）\n";
    let first = format!(
        "{head}24zz0101001h0001,甲の課題,次世代がん医療加速化研究事業（合成）,東北大学,2024,応用,厚労省,医薬品プロジェクト,兵庫県神戸市,1000\n\
         24zz0101002h0001,乙の課題,次世代がん医療加速化研究事業（合成）,東北大学,2024,,,,,\n\
         24zz0101003h0001,丙の課題,架空の事業,架空の機関,2024,,,,,\n"
    );
    desk.import(&desk.list("一.csv", first)).await;
    let row = async |key: &str| desk.detail(desk.key(key).await).await.row;
    assert_eq!(said(&row("zz0101001").await), ["応用", "厚生労働省", "医薬品プロジェクト", "兵庫県"]);
    assert_eq!(said(&row("zz0101002").await), ["", "文部科学省", "", "宮城県"]);
    assert_eq!(said(&row("zz0101003").await), ["", "", "", ""], "nothing is made up");
    assert_eq!(row("zz0101001").await.budget_yen, Some(1_000_000.0));

    // The next year changes one, states nothing of the others: shown before it happens, and one step takes it back.
    let second =
        format!("{head}25zz0101001h0001,甲の課題,次世代がん医療加速化研究事業（合成）,東北大学,2025,治験,,,,\n");
    let file = desk.list("二.csv", second);
    let preview: ImportPreview = desk.call("import.preview", json!({ "file": file })).await;
    let fields: Vec<_> = preview.columns.iter().filter_map(|column| column.field).collect();
    for field in [Field::Phase, Field::Ministry, Field::Integrated, Field::Prefecture] {
        assert!(fields.contains(&field), "{field:?}");
    }
    assert_eq!(preview.rows[0].fate, RowFate::Changed);
    let shown = preview.rows[0].diff.iter().find(|diff| diff.field == Some(Field::Phase)).unwrap();
    assert_eq!((shown.before.as_str(), shown.after.as_str()), ("応用", "治験"));
    let before = desk.content().await;
    desk.import(&file).await;
    assert_eq!(said(&row("zz0101001").await), ["治験", "厚生労働省", "医薬品プロジェクト", "兵庫県"]);
    assert_eq!(row("zz0101001").await.budget_yen, Some(1_000_000.0), "of the latest year that states one");
    assert_eq!(desk.ids(json!({ "phase": ["治験"] })).await.len(), 1);
    desk.undo().await;
    assert_eq!(desk.content().await, before);
    assert_eq!(row("zz0101001").await.phase, "応用");
    assert!(desk.ids(json!({ "phase": ["治験"] })).await.is_empty());
}

/// AMEDfind has a column of integrated projects for each of its periods; each record states one of them.
#[tokio::test]
async fn records_of_both_periods_state_their_integrated_project() {
    let desk = Desk::empty().await;
    let record = |number: &str, second: &str, third: &str| {
        json!({ "themeNo": number, "themeName": format!("架空の課題 {number}"), "institution": "架空大学",
                "integratedProject": second, "integratedProject3": third })
    };
    let records = json!([
        record("24zz0101001h0001", "シーズ開発・研究基盤プロジェクト", ""),
        record("25zz0101002h0001", "", "感染症プロジェクト")
    ]);
    desk.import(&desk.list("記録.json", records.to_string())).await;
    let of = async |key: &str| desk.detail(desk.key(key).await).await.row.integrated;
    assert_eq!(of("zz0101001").await, "シーズ開発・研究基盤プロジェクト");
    assert_eq!(of("zz0101002").await, "感染症プロジェクト");
}

/// Two projects become one: a word goes on standing in the field it stood in.
#[tokio::test]
async fn a_word_stands_in_its_field_after_a_merge_too() {
    let desk = Desk::empty().await;
    let head = "課題管理番号,研究開発課題名,研究概要,代表機関名,年度\n";
    let rows = "24zz0101001h0001,架空受容体を標的とする抗体の創製と評価系の構築,要旨甲,見本大学,2024\n\
                25yy0201001h0001,架空受容体を標的とする抗体の創製と評価系の確立,要旨乙,見本大学,2025\n";
    desk.import(&desk.list("一.csv", format!("{head}{rows}"))).await;
    let pairs: Duplicates = desk.call("duplicate.list", json!({ "state": "open", "limit": 9 })).await;
    let pair = &pairs.pairs[0];
    assert_eq!(desk.ids(json!({ "issue": ["duplicate"] })).await.len(), 2);
    let keep = pair.a.as_ref().unwrap().row.id;
    let _: app::commands::Done = desk.call("duplicate.merge", json!({ "pair": pair.id, "keep": keep })).await;
    assert!(desk.ids(json!({ "issue": ["duplicate"] })).await.is_empty());
    for (text, found) in [
        ("題名:構築", true),
        ("題名:確立", true),
        ("要旨:要旨乙", true),
        ("題名:要旨乙", false),
        ("機関:抗体", false),
        ("番号:yy0201001", true),
    ] {
        assert_eq!(desk.ids(json!({ "text": text })).await.contains(&keep), found, "{text}");
    }
}
