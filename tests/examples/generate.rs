//! Writes a fictional list of any size for measurements: `generate ROWS OUT.xlsx`. Every row is a project
//! of its own; the same number of rows gives the same list. 合成データ.

use sheets::write::table::{TableDocument, write};
use sheets::{Col, ColumnKind, Language, Value};
use std::path::Path;
use std::process::ExitCode;

const PROGRAMMES: [&str; 6] = [
    "創薬基盤推進研究事業",
    "次世代がん医療加速化研究事業",
    "難治性疾患実用化研究事業",
    "認知症研究開発事業",
    "橋渡し研究プログラム",
    "ゲノム創薬基盤推進研究事業",
];
const PLACES: [&str; 8] = ["北浜", "青葉", "緑川", "白鳥", "朝霧", "若葉", "星野原", "水縹"];
const HOUSES: [&str; 5] =
    ["架空大学 大学院医学研究科", "架空大学 薬学部", "架空医療センター", "架空研究所", "架空製薬株式会社"];
const TARGETS: [(&str, &str); 10] = [
    ("メソテリン", "mesothelin"),
    ("KRAS G12D変異体", "KRAS G12D"),
    ("IL-6受容体", "the IL-6 receptor"),
    ("タウ", "tau"),
    ("DLL3", "DLL3"),
    ("NRF2", "NRF2"),
    ("補体C5", "complement C5"),
    ("NLRP3", "NLRP3"),
    ("CLDN18.2", "CLDN18.2"),
    ("α-シヌクレイン", "alpha-synuclein"),
];
const MEANS: [(&str, &str); 8] = [
    ("抗体薬物複合体", "antibody-drug conjugate"),
    ("二重特異性抗体", "bispecific antibody"),
    ("低分子阻害剤", "small-molecule inhibitor"),
    ("アンチセンス核酸", "antisense oligonucleotide"),
    ("CAR-T細胞", "CAR-T cell"),
    ("環状ペプチド", "cyclic peptide"),
    ("AAVベクター", "AAV vector"),
    ("標的タンパク質分解薬", "targeted protein degrader"),
];
const DISEASES: [(&str, &str); 10] = [
    ("膵癌", "pancreatic cancer"),
    ("非小細胞肺癌", "non-small cell lung cancer"),
    ("関節リウマチ", "rheumatoid arthritis"),
    ("アルツハイマー病", "Alzheimer disease"),
    ("小細胞肺癌", "small cell lung cancer"),
    ("特発性肺線維症", "idiopathic pulmonary fibrosis"),
    ("発作性夜間ヘモグロビン尿症", "paroxysmal nocturnal haemoglobinuria"),
    ("炎症性腸疾患", "inflammatory bowel disease"),
    ("胃癌", "gastric cancer"),
    ("パーキンソン病", "Parkinson disease"),
];

/// A mixed number below `bound`, the same for the same row and question.
fn pick(row: u64, question: u64, bound: usize) -> usize {
    let mut x = row.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ question.wrapping_mul(0xD1B5_4A32_D192_ED03);
    x = (x ^ (x >> 31)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    usize::try_from((x ^ (x >> 29)) % bound as u64).unwrap_or(0)
}

fn row(n: u64) -> Vec<Value> {
    let year = 2021 + i64::try_from(n % 6).unwrap_or(0);
    let (target, target_en) = TARGETS[pick(n, 1, TARGETS.len())];
    let (means, means_en) = MEANS[pick(n, 2, MEANS.len())];
    let (disease, disease_en) = DISEASES[pick(n, 3, DISEASES.len())];
    let number = format!("{:02}zz{n:07}h{:04}", year % 100, 1 + n % 4);
    let title = format!("{target}を標的とする{means}による{disease}の新規治療法の創出（{n}）");
    let title_en = format!("A new {means_en} against {target_en} for {disease_en} ({n})");
    let summary = format!(
        "{disease}では既存の治療で十分な効果が得られない患者が多い。本研究では{target}の病態における役割を患者検体と\
         モデル動物で検証し、{means}の候補を設計・評価する。{}を用いた薬効評価系を整え、安全性と体内動態の初期評価を行い、\
         非臨床概念実証の取得と企業への導出に必要なデータを揃える。合成データ。",
        ["患者由来オルガノイド", "ヒト化マウス", "iPS細胞由来組織", "同所移植モデル"][pick(n, 4, 4)]
    );
    vec![
        Value::Text(number),
        Value::Integer(year),
        Value::from(PROGRAMMES[pick(n, 5, PROGRAMMES.len())]),
        Value::Text(format!("{}{}", PLACES[pick(n, 6, PLACES.len())], HOUSES[pick(n, 7, HOUSES.len())])),
        Value::Text(title),
        Value::Text(title_en),
        Value::Text(summary),
        Value::Integer(5_000 + 500 * i64::try_from(pick(n, 8, 120)).unwrap_or(0)),
    ]
}

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [rows, out] = args.as_slice() else {
        eprintln!("usage: generate ROWS OUT.xlsx");
        return ExitCode::from(2);
    };
    let Ok(rows) = rows.parse::<u64>() else {
        eprintln!("{rows} is not a number of rows");
        return ExitCode::from(2);
    };
    let column = |label: &str, width_chars, kind| Col { label: label.to_owned(), width_chars, kind };
    let document = TableDocument {
        sheet: "合成データ".to_owned(),
        language: Language::Ja,
        classification: "公開".to_owned(),
        title: "合成データ：測定用の課題一覧".to_owned(),
        note_lines: vec![],
        columns: vec![
            column("課題管理番号", 20, ColumnKind::Id),
            column("年度", 8, ColumnKind::Integer),
            column("事業名", 30, ColumnKind::Text),
            column("研究機関", 30, ColumnKind::Text),
            column("研究開発課題名", 50, ColumnKind::Text),
            column("課題名（英語）", 50, ColumnKind::Text),
            column("研究概要", 60, ColumnKind::Text),
            column("予算額（千円）", 12, ColumnKind::Integer),
        ],
        rows: (1..=rows).map(row).collect(),
        created: jiff::civil::date(2026, 11, 24).at(0, 0, 0, 0),
    };
    match write(Path::new(out), &document) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}
