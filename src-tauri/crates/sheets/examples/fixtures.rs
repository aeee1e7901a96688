//! Writes the lists of `tests/fixtures/lists` (fictional, 合成データ) again, byte for byte:
//! `cargo run -p sheets --example fixtures -- tests/fixtures/lists`.

use encoding_rs::SHIFT_JIS;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};
use std::error::Error;
use std::path::Path;

const HEAD: [&str; 7] = ["課題管理番号", "研究開発課題名", "事業名", "代表機関名", "研究開発代表者", "年度", "備考"];

/// Two legacy 8-digit ids, one number a digit short, the rest as AMED writes them (domain rules: keep and flag).
const ROWS: [[&str; 7]; 10] = [
    [
        "25zz0101001h0001",
        "架空受容体を標的とする抗体の創製",
        "見本創薬基盤事業",
        "見本大学",
        "研究代表者A",
        "2025",
        "合成データ",
    ],
    [
        "JP25zz0101002h0002",
        "核酸医薬の脳内送達技術の確立",
        "見本創薬基盤事業",
        "架空医科大学",
        "研究代表者B",
        "2025",
        "",
    ],
    ["19990123", "希少疾患iPS細胞バンクの整備", "見本難病事業", "例示研究所", "研究代表者C", "2016", "旧番号（8桁）"],
    [
        "20010456",
        "網膜変性に対する遺伝子治療の検討",
        "見本難病事業",
        "見本医療センター",
        "研究代表者D",
        "2015",
        "旧番号（8桁）",
    ],
    [
        "22zz010900",
        "心筋症の低分子シーズ探索, 第2期",
        "見本循環器事業",
        "架空大学",
        "研究代表者E",
        "2022",
        "桁が足りない",
    ],
    [
        "２４ＺＺ０１０１００３ｈ０００１",
        "全角の番号をもつ課題",
        "見本創薬基盤事業",
        "見本大学",
        "研究代表者F",
        "2024",
        "全角",
    ],
    [
        "24zz0101001h0001",
        "架空受容体を標的とする抗体の創製",
        "見本創薬基盤事業",
        "見本大学",
        "研究代表者A",
        "2024",
        "前年度",
    ],
    [
        "24zza221004h0001",
        "がん微小環境を変える二重特異性抗体",
        "見本がん事業",
        "例示大学 \"先端\" 研究所",
        "研究代表者G",
        "2024",
        "",
    ],
    [
        "JP23zz0207005",
        "認知症の血液バイオマーカー",
        "見本認知症事業",
        "見本長寿研究センター",
        "研究代表者H",
        "2023",
        "末尾なし",
    ],
    [
        "25zz0804006h0003",
        "①㈱見本製薬との共同研究：髙純度ペプチドの製造",
        "見本再生医療事業",
        "架空工科大学（﨑見キャンパス）",
        "研究代表者I",
        "2025",
        "改行\nを含む備考",
    ],
];

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).ok_or("the folder to write to is missing")?;
    let folder = Path::new(&folder);
    std::fs::create_dir_all(folder)?;
    let csv = odd_numbers_csv();
    std::fs::write(folder.join("odd-numbers.csv"), &csv)?;
    let (cp932, _, lossy) = SHIFT_JIS.encode(&csv);
    if lossy {
        return Err("a character does not fit CP932".into());
    }
    std::fs::write(folder.join("odd-numbers-cp932.csv"), &cp932)?;
    let workbook = workbook(&ROWS)?;
    std::fs::write(folder.join("odd-numbers.xlsx"), &workbook)?;
    std::fs::write(folder.join("truncated.xlsx"), &workbook[..workbook.len() * 2 / 3])?;
    std::fs::write(folder.join("headers-only.xlsx"), self::workbook(&[])?)?;
    std::fs::write(folder.join("empty.csv"), b"")?;
    std::fs::write(
        folder.join("not-a-workbook.xlsx"),
        "これはワークブックではありません（合成データ）。\nただの文章に、ワークブックの名前を付けたものです。\n",
    )?;
    std::fs::write(folder.join("no-usable-columns.csv"), "色,数量,単価\n赤,3,120\n青,5,80\n緑,2,200\n")?;
    std::fs::write(folder.join("password.xlsx"), locked())?;
    Ok(())
}

fn odd_numbers_csv() -> String {
    let mut text = String::new();
    for row in std::iter::once(&HEAD).chain(&ROWS) {
        let cells: Vec<String> = row
            .iter()
            .map(|cell| {
                if cell.contains([',', '"', '\n']) {
                    format!("\"{}\"", cell.replace('"', "\"\""))
                } else {
                    (*cell).to_owned()
                }
            })
            .collect();
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    }
    text
}

fn workbook(rows: &[[&str; 7]]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let created = ExcelDateTime::from_ymd(2026, 11, 24)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
    let sheet = workbook.add_worksheet();
    sheet.set_name("課題一覧（合成データ）")?;
    for (column, text) in (0..).zip(HEAD) {
        sheet.write_string(0, column, text)?;
    }
    for (row, cells) in (1..).zip(rows) {
        for (column, text) in (0..).zip(cells) {
            match text.parse::<u16>() {
                // The year is a number as in lists made by hand; the ids stay text.
                Ok(year) if column == 5 => sheet.write_number(row, column, year)?,
                _ => sheet.write_string(row, column, *text)?,
            };
        }
    }
    workbook.save_to_buffer()
}

/// The shell of a workbook with a password (MS-OFFCRYPTO 2.3.4): a compound file with the two streams that say
/// so. There is nothing in it to unlock.
fn locked() -> Vec<u8> {
    const FREE: u32 = 0xffff_ffff;
    const END: u32 = 0xffff_fffe;
    let mut file = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    file.extend([0; 16]);
    // Minor and major version, byte order, sector shift 9, mini sector shift 6.
    for word in [0x3e_u16, 3, 0xfffe, 9, 6, 0, 0, 0] {
        file.extend(word.to_le_bytes());
    }
    // Directory sectors (none in version 3), FAT sectors, directory start, transaction, mini cut-off, mini FAT
    // start and count, DIFAT start and count; then the FAT's place.
    for word in [0, 1, 1, 0, 4096, END, 0, END, 0, 0_u32] {
        file.extend(word.to_le_bytes());
    }
    file.resize(512, 0xff);
    // Sector 0: the FAT. Itself, the directory, a stream of eight sectors.
    let mut fat = vec![0xffff_fffd_u32, END, 3, 4, 5, 6, 7, 8, 9, END];
    fat.resize(128, FREE);
    file.extend(fat.iter().flat_map(|word| word.to_le_bytes()));
    // Sector 1: the directory.
    let entry = |name: &str, kind: u8, child: u32, right: u32, start: u32, size: u32| {
        let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let length = u16::try_from(entry.len() + 2).unwrap_or(64);
        entry.resize(64, 0);
        entry.extend(length.to_le_bytes());
        entry.extend([kind, 1]);
        for word in [FREE, right, child] {
            entry.extend(word.to_le_bytes());
        }
        entry.resize(116, 0);
        entry.extend(start.to_le_bytes());
        entry.extend(size.to_le_bytes());
        entry.resize(128, 0);
        entry
    };
    file.extend(entry("Root Entry", 5, 1, FREE, END, 0));
    file.extend(entry("EncryptionInfo", 2, FREE, 2, END, 0));
    file.extend(entry("EncryptedPackage", 2, FREE, FREE, 2, 4096));
    file.extend([0; 128]);
    // Sectors 2 to 9: what would be the locked package.
    file.extend([0; 4096]);
    file
}
