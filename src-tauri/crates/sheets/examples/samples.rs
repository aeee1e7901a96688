//! Writes a briefing and a table with fictional data (合成データ), to be looked at in Excel and LibreOffice:
//! `cargo run -p sheets --example samples -- FOLDER`.

use jiff::civil::date;
use sheets::briefing::{self, Briefing, Page, Section};
use sheets::table::{self, TableDocument};
use sheets::{Col, ColumnKind, Language, Value};
use std::path::Path;

fn main() -> Result<(), domain::Problem> {
    let folder = std::env::args().nth(1).unwrap_or_else(|| ".".to_owned());
    let folder = Path::new(&folder);
    let created = date(2026, 11, 24).at(9, 0, 0, 0);
    briefing::write(&folder.join("briefing.xlsx"), &Briefing { pages: vec![ja(), en(), wide()], created })?;
    let columns = vec![
        col("課題管理番号", 18, ColumnKind::Id),
        col("研究開発課題名", 48, ColumnKind::Text),
        col("事業名", 28, ColumnKind::Text),
        col("代表機関名", 24, ColumnKind::Text),
        col("年度", 6, ColumnKind::Integer),
        col("開始日", 11, ColumnKind::Date),
        col("標的", 14, ColumnKind::Text),
        col("モダリティ", 16, ColumnKind::Text),
        col("適応症", 20, ColumnKind::Text),
    ];
    let rows = (0..60).map(|i| {
        vec![
            Value::Text(format!("26zz{:07}h0001", 101_000 + i)),
            "ミクログリアの貪食機能を高めるTREM2作動性二重特異性抗体の創製と、血液脳関門を越える送達技術の検証".into(),
            "見本創薬基盤推進研究事業".into(),
            "見本医科大学 架空研究所".into(),
            Value::Integer(2026),
            Value::Date(date(2026, 4, 1)),
            "TREM2".into(),
            "二重特異性抗体".into(),
            if i % 7 == 0 { Value::Empty } else { "アルツハイマー病（早期）".into() },
        ]
    });
    let document = TableDocument {
        sheet: "課題一覧".into(),
        language: Language::Ja,
        classification: "公開".into(),
        title: "課題一覧（合成データ）".into(),
        note_lines: vec!["60課題。載せない項目: 評価メモ 12件（社外秘）".into()],
        columns,
        rows: rows.collect(),
        created,
    };
    table::write(&folder.join("table.xlsx"), &document)
}

fn col(label: &str, width_chars: u16, kind: ColumnKind) -> Col {
    Col { label: label.into(), width_chars, kind }
}

fn ja() -> Page {
    let row = |number: &str, title: &str, place: &str, programme: &str, years: &str, role: &str| {
        vec![number.into(), title.into(), place.into(), programme.into(), years.into(), role.into()]
    };
    Page {
        sheet: "TH-014 概要".into(),
        language: Language::Ja,
        classification: "公開可 / Non-confidential".into(),
        title: "脳に届くTREM2作動性二重特異性抗体".into(),
        subtitle: "Brain-penetrant TREM2 agonist bispecific antibody".into(),
        header: vec![
            ("テーマ番号".into(), "TH-014".into()),
            ("版".into(), "第0.6版（合成データ）".into()),
            ("作成日".into(), Value::Date(date(2026, 11, 24))),
            ("状態".into(), "検討中".into()),
        ],
        one_line: Some((
            "ひとことで".into(),
            "アミロイド除去薬の次に要る、ミクログリアの働きを保つ治療。血液脳関門を越える抗体で、早期アルツハイマー病の進行を遅らせることをめざす。".into(),
        )),
        triple: vec![
            ("標的".into(), "TREM2".into(), "HGNC:17761".into()),
            ("モダリティ".into(), "二重特異性抗体".into(), "AB-BSP".into()),
            ("適応症".into(), "アルツハイマー病（早期）".into(), "MONDO:0004975".into()),
        ],
        sections: vec![
            Section::Text {
                heading: "仮説".into(),
                body: "機能低下型のTREM2多型は発症リスクを約3倍に高める（ヒト遺伝学、既公表）。TREM2を作動させてミクログリアの貪食と生存を保てば、アミロイド除去薬で減らせない神経炎症と変性を抑えられると考える。\n既存の作動抗体は脳内移行が血中濃度の0.1〜0.3％にとどまる。トランスフェリン受容体に結合する腕を加えた二重特異性抗体では、サルで8倍の脳内曝露を示した。貪食の促進はヒトiPS細胞由来ミクログリアで再現されている。".into(),
            },
            Section::Table {
                heading: "構成課題".into(),
                columns: vec![
                    col("課題管理番号", 16, ColumnKind::Id),
                    col("研究開発課題名", 44, ColumnKind::Text),
                    col("代表機関", 22, ColumnKind::Text),
                    col("事業", 26, ColumnKind::Text),
                    col("年度", 10, ColumnKind::Text),
                    col("役割", 14, ColumnKind::Text),
                ],
                rows: vec![
                    row("26zz0101014h0002", "ミクログリアの貪食機能を高めるTREM2作動性抗体の創製", "見本医科大学", "見本創薬基盤推進研究事業", "2024–2026", "標的"),
                    row("26zz0207053h0001", "血液脳関門を越える抗体送達技術の確立と、霊長類における脳内曝露の定量評価", "架空大学 先端医工学研究所", "見本次世代治療基盤技術開発事業", "2023–2026", "DDS"),
                    row("25zz0109301h0003", "ヒトiPS細胞由来ミクログリアを用いた神経変性疾患モデルの構築", "例示研究機構", "見本再生医療実現拠点プログラム", "2021–2025", "評価系・疾患モデル"),
                    row("26zz0207099h0001", "認知症コホートにおける血漿バイオマーカーと可溶性TREM2の縦断解析", "見本長寿医療センター", "見本認知症研究開発事業", "2022–2026", "バイオマーカー"),
                ],
            },
            Section::Table {
                heading: "日程".into(),
                columns: vec![
                    col("節目", 40, ColumnKind::Text),
                    col("期日", 11, ColumnKind::Date),
                    col("件数", 6, ColumnKind::Integer),
                    col("判断", 30, ColumnKind::Text),
                ],
                rows: vec![
                    vec!["SG① 創薬標的検証終了".into(), Value::Date(date(2027, 1, 31)), Value::Integer(2), "継続 / 中止".into()],
                    vec!["SG② 前臨床開発開始前".into(), Value::Date(date(2028, 10, 31)), Value::Empty, "=HYPERLINK(\"x\") も文字のまま".into()],
                ],
            },
            Section::Text {
                heading: "備考".into(),
                body: "ライセンスまたはオプション契約、非臨床試験の共同実施を求める。時期はSG②（2028年10月）より前。\n連絡先は架空大学 産学連携本部（担当窓口）。".into(),
            },
        ],
        footer_note: "合成データ（架空）。この資料は「公開可」の項目だけを載せています。載せていない項目: 社外秘 4件、CDA締結先 2件。".into(),
    }
}

/// More than one page, turned: what a theme of many projects with long texts looks like.
fn wide() -> Page {
    let mut page = ja();
    page.sheet = "TH-014 横".into();
    if let Some(Section::Table { columns, rows, .. }) = page.sections.get_mut(1) {
        columns.push(col("標的", 12, ColumnKind::Text));
        columns.push(col("要約", 60, ColumnKind::Text));
        for row in rows.iter_mut() {
            row.push("TREM2、CD33".into());
            row.push("脳内のミクログリアの働きを保つ抗体を創り、霊長類での曝露と安全性を確かめる。評価系はヒトiPS細胞に由来する。".into());
        }
        let more: Vec<_> = rows.iter().cycle().take(14).cloned().collect();
        *rows = more;
    }
    page
}

fn en() -> Page {
    let row = |number: &str, title: &str, place: &str, programme: &str, years: &str, role: &str| {
        vec![number.into(), title.into(), place.into(), programme.into(), years.into(), role.into()]
    };
    Page {
        sheet: "TH-014 Briefing".into(),
        language: Language::En,
        classification: "Non-confidential".into(),
        title: "Brain-penetrant TREM2 agonist bispecific antibody for early Alzheimer's disease".into(),
        subtitle: "脳に届くTREM2作動性二重特異性抗体".into(),
        header: vec![
            ("Theme".into(), "TH-014".into()),
            ("Version".into(), "0.6 (synthetic data)".into()),
            ("Date".into(), Value::Date(date(2026, 11, 24))),
            ("State".into(), "Under consideration".into()),
        ],
        one_line: Some((
            "In one line".into(),
            "What comes after amyloid removal: keeping microglia at work. An antibody that crosses the blood–brain barrier to slow early Alzheimer's disease.".into(),
        )),
        triple: vec![
            ("Target".into(), "TREM2".into(), "HGNC:17761".into()),
            ("Modality".into(), "Bispecific antibody".into(), "AB-BSP".into()),
            ("Indication".into(), "Alzheimer's disease, early (mild cognitive impairment and mild dementia)".into(), "MONDO:0004975".into()),
        ],
        sections: vec![
            Section::Text {
                heading: "Hypothesis".into(),
                body: "Loss-of-function variants of TREM2 raise the risk of Alzheimer's disease about threefold (human genetics, published). Agonising TREM2 keeps microglia alive and phagocytic, and should curb the neuroinflammation that amyloid-removing antibodies leave behind.\nPresent agonist antibodies reach the brain at 0.1–0.3% of the plasma concentration. Adding an arm that binds the transferrin receptor gave an eightfold brain exposure in monkeys.".into(),
            },
            Section::Table {
                heading: "Constituent projects".into(),
                columns: vec![
                    col("Number", 16, ColumnKind::Id),
                    col("Title", 44, ColumnKind::Text),
                    col("Institution", 24, ColumnKind::Text),
                    col("Programme", 26, ColumnKind::Text),
                    col("Years", 10, ColumnKind::Text),
                    col("Role", 16, ColumnKind::Text),
                ],
                rows: vec![
                    row("26zz0101014h0002", "Agonistic TREM2 antibodies that enhance microglial phagocytosis", "Mihon Medical University", "Sample Drug Discovery Platform Programme", "2024–2026", "Target"),
                    row("26zz0207053h0001", "Delivery of antibodies across the blood–brain barrier and quantitative brain exposure in primates", "Institute of Advanced Biomedical Engineering, Kaku University", "Sample Next-generation Therapeutics Programme", "2023–2026", "DDS"),
                    row("25zz0109301h0003", "Human iPSC-derived microglia as a model of neurodegenerative disease", "Reiji Research Organization", "Sample Regenerative Medicine Network", "2021–2025", "Assay, disease model"),
                    row("26zz0207099h0001", "Plasma biomarkers and soluble TREM2 in a dementia cohort: a longitudinal analysis", "Mihon Center for Geriatrics", "Sample Dementia Research Programme", "2022–2026", "Biomarker"),
                ],
            },
            Section::Text {
                heading: "Notes".into(),
                body: "Seeking a licence or option, or joint non-clinical studies, before stage gate 2 (October 2028).".into(),
            },
        ],
        footer_note: "Synthetic data. This document holds non-confidential items only. Left out: 4 internal items, 2 items under CDA.".into(),
    }
}
