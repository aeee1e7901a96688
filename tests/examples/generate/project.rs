//! What a fictional project is about. Every choice hangs on the project's number alone.

use super::Cell;
use jiff::civil::date;

pub(super) const HEADINGS: [&str; 30] = [
    "整理番号",
    "課題管理番号",
    "年度",
    "事業名",
    "研究開発課題名",
    "英文課題名",
    "代表機関名",
    "研究開発代表者",
    "役職",
    "研究概要",
    "開始日",
    "終了日",
    "配分額（千円）",
    "総額（千円）",
    "キーワード",
    "標的",
    "モダリティ",
    "適応症",
    "分類",
    "出典URL",
    "備考",
    "研究フェーズ",
    "ICD-10",
    "統合プロジェクト",
    "担当部署",
    "分担機関",
    "公募回",
    "評価区分",
    "知財の有無",
    "次回確認",
];

const PROGRAMMES: [&str; 16] = [
    "創薬基盤推進研究事業",
    "次世代がん医療加速化研究事業",
    "難治性疾患実用化研究事業",
    "認知症研究開発事業",
    "橋渡し研究プログラム",
    "ゲノム創薬基盤推進研究事業",
    "再生医療実現拠点ネットワークプログラム",
    "革新的がん医療実用化研究事業",
    "新興・再興感染症研究基盤創生事業",
    "免疫アレルギー疾患実用化研究事業",
    "循環器疾患・糖尿病等生活習慣病対策実用化研究事業",
    "脳神経科学統合プログラム",
    "先端的バイオ創薬等基盤技術開発事業",
    "医療機器開発推進研究事業",
    "臨床研究・治験推進研究事業",
    "肝炎等克服実用化研究事業",
];
const PLACES: [&str; 40] = [
    "北浜",
    "青葉",
    "緑川",
    "白鳥",
    "朝霧",
    "若葉",
    "星野原",
    "水縹",
    "紅葉谷",
    "月見",
    "春日野",
    "竹園",
    "松風",
    "梅里",
    "桜台",
    "柏葉",
    "楓山",
    "藤波",
    "菊水",
    "萩原田",
    "常盤",
    "千草",
    "八重",
    "雲井",
    "風早",
    "雪代",
    "霞浦",
    "露草",
    "波止",
    "磯辺",
    "砂丘",
    "岬",
    "湊",
    "滝音",
    "清水田",
    "泉野",
    "湖東原",
    "谷地",
    "丘の上",
    "野辺",
];
const HOUSES: [&str; 10] = [
    "架空大学 大学院医学研究科",
    "架空大学 薬学部",
    "架空大学 附属病院",
    "架空大学 生命科学研究センター",
    "架空医療センター",
    "架空研究所",
    "架空製薬株式会社",
    "架空がんセンター",
    "架空工業大学",
    "架空バイオ株式会社",
];
/// As lists write them; the last four stand in no vocabulary.
const TARGETS: [(&str, &str); 48] = [
    ("EGFR", "EGFR"),
    ("KRAS", "KRAS"),
    ("TP53", "TP53"),
    ("HER2", "HER2"),
    ("PD-1", "PD-1"),
    ("PD-L1", "PD-L1"),
    ("CTLA-4", "CTLA-4"),
    ("メソテリン", "mesothelin"),
    ("IL-6受容体", "the IL-6 receptor"),
    ("タウ", "tau"),
    ("DLL3", "DLL3"),
    ("NRF2", "NRF2"),
    ("補体C5", "complement C5"),
    ("NLRP3", "NLRP3"),
    ("CLDN18.2", "CLDN18.2"),
    ("α-シヌクレイン", "alpha-synuclein"),
    ("BRAF", "BRAF"),
    ("ALK", "ALK"),
    ("MET", "MET"),
    ("FGFR2", "FGFR2"),
    ("BCL2", "BCL2"),
    ("CD19", "CD19"),
    ("CD20", "CD20"),
    ("BCMA", "BCMA"),
    ("TROP2", "TROP2"),
    ("JAK2", "JAK2"),
    ("STAT3", "STAT3"),
    ("BTK", "BTK"),
    ("SYK", "SYK"),
    ("PCSK9", "PCSK9"),
    ("GLP-1受容体", "the GLP-1 receptor"),
    ("VEGF", "VEGF"),
    ("TNF-α", "TNF-alpha"),
    ("IL-17A", "IL-17A"),
    ("IL-4受容体", "the IL-4 receptor"),
    ("TSLP", "TSLP"),
    ("LRRK2", "LRRK2"),
    ("SOD1", "SOD1"),
    ("TDP-43", "TDP-43"),
    ("HTT", "HTT"),
    ("DMD", "DMD"),
    ("CFTR", "CFTR"),
    ("SMN1", "SMN1"),
    ("MYC", "MYC"),
    ("XQP7", "XQP7"),
    ("新規因子K12", "the novel factor K12"),
    ("ZLM-3", "ZLM-3"),
    ("見本受容体", "the sample receptor"),
];
const MEANS: [(&str, &str); 16] = [
    ("抗体薬物複合体", "antibody-drug conjugate"),
    ("二重特異性抗体", "bispecific antibody"),
    ("低分子阻害剤", "small-molecule inhibitor"),
    ("アンチセンス核酸", "antisense oligonucleotide"),
    ("CAR-T細胞", "CAR-T cells"),
    ("環状ペプチド", "cyclic peptide"),
    ("AAVベクター", "AAV vector"),
    ("標的タンパク質分解薬", "targeted protein degrader"),
    ("mRNAワクチン", "mRNA vaccine"),
    ("siRNA", "siRNA"),
    ("ゲノム編集", "genome editing"),
    ("iPS細胞由来細胞製剤", "iPS-derived cell therapy"),
    ("腫瘍溶解性ウイルス", "oncolytic virus"),
    ("ヒト化抗体", "humanised antibody"),
    ("共有結合阻害薬", "covalent inhibitor"),
    ("放射性リガンド", "radioligand"),
];
const DISEASES: [(&str, &str, &str); 36] = [
    ("膵癌", "pancreatic cancer", "C25"),
    ("非小細胞肺癌", "non-small cell lung cancer", "C34"),
    ("関節リウマチ", "rheumatoid arthritis", "M06"),
    ("アルツハイマー病", "Alzheimer disease", "G30"),
    ("小細胞肺癌", "small cell lung cancer", "C34"),
    ("特発性肺線維症", "idiopathic pulmonary fibrosis", "J84"),
    ("発作性夜間ヘモグロビン尿症", "paroxysmal nocturnal haemoglobinuria", "D59"),
    ("炎症性腸疾患", "inflammatory bowel disease", "K50"),
    ("胃癌", "gastric cancer", "C16"),
    ("パーキンソン病", "Parkinson disease", "G20"),
    ("大腸がん", "colorectal cancer", "C18"),
    ("肝細胞がん", "hepatocellular carcinoma", "C22"),
    ("乳がん", "breast cancer", "C50"),
    ("卵巣がん", "ovarian cancer", "C56"),
    ("前立腺がん", "prostate cancer", "C61"),
    ("膠芽腫", "glioblastoma", "C71"),
    ("急性骨髄性白血病", "acute myeloid leukaemia", "C92"),
    ("多発性骨髄腫", "multiple myeloma", "C90"),
    ("筋萎縮性側索硬化症", "amyotrophic lateral sclerosis", "G12"),
    ("ハンチントン病", "Huntington disease", "G10"),
    ("デュシェンヌ型筋ジストロフィー", "Duchenne muscular dystrophy", "G71"),
    ("脊髄性筋萎縮症", "spinal muscular atrophy", "G12"),
    ("全身性エリテマトーデス", "systemic lupus erythematosus", "M32"),
    ("アトピー性皮膚炎", "atopic dermatitis", "L20"),
    ("気管支喘息", "bronchial asthma", "J45"),
    ("慢性腎臓病", "chronic kidney disease", "N18"),
    ("心不全", "heart failure", "I50"),
    ("脳梗塞", "cerebral infarction", "I63"),
    ("2型糖尿病", "type 2 diabetes", "E11"),
    ("非アルコール性脂肪肝炎", "non-alcoholic steatohepatitis", "K75"),
    ("加齢黄斑変性", "age-related macular degeneration", "H35"),
    ("網膜色素変性", "retinitis pigmentosa", "H35"),
    ("統合失調症", "schizophrenia", "F20"),
    ("うつ病", "depression", "F32"),
    ("結核", "tuberculosis", "A15"),
    ("B型肝炎", "hepatitis B", "B16"),
];
const WAYS: [(&str, &str); 20] = [
    ("患者由来オルガノイド", "patient-derived organoids"),
    ("ヒト化マウス", "humanised mice"),
    ("iPS細胞由来組織", "iPS-derived tissue"),
    ("同所移植モデル", "orthotopic models"),
    ("一細胞解析", "single-cell analysis"),
    ("空間オミクス", "spatial omics"),
    ("構造生物学", "structural biology"),
    ("機械学習", "machine learning"),
    ("化合物ライブラリー", "compound libraries"),
    ("大規模コホート", "large cohorts"),
    ("プロテオミクス", "proteomics"),
    ("ゲノムワイド関連解析", "genome-wide association"),
    ("リキッドバイオプシー", "liquid biopsy"),
    ("脳画像解析", "brain imaging"),
    ("遺伝子改変サル", "gene-modified monkeys"),
    ("クライオ電子顕微鏡", "cryo-electron microscopy"),
    ("臓器チップ", "organs on a chip"),
    ("自然免疫細胞", "innate immune cells"),
    ("腸内細菌叢", "gut microbiota"),
    ("細胞外小胞", "extracellular vesicles"),
];
const AIMS: [(&str, &str); 12] = [
    ("の新規治療法の創出", "Creation of a new therapy"),
    ("の病態解明と創薬", "Mechanism and drug discovery"),
    ("の発症機序に基づく治療薬開発", "Mechanism-based drug development"),
    ("に対する医師主導治験", "Investigator-initiated trial"),
    ("の早期診断法の確立", "Early diagnosis"),
    ("の根治を目指した研究", "Towards a cure"),
    ("の薬剤耐性の克服", "Overcoming drug resistance"),
    ("の層別化医療の実現", "Stratified medicine"),
    ("の重症化予防", "Preventing progression"),
    ("に対する非臨床概念実証", "Preclinical proof of concept"),
    ("の予後予測と治療最適化", "Prognosis and optimised treatment"),
    ("の再発を抑える治療戦略", "Strategies against relapse"),
];
const FAMILY: [&str; 12] =
    ["架空", "合成", "見本", "例田", "仮名", "虚構", "想定", "模擬", "標本", "試作", "仮想", "作例"];
const GIVEN: [&str; 12] = ["一郎", "花子", "次郎", "三葉", "光", "薫", "誠", "優", "望", "翼", "歩", "司"];
const POSITIONS: [&str; 6] = ["教授", "准教授", "講師", "部長", "主任研究員", "室長"];

/// A mixed number below `bound`, the same for the same project and question.
fn pick(project: u64, question: u64, bound: usize) -> usize {
    let mut x = project.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ question.wrapping_mul(0xD1B5_4A32_D192_ED03);
    x = (x ^ (x >> 31)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    usize::try_from((x ^ (x >> 29)) % bound as u64).unwrap_or(0)
}

/// As [`pick`], small numbers more often: a few institutions have most projects.
fn skewed(project: u64, question: u64, bound: usize) -> usize {
    pick(project, question, bound).min(pick(project, question + 500, bound))
}

/// Which project's subject this one has, and what its title adds: one in thirty follows another one's on.
fn subject(project: u64) -> (u64, &'static str) {
    if pick(project, 40, 30) != 0 {
        return (project, "");
    }
    let other = 1 + u64::try_from(pick(project, 41, 60_000)).unwrap_or(0);
    (other, ["（継続）", "（第2期）", "", "の展開"][pick(project, 42, 4)])
}

/// A row: the project's first year, or a later one.
pub(super) fn row(row: u64, projects: u64, first: u64) -> Vec<Cell> {
    let (project, later) = (first + row % projects.max(1), row / projects.max(1));
    let (about, more) = subject(project);
    let ask = |question: u64, bound: usize| pick(about, question, bound);
    let of_project = |question: u64, bound: usize| i64::try_from(pick(project, question, bound)).unwrap_or(0);
    let text = |text: &str| Cell::Text(text.to_owned());
    let (target, target_en) = TARGETS[ask(1, TARGETS.len())];
    let (means, means_en) = MEANS[ask(2, MEANS.len())];
    let (disease, disease_en, icd) = DISEASES[ask(3, DISEASES.len())];
    let (way, way_en) = WAYS[ask(4, WAYS.len())];
    let (aim, aim_en) = AIMS[ask(5, AIMS.len())];
    let place = PLACES[skewed(about, 6, PLACES.len())];
    let institution = format!("{place}{}", HOUSES[ask(7, HOUSES.len())]);
    let started = 2018 + of_project(8, 6);
    let year = started + i64::try_from(later).unwrap_or(0);
    let number = format!("{:02}zz{project:07}h{:04}", year % 100, later + 1);
    let title = match ask(9, 6) {
        0 => format!("{target}を標的とする{means}による{disease}{aim}{more}"),
        1 => format!("{way}を用いた{disease}{aim}：{target}と{means}{more}"),
        2 => format!("{disease}における{target}の機能解析と{means}の開発{more}"),
        3 => format!("{means}と{way}の融合による{disease}{aim}{more}"),
        4 => format!("{target}陽性{disease}{aim}に向けた{way}の応用{more}"),
        _ => format!("{way}から見出した{target}経路に作用する{means}：{disease}{aim}{more}"),
    };
    let title_en = format!("{aim_en} for {disease_en} by {means_en} against {target_en} using {way_en}");
    let summary = format!(
        "{disease}では既存の治療で十分な効果が得られない患者が多い。本研究では{target}の病態における役割を患者検体と\
         {way}で検証し、{means}の候補を設計・評価する。{}年度は{}例の検体を解析し、薬効評価系を整え、安全性と体内動態の\
         初期評価を行う。{}との共同研究により製剤と投与経路を検討し、非臨床概念実証の取得と企業への導出に必要なデータを揃え、\
         {}までに{}へ進む。合成データ。",
        year,
        20 + of_project(10, 480),
        HOUSES[pick(project, 11, HOUSES.len())],
        ["3年目", "5年目", "終了時", "中間評価"][pick(project, 12, 4)],
        ["第I相試験", "医師主導治験", "企業との共同開発", "次の公募"][pick(project, 13, 4)],
    );
    let day = |year: i64, month: i8, day: i8| {
        let day = date(i16::try_from(year).unwrap_or(2018), month, day);
        let days = day.since(date(1899, 12, 30)).map_or(0, |span| i64::from(span.get_days()));
        Cell::Day(days, format!("{}/{}/{}", day.year(), day.month(), day.day()))
    };
    let lasts = 2 + of_project(14, 4);
    let budget = 5_000 + 250 * of_project(15, 240);
    let second = TARGETS[pick(project, 16, TARGETS.len() - 4)].0;
    let targets = if pick(project, 17, 4) == 0 { format!("{target}、{second}") } else { target.to_owned() };
    vec![
        Cell::Text(format!("S{:06}", (first + row) % 1_000_000)),
        Cell::Text(number),
        Cell::Number(year),
        text(PROGRAMMES[ask(18, PROGRAMMES.len())]),
        Cell::Text(title),
        Cell::Text(title_en),
        Cell::Text(institution),
        Cell::Text(format!("{} {}", FAMILY[ask(19, FAMILY.len())], GIVEN[ask(20, GIVEN.len())])),
        text(POSITIONS[ask(21, POSITIONS.len())]),
        Cell::Text(summary),
        day(started, 4, 1),
        day(started + lasts, 3, 31),
        Cell::Number(budget),
        Cell::Number(budget * lasts),
        Cell::Text(format!("{target};{disease};{way}")),
        Cell::Text(targets),
        text(means),
        text(disease),
        text(["基礎", "応用", "非臨床", "臨床"][pick(project, 22, 4)]),
        Cell::Text(format!("https://example.org/projects/{project:07}/{year}")),
        text(["", "", "", "要確認", "前年度から減額"][pick(project, 23, 5)]),
        text(["探索", "リード最適化", "非臨床", "第I相", "第II相"][pick(project, 24, 5)]),
        text(icd),
        text(["医薬品PJ", "再生PJ", "ゲノムPJ", "疾患基礎PJ", "シーズPJ"][pick(project, 25, 5)]),
        text(["創薬事業部", "シーズ開発部", "疾患研究部", "ゲノム医療部"][pick(project, 26, 4)]),
        Cell::Text(format!("{}架空大学", PLACES[pick(project, 27, PLACES.len())])),
        Cell::Text(format!("{}次公募", 1 + of_project(28, 3))),
        text(["S", "A", "B", "C"][pick(project, 29, 4)]),
        text(["有", "無", "出願中"][pick(project, 30, 3)]),
        day(2026, 1 + i8::try_from(of_project(31, 12)).unwrap_or(0), 1 + i8::try_from(of_project(32, 28)).unwrap_or(0)),
    ]
}
