//! Names of organisations as they are compared: folded, without white space, what is looked for also without its legal form.

/// Legal forms in Japanese, folded; taken out wherever they stand. Those of companies, and of the bodies that run projects.
const FORMS: [&str; 18] = [
    "株式会社",
    "(株)",
    "㈱",
    "有限会社",
    "(有)",
    "合同会社",
    "(同)",
    "合資会社",
    "国立大学法人",
    "公立大学法人",
    "学校法人",
    "独立行政法人",
    "国立研究開発法人",
    "地方独立行政法人",
    "一般社団法人",
    "公益社団法人",
    "一般財団法人",
    "公益財団法人",
];

/// Legal forms in Latin letters, folded; taken off the end where a word ends before them.
const ENDINGS: [&str; 17] = [
    "incorporated",
    "inc",
    "corporation",
    "corp",
    "company",
    "co",
    "limited",
    "ltd",
    "llc",
    "plc",
    "gmbh",
    "ag",
    "sa",
    "kk",
    "k.k",
    "s.a",
    "kg",
];

/// Folded, without white space: what names are looked for in.
pub(super) fn bare(text: &str) -> String {
    let folded = domain::text::fold(text);
    if folded.contains(' ') { folded.replace(' ', "") } else { folded }
}

/// As [`bare`], without legal forms and the marks beside them.
pub(super) fn without_form(text: &str) -> String {
    let mut name = domain::text::fold(text);
    for form in FORMS {
        if name.contains(form) {
            name = name.replace(form, " ");
        }
    }
    let marks = |c: char| c.is_whitespace() || matches!(c, ',' | '.' | '・' | '、' | '，');
    let mut rest = name.trim_matches(marks);
    loop {
        let shorter = ENDINGS.iter().find_map(|ending| {
            let before = rest.strip_suffix(ending)?;
            // A name that is nothing but a form keeps it.
            (before.ends_with(marks) && !before.trim_matches(marks).is_empty()).then(|| before.trim_end_matches(marks))
        });
        match shorter {
            Some(shorter) => rest = shorter,
            None => return rest.replace(' ', ""),
        }
    }
}

/// Whether two names are of one organisation, written otherwise.
pub(crate) fn same(a: &str, b: &str) -> bool {
    without_form(a) == without_form(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_organisation_is_known_without_its_legal_form() {
        let check = |name: &str, expected: &str| assert_eq!(without_form(name), domain::text::fold(expected), "{name}");
        check("株式会社見本製薬", "見本製薬");
        check("見本製薬（株）", "見本製薬");
        check("見本製薬 株式会社", "見本製薬");
        check("国立大学法人 架空大学", "架空大学");
        check("Mihon Pharma Co., Ltd.", "mihonpharma");
        check("Mihon Inc.", "mihon");
        check("Zinc", "zinc");
        check("ＭＩＨＯＮ　ＡＧ", "mihon");
        check("Co.", "co");
    }

    #[test]
    fn an_institution_holds_the_name_however_it_is_written() {
        let check = |institution: &str, name: &str, expected: bool| {
            assert_eq!(bare(institution).contains(&without_form(name)), expected, "{institution} {name}");
        };
        check("見本製薬株式会社　創薬研究所", "株式会社 見本製薬", true);
        check("ミホン製薬", "みほん製薬（株）", true);
        check("Mihon Pharma, Inc. (Tokyo)", "MIHON PHARMA Inc", true);
        check("見本大学", "見本製薬", false);
    }
}
