//! 万病辞書: forms of disease names as they stand in records, each with its standard name. <https://sociocom.naist.jp/manbyou-dic/>
//!
//! Rows of one 標準病名 are one term. Forms that people gave a standard name (信頼度 S, A, B, C) mean the same; those a machine
//! did (D, E) are related. Rows without a standard name (`-1`, empty; 信頼度 F) are left out.

use super::curie::icd10;
use super::decode::Source;
use super::gather::Gather;
use super::lines::{Header, Lines, at, cells};
use super::table::own_id;
use super::{IssueCode, Name, Refusal, Scope};

pub(super) fn read(source: &mut Source, gather: &mut Gather) -> Result<(), Refusal> {
    let pace = gather.pace;
    let mut lines = Lines::new(source);
    if !lines.next(gather)? {
        return Err(Refusal::NothingFound);
    }
    let delimiter = if lines.text.contains('\t') { '\t' } else { ',' };
    let header = Header::of(&cells(&lines.text, delimiter));
    let (form, standard) = (header.find(&["出現形"]), header.find(&["標準病名"]));
    if form.is_none() || standard.is_none() {
        let missing = [(form, "出現形"), (standard, "標準病名")].into_iter().filter(|(column, _)| column.is_none());
        return Err(Refusal::NotThisFormat { missing: missing.map(|(_, name)| name.to_owned()).collect() });
    }
    let reading = header.begins(&["出現形よみ", "しゅつげんけい"]);
    let (icd, level) = (header.begins(&["icd"]), header.begins(&["信頼度"]));
    let number = header.begins(&["病名管理番号"]);
    gather.title = "万病辞書".into();
    while lines.next(gather)? {
        if lines.text.trim().is_empty() {
            continue;
        }
        pace.row()?;
        let row = cells(&lines.text, delimiter);
        let (form, standard) = (at(&row, form), at(&row, standard));
        if form.is_empty() || row.len() < 2 {
            let code = if lines.whole { IssueCode::BrokenLine } else { IssueCode::CutShort };
            gather.issue(code, lines.number, "", &lines.text);
            continue;
        }
        if !lines.whole && row.len() < header.len() {
            gather.issue(IssueCode::CutShort, lines.number, "", &lines.text);
        }
        if matches!(standard, "" | "-1") {
            gather.left_out += 1;
            continue;
        }
        let several = standard.contains(';');
        let surely = matches!(at(&row, level), "" | "S" | "A" | "B" | "C" | "s" | "a" | "b" | "c") && !several;
        for label in standard.split(';').map(str::trim).filter(|label| !label.is_empty()) {
            let number = at(&row, number);
            let id = if number.len() == 8 { format!("MEDIS:{number}") } else { own_id("MANBYO", label) };
            let term = gather.term(&id, lines.number)?;
            if term.label_ja.is_empty() {
                term.label_in(pace, label, true)?;
                if form == label && !at(&row, reading).is_empty() {
                    pace.spend(at(&row, reading).len())?;
                    term.names.push(Name { text: at(&row, reading).to_owned(), ja: true, scope: Scope::Reading });
                }
            }
            term.name(pace, form, if surely { Scope::Exact } else { Scope::Related })?;
            if several {
                continue;
            }
            for code in at(&row, icd).split([';', ',', ' ', '|']).filter(|code| !matches!(*code, "" | "-1")) {
                term.same(pace, &format!("ICD10:{}", icd10(code)))?;
            }
        }
    }
    Ok(())
}
