//! AMED's own dimensions beside our tags: the chapter of ICD-10 a disease belongs to, and what a modality is approved as.
//!
//! Chapters and their ranges: ICD-10 (2013), as Japan's Statistical Classification of Diseases uses them. What a modality is approved
//! as follows the Act on Securing Quality, Efficacy and Safety of Products Including Pharmaceuticals and Medical Devices: products
//! with cells or with genes brought into the body are 再生医療等製品. The assignment of our own codes is a proposal (要確認).

use crate::Vocabulary;
use domain::{Kind, text};
use std::collections::HashMap;
use std::sync::LazyLock;

/// A chapter of ICD-10.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chapter {
    /// 1 to 22.
    pub number: u8,
    /// First and last code, three characters each.
    pub range: (&'static str, &'static str),
    /// Japanese name.
    pub ja: &'static str,
    /// English name.
    pub en: &'static str,
    /// First and last code as one word, `C00-D48`: what filters hold.
    pub code: &'static str,
    /// Japanese short form, for axes and facets.
    pub short_ja: &'static str,
    /// English short form.
    pub short_en: &'static str,
}

/// First and last code, as one word and each.
type Codes = (&'static str, &'static str, &'static str);

const fn chapter(
    number: u8,
    (code, from, to): Codes,
    (ja, short_ja): (&'static str, &'static str),
    (en, short_en): (&'static str, &'static str),
) -> Chapter {
    Chapter { number, range: (from, to), ja, en, code, short_ja, short_en }
}

/// Every chapter.
pub const CHAPTERS: [Chapter; 22] = [
    chapter(
        1,
        ("A00-B99", "A00", "B99"),
        ("感染症及び寄生虫症", "感染症"),
        ("Infectious and parasitic diseases", "Infections"),
    ),
    chapter(2, ("C00-D48", "C00", "D48"), ("新生物", "がん・腫瘍"), ("Neoplasms", "Cancer")),
    chapter(
        3,
        ("D50-D89", "D50", "D89"),
        ("血液及び造血器の疾患並びに免疫機構の障害", "血液・免疫"),
        ("Blood and immune mechanism", "Blood, immunity"),
    ),
    chapter(
        4,
        ("E00-E90", "E00", "E90"),
        ("内分泌、栄養及び代謝疾患", "内分泌・代謝"),
        ("Endocrine, nutritional and metabolic", "Endocrine, metabolic"),
    ),
    chapter(5, ("F00-F99", "F00", "F99"), ("精神及び行動の障害", "精神"), ("Mental and behavioural", "Mental")),
    chapter(6, ("G00-G99", "G00", "G99"), ("神経系の疾患", "神経"), ("Nervous system", "Nervous system")),
    chapter(7, ("H00-H59", "H00", "H59"), ("眼及び付属器の疾患", "眼"), ("Eye and adnexa", "Eye")),
    chapter(8, ("H60-H95", "H60", "H95"), ("耳及び乳様突起の疾患", "耳"), ("Ear and mastoid process", "Ear")),
    chapter(9, ("I00-I99", "I00", "I99"), ("循環器系の疾患", "循環器"), ("Circulatory system", "Circulatory")),
    chapter(10, ("J00-J99", "J00", "J99"), ("呼吸器系の疾患", "呼吸器"), ("Respiratory system", "Respiratory")),
    chapter(11, ("K00-K93", "K00", "K93"), ("消化器系の疾患", "消化器"), ("Digestive system", "Digestive")),
    chapter(
        12,
        ("L00-L99", "L00", "L99"),
        ("皮膚及び皮下組織の疾患", "皮膚"),
        ("Skin and subcutaneous tissue", "Skin"),
    ),
    chapter(
        13,
        ("M00-M99", "M00", "M99"),
        ("筋骨格系及び結合組織の疾患", "筋骨格・結合組織"),
        ("Musculoskeletal and connective tissue", "Musculoskeletal"),
    ),
    chapter(
        14,
        ("N00-N99", "N00", "N99"),
        ("腎尿路生殖器系の疾患", "腎・泌尿生殖器"),
        ("Genitourinary system", "Genitourinary"),
    ),
    chapter(
        15,
        ("O00-O99", "O00", "O99"),
        ("妊娠、分娩及び産じょく", "妊娠・分娩"),
        ("Pregnancy and childbirth", "Pregnancy"),
    ),
    chapter(16, ("P00-P96", "P00", "P96"), ("周産期に発生した病態", "周産期"), ("Perinatal period", "Perinatal")),
    chapter(
        17,
        ("Q00-Q99", "Q00", "Q99"),
        ("先天奇形、変形及び染色体異常", "先天異常"),
        ("Congenital malformations and chromosomes", "Congenital"),
    ),
    chapter(
        18,
        ("R00-R99", "R00", "R99"),
        ("症状、徴候及び異常臨床所見", "症状・徴候"),
        ("Symptoms, signs and findings", "Symptoms, signs"),
    ),
    chapter(
        19,
        ("S00-T98", "S00", "T98"),
        ("損傷、中毒及びその他の外因の影響", "損傷・中毒"),
        ("Injury, poisoning, external causes", "Injury, poisoning"),
    ),
    chapter(
        20,
        ("V01-Y98", "V01", "Y98"),
        ("傷病及び死亡の外因", "外因"),
        ("External causes of morbidity", "External causes"),
    ),
    chapter(
        21,
        ("Z00-Z99", "Z00", "Z99"),
        ("健康状態に影響を及ぼす要因", "保健・その他の要因"),
        ("Factors influencing health status", "Health factors"),
    ),
    chapter(
        22,
        ("U00-U99", "U00", "U99"),
        ("特殊目的用コード", "特殊目的"),
        ("Codes for special purposes", "Special purposes"),
    ),
];

/// The chapter a code stands in: `C34.9`, `C00-C97`, `g30`.
pub fn chapter_of_code(code: &str) -> Option<&'static Chapter> {
    let code: String = text::nfkc(code.trim()).chars().take(3).collect::<String>().to_ascii_uppercase();
    let mut chars = code.chars();
    let whole =
        code.len() == 3 && chars.next().is_some_and(|c| c.is_ascii_alphabetic()) && chars.all(|c| c.is_ascii_digit());
    CHAPTERS.iter().filter(|_| whole).find(|chapter| *chapter.range.0 <= *code && *code <= *chapter.range.1)
}

/// The chapter that a cell of a list names: its number (第2章, II), a range of codes (C00-D48), or its name (新生物＜腫瘍＞).
pub fn chapter_of_text(cell: &str) -> Option<&'static Chapter> {
    let cell = text::nfkc(cell.trim());
    let compact: String = cell.chars().filter(|c| !c.is_whitespace()).collect();
    let number = |word: &str| {
        let word = word.trim_start_matches('第').trim_end_matches('章');
        let number: Option<u8> = word.parse().ok().or_else(|| roman(word));
        number.and_then(|number| CHAPTERS.iter().find(|chapter| chapter.number == number))
    };
    if let Some(found) = number(&compact).or_else(|| chapter_of_code(&compact)) {
        return Some(found);
    }
    // A number before the name: 第2章 新生物, II.新生物, 02:新生物.
    let head = cell.split([' ', '.', ':', '、', '　', '-', ')', '章']).next().unwrap_or("");
    let folded = text::fold(&compact);
    let named = CHAPTERS.iter().filter(|chapter| {
        let name = text::fold(chapter.ja).replace(' ', "");
        let short = name.trim_end_matches("の疾患").trim_end_matches("疾患").trim_end_matches("の障害");
        folded.contains(short) || folded.contains(&text::fold(chapter.en).replace(' ', ""))
    });
    named.max_by_key(|chapter| chapter.ja.len()).or_else(|| if head == cell { None } else { number(head) })
}

fn roman(word: &str) -> Option<u8> {
    let value = |c: char| match c.to_ascii_uppercase() {
        'I' => Some(1),
        'V' => Some(5),
        'X' => Some(10),
        _ => None,
    };
    let digits: Option<Vec<u8>> = word.chars().map(value).collect();
    let digits = digits.filter(|digits| !digits.is_empty() && digits.len() < 7)?;
    let smaller = |at: usize| digits.get(at + 1).is_some_and(|next| *next > digits[at]);
    let sum: i32 = (0..digits.len()).map(|at| i32::from(digits[at]) * if smaller(at) { -1 } else { 1 }).sum();
    u8::try_from(sum).ok()
}

static CODES: LazyLock<HashMap<String, String>> = LazyLock::new(|| crate::data::icd10().collect());

/// The chapter of a disease of the curated list, by its ICD-10 code or that of the nearest broader one that has a code.
/// `None` for what has none on the way.
pub fn chapter_of_disease(ids: impl IntoIterator<Item = impl AsRef<str>>) -> Option<&'static Chapter> {
    ids.into_iter().find_map(|id| chapter_of_code(CODES.get(id.as_ref())?))
}

/// What a product is approved as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Approval {
    /// 医薬品
    Drug,
    /// 再生医療等製品
    Regenerative,
    /// 医療機器
    Device,
    /// 体外診断用医薬品
    Diagnostic,
}

impl Approval {
    /// As lists write it, Japanese and English.
    pub fn names(self) -> (&'static str, &'static str) {
        match self {
            Approval::Drug => ("医薬品", "drug"),
            Approval::Regenerative => ("再生医療等製品", "regenerative product"),
            Approval::Device => ("医療機器", "medical device"),
            Approval::Diagnostic => ("体外診断用医薬品", "in vitro diagnostic"),
        }
    }

    /// Of a modality, by its level-1 code; `None` where the modality says nothing (platform, delivery, undecided).
    pub fn of_modality(code: &str) -> Option<Approval> {
        let level1 = Vocabulary::starter().parent(Kind::Modality, code).map_or(code, |above| above.id.as_str());
        match level1 {
            // Oncolytic viruses and bacteria as vectors stand under GT; gene-modified and other cells.
            "GT" | "CG" | "CT" => Some(Approval::Regenerative),
            "DX" => Some(Approval::Diagnostic),
            "MD" => Some(Approval::Device),
            "DL" | "PF" | "ND" | "UN" => None,
            _ => Some(Approval::Drug),
        }
    }

    /// What a cell of a list says; `None` for 該当なし and what cannot be told.
    pub fn of_text(cell: &str) -> Option<Approval> {
        let cell = text::nfkc(cell);
        if cell.contains("再生") || cell.to_ascii_lowercase().contains("regenerative") {
            Some(Approval::Regenerative)
        } else if cell.contains("体外診断") {
            Some(Approval::Diagnostic)
        } else if cell.contains("機器") || cell.to_ascii_lowercase().contains("device") {
            Some(Approval::Device)
        } else if cell.contains("医薬品") || cell.to_ascii_lowercase().contains("drug") {
            Some(Approval::Drug)
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chapter_is_read_from_number_range_code_and_name() {
        let check = |cell: &str, number: Option<u8>| {
            assert_eq!(chapter_of_text(cell).map(|chapter| chapter.number), number, "{cell}");
        };
        for cell in [
            "新生物",
            "新生物＜腫瘍＞",
            "第2章 新生物",
            "Ⅱ 新生物",
            "II",
            "2",
            "第２章",
            "C00-D48",
            "C34.9",
            "02: 新生物",
            "Neoplasms",
        ] {
            check(cell, Some(2));
        }
        check("神経系の疾患", Some(6));
        check("循環器系の疾患", Some(9));
        check("眼及び付属器の疾患", Some(7));
        check("IX", Some(9));
        check("XXII", Some(22));
        check("H60", Some(8));
        for cell in ["", "該当なし", "膵がん", "0", "23", "IXXL", "ABC", "C0"] {
            check(cell, None);
        }
    }

    #[test]
    fn every_code_of_the_curated_list_stands_in_a_chapter_and_ranges_do_not_overlap() {
        assert!(CODES.len() > 250);
        for (id, code) in CODES.iter() {
            assert!(chapter_of_code(code).is_some(), "{id} {code}");
        }
        let mut ranges: Vec<_> = CHAPTERS.iter().map(|chapter| chapter.range).collect();
        ranges.sort_unstable();
        assert!(ranges.windows(2).all(|two| two[0].1 < two[1].0));
        assert_eq!(chapter_of_disease(["MONDO:0004992"]).map(|chapter| chapter.number), Some(2));
        assert_eq!(chapter_of_disease(["nowhere", "MONDO:0004992"]).map(|chapter| chapter.number), Some(2));
    }

    #[test]
    fn what_a_modality_is_approved_as_follows_its_level() {
        let check = |code: &str, wanted: Option<Approval>| assert_eq!(Approval::of_modality(code), wanted, "{code}");
        check("SM", Some(Approval::Drug));
        check("AB-ADC", Some(Approval::Drug));
        check("CG", Some(Approval::Regenerative));
        check("GT", Some(Approval::Regenerative));
        check("MD", Some(Approval::Device));
        check("ND", None);
        for concept in Vocabulary::starter().all(Kind::Modality) {
            let above = concept.parent.as_deref().unwrap_or(&concept.id);
            assert_eq!(Approval::of_modality(&concept.id), Approval::of_modality(above), "{}", concept.id);
        }
        assert_eq!(Approval::of_text("再生医療等製品"), Some(Approval::Regenerative));
        assert_eq!(Approval::of_text("体外診断用医薬品"), Some(Approval::Diagnostic));
        assert_eq!(Approval::of_text("該当なし"), None);
    }
}
