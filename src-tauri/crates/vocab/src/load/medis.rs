//! ICD10対応標準病名マスター: the table of diseases (`nmain*.txt`), CP932, commas, without headings.
//! <https://www2.medis.or.jp/stdcd/byomei/index.html>
//!
//! Columns: 変更区分, 病名管理番号, 病名表記, 病名表記カナ, 採択区分, 病名交換用コード, ICD10, ICD10複数分類コード, two reserved, レセ電算コード,
//! 傷病名省略名称, 使用分野, 変更履歴番号, 更新日付, 移行先病名管理番号, 単独使用禁止区分, 保険請求外区分, reserved. A row of headings is passed over.
//! A disease that was moved (移行先病名管理番号) is obsolete. 変更区分 tells what a release changed, not what is in force, and is not read.

use super::curie::icd10;
use super::decode::Source;
use super::gather::Gather;
use super::lines::{Lines, at, cells};
use super::{IssueCode, Name, Refusal, Scope, Term};

const ID: usize = 1;
const LABEL: usize = 2;
const KANA: usize = 3;
const ICD10: usize = 6;
const SHORT: usize = 11;
const DATE: usize = 14;
const MOVED_TO: usize = 15;
/// The columns up to the one that says where a disease was moved.
const LEAST: usize = 16;

/// Whether these are cells of the table: the number of eight digits, and enough columns.
pub(super) fn is_row(cells: &[&str]) -> bool {
    let id = cells.get(ID).map_or("", |cell| cell.trim());
    cells.len() >= LEAST && is_number(id)
}

fn is_number(id: &str) -> bool {
    id.len() == 8 && id.bytes().all(|b| b.is_ascii_digit())
}

pub(super) fn read(source: &mut Source, gather: &mut Gather) -> Result<(), Refusal> {
    let pace = gather.pace;
    let mut lines = Lines::new(source);
    let mut any = false;
    while lines.next(gather)? {
        if lines.text.trim().is_empty() {
            continue;
        }
        let row = cells(&lines.text, ',');
        let id = at(&row, Some(ID));
        if !any && !is_number(id) && lines.number == 1 && lines.text.contains("病名管理番号") {
            continue;
        }
        pace.row()?;
        if !is_number(id) || row.len() < LEAST {
            let code = if lines.whole { IssueCode::BrokenLine } else { IssueCode::CutShort };
            gather.issue(code, lines.number, id, &lines.text);
            continue;
        }
        any = true;
        let mut term = Term::new(format!("MEDIS:{id}"));
        term.label_in(pace, at(&row, Some(LABEL)), true)?;
        term.name(pace, at(&row, Some(SHORT)), Scope::Exact)?;
        let kana = at(&row, Some(KANA));
        if !kana.is_empty() {
            pace.spend(kana.len())?;
            term.names.push(Name { text: kana.to_owned(), ja: true, scope: Scope::Reading });
        }
        let code = icd10(at(&row, Some(ICD10)));
        if !code.is_empty() {
            term.same(pace, &format!("ICD10:{code}"))?;
        }
        let moved = at(&row, Some(MOVED_TO));
        if is_number(moved) && moved != id {
            term.obsolete = true;
            term.replacement(pace, &format!("MEDIS:{moved}"))?;
        }
        let date = at(&row, Some(DATE));
        if is_number(date) && *date > *gather.version {
            gather.version = date.to_owned();
        }
        gather.add(term, lines.number)?;
    }
    if any || lines.number == 0 {
        gather.title = "ICD10対応標準病名マスター".into();
        return Ok(());
    }
    Err(Refusal::NotThisFormat { missing: vec!["病名管理番号".into()] })
}
