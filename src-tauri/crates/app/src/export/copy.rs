//! Rows for the clipboard, as text and as an HTML table: what a spreadsheet takes them for is said, not left to its guess.

use super::table::{Cut, Shown};
use super::words::{Words, note, sha256};
use super::{Copied, CopyRequest, DocumentLanguage};
use crate::prelude::*;
use serde_json::json;
use std::borrow::Cow;

/// Most rows at once.
const MOST: usize = 20_000;

/// A column of the grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Number,
    Title,
    Tags(Kind),
    Year,
    Programme,
    Institution,
    Researcher,
    Phase,
    Ministry,
    Integrated,
    Prefecture,
    Budget,
}

impl Column {
    /// By its id in the grid.
    fn of(id: &str) -> Option<Column> {
        Some(match id {
            "number" => Column::Number,
            "title" => Column::Title,
            "target" => Column::Tags(Kind::Target),
            "modality" => Column::Tags(Kind::Modality),
            "indication" => Column::Tags(Kind::Indication),
            "year" => Column::Year,
            "programme" => Column::Programme,
            "institution" => Column::Institution,
            "researcher" => Column::Researcher,
            "phase" => Column::Phase,
            "ministry" => Column::Ministry,
            "integrated" => Column::Integrated,
            "prefecture" => Column::Prefecture,
            "budget" => Column::Budget,
            _ => return None,
        })
    }

    /// Whether only our own house may see it, as in [`super::table()`].
    fn internal(self) -> bool {
        matches!(self, Column::Tags(_) | Column::Researcher)
    }

    fn heading(self) -> &'static str {
        match self {
            Column::Number => "field.number",
            Column::Title => "field.title",
            Column::Tags(Kind::Target) => "field.target",
            Column::Tags(Kind::Modality) => "field.modality",
            Column::Tags(Kind::Indication) => "field.indication",
            Column::Year => "workbook.years",
            Column::Programme => "field.programme",
            Column::Institution => "field.institution",
            Column::Researcher => "field.researcher",
            Column::Phase => "field.phase",
            Column::Ministry => "field.ministry",
            Column::Integrated => "field.integrated",
            Column::Prefecture => "field.prefecture",
            Column::Budget => "workbook.budget-latest",
        }
    }

    fn cell(self, cut: &Cut, shown: &Shown, words: Words) -> Cell {
        let project = &shown.row.project;
        Cell::Text(match self {
            Column::Number => project.number.clone().unwrap_or_default(),
            Column::Title => words.pick(&project.title_ja, &project.title_en).to_owned(),
            Column::Tags(kind) => shown.tags(&cut.own, kind, words),
            Column::Year => words.years(&shown.years),
            Column::Programme => project.programme.clone(),
            Column::Institution => project.institution.clone(),
            Column::Researcher => project.researcher.clone(),
            Column::Phase => project.phase.clone(),
            Column::Ministry => project.ministry.clone(),
            Column::Integrated => project.integrated.clone(),
            Column::Prefecture => project.prefecture.clone(),
            Column::Budget => return shown.budget().map_or(Cell::Text(String::new()), Cell::Number),
        })
    }
}

/// One cell.
enum Cell {
    Text(String),
    Number(i64),
}

/// Rows for the clipboard. That they were taken is recorded as any document is: a clipboard leaves the house as easily.
///
/// # Errors
/// `InvalidField` for an unknown column, none, both languages, more than 20,000 projects; `NothingSelected`,
/// `NoSuchProject`, `LibraryReadOnly`.
pub async fn copy(context: &Context<'_>, args: CopyRequest) -> Result<Copied, Problem> {
    let refused =
        |field: &str, reason: &str| Problem::new(ProblemCode::InvalidField).with("field", field).with("reason", reason);
    if args.language == DocumentLanguage::Both {
        return Err(refused("language", "one-language"));
    }
    let columns: Option<Vec<Column>> = args.columns.iter().map(|id| Column::of(id)).collect();
    let mut columns =
        columns.filter(|columns| !columns.is_empty()).ok_or_else(|| refused("columns", "no-column-chosen"))?;
    let open = context.app.library().await?;
    if open.selected(&args.selection).await?.len() > MOST {
        return Err(refused("projects", "too-many").with("limit", MOST));
    }
    let mut cut = Cut::of(&open, &args.selection, &args.sort, args.audience).await?;
    if !args.audience.may_see(Class::Internal) {
        // Only what was asked for is withheld.
        let asked = |item: &str| match item {
            "tags" => columns.iter().any(|column| matches!(column, Column::Tags(_))),
            "researcher" => columns.contains(&Column::Researcher),
            _ => true,
        };
        cut.withheld.retain(|withheld| asked(&withheld.item));
        columns.retain(|column| !column.internal());
    }
    let words = Words::of(args.language)[0];
    let (text, html) = tables(&cut, &columns, words);
    let params = json!({ "projects": cut.rows.len(), "sha256": sha256(text.as_bytes()) });
    note(context, &open, "export-copy", args.audience, params).await?;
    let projects = u32::try_from(cut.rows.len()).unwrap_or(u32::MAX);
    Ok(Copied { text, html, projects, withheld: cut.withheld })
}

/// The table as text and as HTML.
fn tables(cut: &Cut, columns: &[Column], words: Words) -> (String, String) {
    let (mut text, mut html) = (String::new(), String::from("<meta charset=\"utf-8\"><table><thead><tr>"));
    for (at, column) in columns.iter().enumerate() {
        let heading = words.say(column.heading());
        push_field(&mut text, at, &heading);
        html.push_str("<th>");
        html.push_str(&escaped(&heading));
        html.push_str("</th>");
    }
    text.push('\n');
    html.push_str("</tr></thead><tbody>");
    for shown in &cut.rows {
        html.push_str("<tr>");
        for (at, column) in columns.iter().enumerate() {
            match column.cell(cut, shown, words) {
                Cell::Text(cell) => {
                    push_field(&mut text, at, &cell);
                    // The text format: a number keeps its digits, and what begins with = stays what it says.
                    html.push_str("<td style='mso-number-format:\"\\@\"'>");
                    html.push_str(&escaped(&cell));
                }
                Cell::Number(number) => {
                    let number = number.to_string();
                    push_field(&mut text, at, &number);
                    html.push_str("<td>");
                    html.push_str(&number);
                }
            }
            html.push_str("</td>");
        }
        text.push('\n');
        html.push_str("</tr>");
    }
    html.push_str("</tbody></table>");
    (text, html)
}

/// One field of a line: on one line, quoted where it has quotes, and no formula to whoever takes the text alone.
fn push_field(line: &mut String, at: usize, field: &str) {
    if at > 0 {
        line.push('\t');
    }
    let plain: String = field.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let plain = match formula(&plain) {
        true => Cow::Owned(format!("'{plain}")),
        false => Cow::Borrowed(plain.as_str()),
    };
    if plain.contains('"') {
        line.push('"');
        line.push_str(&plain.replace('"', "\"\""));
        line.push('"');
    } else {
        line.push_str(&plain);
    }
}

/// Whether a spreadsheet would reckon with the text; the same signs as in workbooks, and numbers are none.
fn formula(text: &str) -> bool {
    let signed = text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    signed && text.trim().parse::<i64>().is_err()
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\n' => escaped.push_str("<br style=\"mso-data-placement:same-cell\">"),
            c if c.is_control() => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(text: &str) -> String {
        let mut line = String::from("x");
        push_field(&mut line, 1, text);
        line.split_once('\t').map(|(_, field)| field.to_owned()).unwrap_or_default()
    }

    #[test]
    fn a_field_is_on_one_line_quoted_and_no_formula() {
        assert_eq!(field("膵がん\tの\r\n研究"), "膵がん の  研究");
        assert_eq!(field("a \"b\" c"), "\"a \"\"b\"\" c\"");
        for text in ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", " =1", "＝1", "=\"x\""] {
            let field = field(text);
            assert!(field.trim_start_matches('"').starts_with('\''), "{field}");
        }
        assert_eq!(field("-12"), "-12", "a number is none");
        assert_eq!(field("22ck0106001h0001"), "22ck0106001h0001");
    }

    #[test]
    fn nothing_in_a_cell_is_markup() {
        assert_eq!(escaped("<script>&\"'\u{1}"), "&lt;script&gt;&amp;&quot;&#39; ");
        assert_eq!(escaped("一\n二"), "一<br style=\"mso-data-placement:same-cell\">二");
    }

    #[test]
    fn every_column_of_the_grid_has_its_heading_in_both_languages() {
        let ids = "number title target modality indication year programme institution researcher phase ministry integrated prefecture budget";
        for id in ids.split(' ') {
            let column = Column::of(id).unwrap();
            for words in Words::of(DocumentLanguage::Both) {
                assert_ne!(words.say(column.heading()), column.heading(), "{id}");
            }
        }
        assert_eq!(Column::of("summary"), None);
    }
}
