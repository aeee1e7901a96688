//! Time of the search for near-duplicates: 15,000 fictional probes (合成データ) against 100,000 fictional projects.
//!
//! `cargo run --release -p index --example similar`

use domain::text::fold;
use index::similar::{Titled, similar, similar_within};
use std::time::Instant;

const DISEASES: &[&str] = &[
    "膵がん",
    "肺がん",
    "大腸がん",
    "胃がん",
    "乳がん",
    "肝細胞がん",
    "急性骨髄性白血病",
    "多発性骨髄腫",
    "悪性リンパ腫",
    "膠芽腫",
    "特発性肺線維症",
    "筋萎縮性側索硬化症",
    "アルツハイマー病",
    "パーキンソン病",
    "多系統萎縮症",
    "筋ジストロフィー",
    "関節リウマチ",
    "全身性エリテマトーデス",
    "潰瘍性大腸炎",
    "クローン病",
    "拡張型心筋症",
    "肺高血圧症",
    "慢性腎臓病",
    "糖尿病性腎症",
    "網膜色素変性症",
    "加齢黄斑変性",
    "遺伝性難聴",
    "難治性てんかん",
    "統合失調症",
    "双極性障害",
    "多剤耐性結核",
    "新型コロナウイルス感染症",
    "B型肝炎",
    "C型肝炎",
    "インフルエンザ",
    "デング熱",
    "非アルコール性脂肪肝炎",
    "先天性代謝異常症",
];
const TARGETS: &[&str] = &[
    "KRAS",
    "EGFR",
    "HER2",
    "PD-1",
    "IL-6",
    "TNF-α",
    "LRRK2",
    "タウ",
    "α-シヌクレイン",
    "PCSK9",
    "CD19",
    "BCMA",
    "TGF-β",
    "mTOR",
    "p53",
    "NLRP3",
];
const MODALITIES: &[&str] = &[
    "低分子阻害薬",
    "抗体医薬",
    "抗体薬物複合体",
    "アンチセンス核酸",
    "siRNA",
    "mRNAワクチン",
    "CAR-T細胞療法",
    "iPS細胞由来細胞移植",
    "AAVベクターによる遺伝子治療",
    "腸内細菌製剤",
    "中分子ペプチド",
    "ドラッグリポジショニング",
    "エクソソーム製剤",
    "腫瘍溶解性ウイルス",
];
const AIMS: &[&str] = &[
    "の創出",
    "の非臨床開発",
    "の実用化研究",
    "の医師主導治験",
    "の安全性評価",
    "の探索的試験",
    "の開発",
    "の製造法改良",
    "の作用機序解明",
    "の有効性検証",
];
const BEGINNINGS: &[&str] =
    &["", "新規", "革新的", "次世代", "個別化医療に資する", "難治性", "希少難病", "高齢者に適した"];
const LINKS: &[&str] =
    &["に対する", "を標的とする", "の病態に基づく", "の治療を目指した", "における", "の克服に向けた"];

struct Dice(u64);

impl Dice {
    fn of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len())]
    }

    fn below(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % below
    }
}

type Row = (String, String, Option<(i32, i32)>);

fn row(dice: &mut Dice) -> Row {
    let d = dice;
    let title = match d.below(3) {
        0 => [d.of(BEGINNINGS), d.of(DISEASES), d.of(LINKS), d.of(TARGETS), d.of(MODALITIES), d.of(AIMS)].concat(),
        1 => [
            d.of(TARGETS),
            "シグナル制御による",
            d.of(DISEASES),
            d.of(LINKS),
            d.of(BEGINNINGS),
            d.of(MODALITIES),
            d.of(AIMS),
        ]
        .concat(),
        _ => [
            d.of(BEGINNINGS),
            d.of(MODALITIES),
            "を用いた",
            d.of(DISEASES),
            "と",
            d.of(DISEASES),
            "の",
            d.of(TARGETS),
            "関連機序の解明と治療法",
            d.of(AIMS),
        ]
        .concat(),
    };
    // Two fifths of all projects lie in ten large institutions; one in twenty names none.
    let place = match d.below(20) {
        0 => String::new(),
        1..=8 => format!("架空第{}大学", d.below(10)),
        _ => format!("見本第{}研究所", d.below(600)),
    };
    let first = 2015 + i32::try_from(d.below(11)).unwrap_or(0);
    (fold(&title), fold(&place), Some((first, first + 2)))
}

fn titled(rows: &[Row]) -> Vec<Titled<'_>> {
    rows.iter().map(|(title, institution, years)| Titled { title, institution, years: *years }).collect()
}

/// Largest resident memory of this process so far, in MB; 0 where the system does not tell.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok()).unwrap_or(0) / 1024
}

fn main() {
    let mut dice = Dice(20_261_124);
    let base: Vec<Row> = (0..100_000).map(|_| row(&mut dice)).collect();
    // Half of the probes are new, half are rows of the base with a changed end.
    let probes: Vec<Row> = (0..15_000)
        .map(|at| match at % 2 {
            0 => row(&mut dice),
            _ => {
                let (title, place, years) = base[dice.below(base.len())].clone();
                (format!("{title} 第2期"), place, years.map(|(_, last)| (last + 1, last + 2)))
            }
        })
        .collect();
    let (base, probes) = (titled(&base), titled(&probes));
    let before = peak();
    let start = Instant::now();
    let found = similar(&base, &probes, 85, &|| false);
    println!(
        "{} probes against {}: {:.2} s, {} pairs",
        probes.len(),
        base.len(),
        start.elapsed().as_secs_f64(),
        found.len()
    );
    println!("peak memory: {before} MB before, {} MB after", peak());
    let start = Instant::now();
    let found = similar_within(&probes, 85, &|| false);
    println!("inside {} probes: {:.2} s, {} pairs", probes.len(), start.elapsed().as_secs_f64(), found.len());
}
