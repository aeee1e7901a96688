//! Conditions as a list, and back to a search text.

use super::{Expr, Field, Leaf, Term, Value};

/// The conditions, when all of them must hold and none is a group of its own; `None` = it is nested.
pub fn terms(expr: &Expr) -> Option<Vec<Term>> {
    match expr {
        Expr::And(parts) => parts.iter().map(term).collect(),
        one => Some(vec![term(one)?]),
    }
}

fn term(expr: &Expr) -> Option<Term> {
    let (not, expr) = match expr {
        Expr::Not(inner) => (true, &**inner),
        other => (false, other),
    };
    let leaves: Vec<&Leaf> = match expr {
        Expr::Leaf(leaf) => vec![leaf],
        Expr::Or(parts) => parts
            .iter()
            .map(|part| match part {
                Expr::Leaf(leaf) => Some(leaf),
                _ => None,
            })
            .collect::<Option<_>>()?,
        _ => return None,
    };
    let field = leaves.first()?.field;
    let same = leaves.iter().all(|leaf| leaf.field == field);
    same.then(|| Term { field, not, values: leaves.iter().map(|leaf| value(&leaf.value)).collect() })
}

/// A phrase without a space keeps its quotation marks: they say that it is meant as it stands.
fn value(value: &Value) -> String {
    match value {
        Value::Words { text, phrase: true } if !text.contains(char::is_whitespace) => format!("\"{text}\""),
        Value::Words { text, .. } | Value::Range { text, .. } => text.clone(),
        Value::Missing => "なし".to_owned(),
    }
}

/// A search text that is read as these conditions. Conditions without a value are left out.
pub fn write(terms: &[Term]) -> String {
    let all: Vec<String> = terms.iter().filter_map(written).collect();
    all.join(" ")
}

fn written(term: &Term) -> Option<String> {
    let values: Vec<String> =
        term.values.iter().map(|value| quoted(value.trim(), term.field)).filter(|value| !value.is_empty()).collect();
    let body = match (term.field, values.as_slice()) {
        (_, []) => return None,
        (Some(field), values) => format!("{}:{}", field.name(), values.join(",")),
        (None, [one]) => one.clone(),
        (None, several) => format!("({})", several.join(" OR ")),
    };
    Some(if term.not { format!("-{body}") } else { body })
}

fn quoted(value: &str, field: Option<Field>) -> String {
    let inner = value.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    if inner.is_some_and(|inner| !inner.trim().is_empty() && !inner.contains('"')) {
        return value.to_owned();
    }
    let special = |c: char| c.is_whitespace() || "\"＂“”「」『』()（）,，、:：*".contains(c);
    let operator = ["OR", "AND", "NOT", "|", "||", "&", "&&"].contains(&crate::text::nfkc(value).as_str());
    let plain = !value.contains(special) && !operator && !value.starts_with(['-', '－', '\u{2212}']);
    if plain || (field.is_some_and(Field::is_range) && !value.contains(char::is_whitespace)) {
        return value.to_owned();
    }
    // There is no way to write a quotation mark within itself: another pair stands around it.
    let pairs = [('"', '"'), ('「', '」'), ('『', '』')];
    match pairs.iter().find(|(_, close)| !value.contains(*close)) {
        Some((open, close)) => format!("{open}{value}{close}"),
        None => format!("\"{}\"", value.replace('"', " ")),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{HintCode, read};
    use super::*;

    fn shown(expr: &Expr) -> String {
        let list = |parts: &[Expr], by: &str| format!("({})", parts.iter().map(shown).collect::<Vec<_>>().join(by));
        match expr {
            Expr::And(parts) => list(parts, " & "),
            Expr::Or(parts) => list(parts, " | "),
            Expr::Not(inner) => format!("!{}", shown(inner)),
            Expr::Leaf(leaf) => {
                let field = leaf.field.map_or(String::new(), |field| format!("{field:?}="));
                let open = |end: Option<i64>| end.map_or(String::new(), |end| end.to_string());
                match &leaf.value {
                    Value::Words { text, phrase: true } => format!("{field}'{text}'"),
                    Value::Words { text, .. } => format!("{field}{text}"),
                    Value::Range { from, to, .. } => format!("{field}{}..{}", open(*from), open(*to)),
                    Value::Missing => format!("{field}missing"),
                }
            }
        }
    }

    #[test]
    fn a_text_is_read_as_meant() {
        let check = |text: &str, expected: &str| assert_eq!(shown(&read(text).expr), expected, "{text}");
        check("", "()");
        check("　 ", "()");
        check("肺癌", "肺癌");
        check("膵がん　抗体", "(膵がん & 抗体)");
        check("肺癌 AND 抗体", "(肺癌 & 抗体)");
        check("抗体 OR 核酸 肺癌", "(抗体 | (核酸 & 肺癌))");
        check("(抗体 OR 核酸) 肺癌", "((抗体 | 核酸) & 肺癌)");
        check("（抗体｜核酸） 肺癌", "(抗体｜核酸 & 肺癌)");
        check("(抗体 ｜ 核酸) 肺癌", "((抗体 | 核酸) & 肺癌)");
        check("-動物 肺癌", "(!動物 & 肺癌)");
        check("NOT 動物 肺癌", "(!動物 & 肺癌)");
        check("-(動物 OR 植物)", "!(動物 | 植物)");
        check("\"in vivo\" 「抗体 薬物」", "('in vivo' & '抗体 薬物')");
        check("-\"in vivo\"", "!'in vivo'");
        check("標的:EGFR 年度:2024.. -動物", "(Target=EGFR & Year=2024.. & !動物)");
        check("標的：EGFR，KRAS", "(Target=EGFR | Target=KRAS)");
        check("標的:\"KRAS G12C\",EGFR", "(Target='KRAS G12C' | Target=EGFR)");
        check("標的: EGFR", "Target=EGFR");
        check("標的:(EGFR OR KRAS) 抗体", "((Target=EGFR | Target=KRAS) & 抗体)");
        check("標的:なし 題名:なし", "(Target=missing & Title=なし)");
        check("年度:R6 年度:..令和5年度 最終年度:2025", "(Year=2024..2024 & Year=..2023 & Ends=2025..2025)");
        check("年度:2024..2020 年度:2020〜2022", "(Year=2020..2024 & Year=2020..2022)");
        check("予算:1000万円.. 予算:..5000000", "(Budget=10000000.. & Budget=..5000000)");
        check("IL-6(R) TNF(α)阻害", "(IL-6(R) & TNF(α)阻害)");
        check("(IL-6(R) OR IL-1)", "(IL-6(R) | IL-1)");
        check("HGNC:3236 MONDO:0005233", "(HGNC:3236 & MONDO:0005233)");
        check("抗体「X」の開発", "抗体「X」の開発");
        check("((((肺癌))))", "肺癌");
        check("NOT NOT 肺癌", "肺癌");
        check("or and not", "(or & and & not)");
    }

    #[test]
    fn what_cannot_be_meant_is_read_as_the_nearest_sensible_thing_with_a_hint() {
        use HintCode as H;
        let check = |text: &str, expected: &str, hints: &[H]| {
            let query = read(text);
            assert_eq!(shown(&query.expr), expected, "{text}");
            assert_eq!(query.hints.iter().map(|hint| hint.code).collect::<Vec<_>>(), hints, "{text}");
        };
        check("\"抗体 薬物", "'抗体 薬物'", &[H::QuoteOpen]);
        check("肺癌 「抗体", "(肺癌 & '抗体')", &[H::QuoteOpen]);
        check("(肺癌 抗体", "(肺癌 & 抗体)", &[H::BracketOdd]);
        check("肺癌) 抗体", "(肺癌) & 抗体)", &[]);
        check("肺癌 ) 抗体", "(肺癌 & 抗体)", &[H::BracketOdd]);
        check("肺癌 OR", "肺癌", &[H::OperatorAlone]);
        check("OR 肺癌", "肺癌", &[H::OperatorAlone]);
        check("AND 肺癌", "肺癌", &[H::OperatorAlone]);
        check("肺癌 NOT", "肺癌", &[H::OperatorAlone]);
        check("肺癌 - 抗体", "(肺癌 & 抗体)", &[H::OperatorAlone]);
        check("() 肺癌", "肺癌", &[]);
        check("架空:EGFR", "架空:EGFR", &[H::FieldUnknown]);
        check("標的:", "()", &[H::FieldEmpty]);
        check("肺癌 標的:,", "肺癌", &[H::FieldEmpty]);
        check("年度:いつか 肺癌", "肺癌", &[H::RangeUnreadable]);
        check("年度:..", "()", &[H::RangeUnreadable]);
        check("%%% -", "('%%%' & '-')", &[H::OnlySigns]);
        check("\"", "'\"'", &[H::OnlySigns]);
        check("EGFR.*変異", "(EGFR & 変異)", &[H::Pattern]);
        check("抗体*", "抗体", &[H::Pattern]);
        check("^[a-z]+\\d$", "^[a-z]+\\d$", &[H::Pattern]);
        let long = read(&"抗体 ".repeat(20_000));
        assert_eq!(long.hints.iter().map(|hint| hint.code).collect::<Vec<_>>(), [H::TooLong]);
        assert!(matches!(&long.expr, Expr::And(parts) if parts.len() == super::super::MOST));
        let deep = read(&format!("{}肺癌{} 抗体", "(".repeat(40), ")".repeat(40)));
        assert_eq!((shown(&deep.expr).as_str(), deep.hints[0].code), ("抗体", H::TooDeep));
    }

    #[test]
    fn a_list_of_conditions_is_written_as_it_is_read() {
        let check = |text: &str, expected: Option<&str>| {
            let found = terms(&read(text).expr);
            assert_eq!(found.as_deref().map(write).as_deref(), expected, "{text}");
            if let Some(found) = found {
                assert_eq!(terms(&read(&write(&found)).expr), Some(found), "{text}");
            }
        };
        check("", Some(""));
        check("肺癌　抗体", Some("肺癌 抗体"));
        check("target:EGFR,KRAS -動物 fy:2024..", Some("標的:EGFR,KRAS -動物 年度:2024.."));
        check("\"in vivo\" \"EGFR\"", Some("\"in vivo\" \"EGFR\""));
        check("-(動物 OR \"a b\") 標的:(EGFR OR KRAS)", Some("-(動物 OR \"a b\") 標的:EGFR,KRAS"));
        check("標的:なし", Some("標的:なし"));
        check("(抗体 肺癌) OR 核酸", None);
        check("-(抗体 肺癌)", None);
        check("標的:EGFR OR 抗体", None);
        let term = |field, value: &str| Term { field, not: false, values: vec![value.to_owned()] };
        for value in ["OR", "-x", "a:b", "a,b", "「x」", "say \"hi\" 「x」", "題名:x", "*", "(x)"] {
            for field in [None, Some(Field::Title)] {
                let written = write(&[term(field, value)]);
                let found = terms(&read(&written).expr).unwrap();
                assert_eq!(found.len(), 1, "{written}");
                assert_eq!(found[0].values[0].trim_matches('"'), value.trim_matches('"'), "{written}");
                assert_eq!(found[0].field, field, "{written}");
            }
        }
        assert_eq!(write(&[Term { field: None, not: true, values: vec![" ".to_owned()] }]), "");
    }

    #[test]
    fn no_text_is_refused_whatever_it_holds() {
        let parts = [
            "(",
            ")",
            "\"",
            "「",
            "-",
            "OR",
            "AND",
            "NOT",
            "標的:",
            "年度:",
            "x",
            " ",
            "　",
            ",",
            "*",
            "\\",
            "..",
            "\u{0}",
            "👩‍🔬",
        ];
        let mut seed = 11_u64;
        for _ in 0..20_000 {
            let mut text = String::new();
            for _ in 0..9 {
                // Knuth's MMIX generator: any that repeats will do.
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                text.push_str(parts[(seed >> 33) as usize % parts.len()]);
            }
            let query = read(&text);
            // Without any letter or digit a text is taken as it stands, quotation marks included.
            if let Some(found) = terms(&query.expr).filter(|found| write(found).contains(char::is_alphanumeric)) {
                let again = terms(&read(&write(&found)).expr);
                assert_eq!(again.map(|terms| terms.len()), Some(found.len()), "{text:?} {found:?}");
            }
        }
    }
}
