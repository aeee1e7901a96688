//! What stands in the lists. 合成データ: titles, institutions, persons and numbers are made up.

/// Titles by number of project, from 1.
pub const TITLES: [&str; 12] = [
    "架空受容体を標的とする抗体の創製",
    "核酸医薬の脳内送達技術の確立",
    "見本型心筋症に対する低分子阻害薬の探索",
    "希少疾患由来iPS細胞バンクの整備",
    "網膜変性に対する遺伝子治療の検討",
    "がん微小環境を変える二重特異性抗体",
    "認知症の血液バイオマーカーの検証",
    "高純度ペプチドの製造工程の開発",
    "炎症性腸疾患に用いる腸内細菌製剤",
    "骨格筋の再生を促す細胞シート",
    "薬剤耐性菌に効く天然物の発掘",
    "粘膜から免疫を誘導するワクチン",
];
const INSTITUTIONS: [&str; 6] =
    ["架空大学", "例示製薬株式会社", "見本医科大学", "仮想研究所", "国立例示病院", "雛形バイオ株式会社"];
const PERSONS: [&str; 6] = ["架空 一郎", "見本 花子", "例示 次郎", "仮想 三枝", "雛形 五月", "模擬 四郎"];
pub const POSITIONS: [&str; 6] = ["教授", "部長", "准教授", "室長", "センター長", "主任研究員"];

pub fn number(year: u32, n: usize) -> String {
    format!("{:02}zz0101{n:03}h{n:04}", year % 100)
}
pub fn title(n: usize) -> String {
    TITLES[n - 1].to_owned()
}
pub fn institution(n: usize) -> String {
    INSTITUTIONS[(n - 1) % 6].to_owned()
}
pub fn person(n: usize) -> String {
    PERSONS[(n - 1) % 6].to_owned()
}
/// Thousand yen.
pub fn budget(n: usize) -> usize {
    4000 + n * 1500
}

/// Number, title, institution, person, fiscal year, thousand yen with commas.
pub fn project(year: u32, n: usize) -> Vec<String> {
    let yen = budget(n);
    let budget = format!("{},{:03}", yen / 1000, yen % 1000);
    vec![number(year, n), title(n), institution(n), person(n), year.to_string(), budget]
}
/// The same with year and sum as numbers of a workbook.
pub fn numeric(year: u32, n: usize) -> Vec<String> {
    let mut row = project(year, n);
    row[4] = format!("#{year}");
    row[5] = format!("#{}", budget(n));
    row
}
pub const HEAD: [&str; 6] =
    ["課題管理番号", "研究開発課題名", "代表機関名", "研究開発代表者", "年度", "配分額（千円）"];

pub fn row(cells: &[&str]) -> Vec<String> {
    cells.iter().map(|cell| (*cell).to_owned()).collect()
}
/// A heading and projects under it, each made by `of`.
pub fn under(
    head: &[&str],
    projects: impl IntoIterator<Item = usize>,
    of: impl Fn(usize) -> Vec<String>,
) -> Vec<Vec<String>> {
    std::iter::once(row(head)).chain(projects.into_iter().map(of)).collect()
}
/// A row with more cells behind.
pub fn with(mut cells: Vec<String>, more: &[&str]) -> Vec<String> {
    cells.extend(more.iter().map(|cell| (*cell).to_owned()));
    cells
}
