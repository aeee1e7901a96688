//! Text decoded with the wrong encoding.
//!
//! Three ways it happens, after the encodings Japanese lists really come in: UTF-8 read as CP932 (`縺薙ｓ`), UTF-8 read
//! as Latin-1 or Windows-1252 (`æ—¥æœ¬`, `Ã©`), CP932 read as Windows-1252 (`ƒ^ƒCƒgƒ‹`). The tables are those of the WHATWG
//! Encoding Standard, through encoding_rs.

use encoding_rs::{SHIFT_JIS, WINDOWS_1252};

/// The certain repair of text that was decoded wrongly: the bytes it came from, decoded rightly. `None` for sound
/// text, and where bytes were lost (U+FFFD, `?`) or the result would not be plainly better.
pub fn mojibake(cell: &str) -> Option<String> {
    if cell.is_ascii() || cell.contains('\u{FFFD}') {
        return None;
    }
    cp932_to_utf8(cell).or_else(|| {
        // Japanese in it: never read as Western. Most cells end here.
        if cell.chars().any(|c| c >= '\u{2E80}') {
            return None;
        }
        let bytes = western_bytes(cell)?;
        western_to_utf8(&bytes).or_else(|| western_to_cp932(cell, &bytes))
    })
}

/// Whether the text was decoded wrongly, repairable or not: it is, or it holds signs that sound text never has.
pub fn looks_mojibake(cell: &str) -> bool {
    !cell.is_ascii() && (signs(cell) || mojibake(cell).is_some())
}

fn kana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FA}' | 'ー')
}

fn kanji(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '々' | '\u{F900}'..='\u{FAFF}')
}

/// Letters and marks of Japanese text outside ASCII.
fn japanese(c: char) -> bool {
    kana(c) || kanji(c) || matches!(c, '\u{3000}'..='\u{303F}' | '・' | '\u{FF01}'..='\u{FF5E}' | '①'..='⑳' | 'Ⅰ'..='Ⅹ')
}

/// Kanji that kana become when their UTF-8 (E3 81, E3 82, E3 83) is read as CP932; hardly any word has them.
fn kana_lead(c: char) -> bool {
    matches!(c, '縺' | '繧' | '繝')
}

fn cp932_to_utf8(cell: &str) -> Option<String> {
    // The first byte outside ASCII must begin a letter in UTF-8; that of kana and of common kanji does not.
    let first = cell.chars().find(|c| !c.is_ascii())?;
    let mut letter = [0; 4];
    let (encoded, _, _) = SHIFT_JIS.encode(first.encode_utf8(&mut letter));
    if !matches!(encoded.first(), Some(0xC2..=0xF4)) {
        return None;
    }
    let (bytes, _, lost) = SHIFT_JIS.encode(cell);
    if lost {
        return None;
    }
    let text = std::str::from_utf8(&bytes).ok()?;
    let outside = text.chars().filter(|c| !c.is_ascii()).count();
    let good = text.chars().filter(|c| japanese(*c)).count();
    // Three letters cannot fit by chance; one or two only with the kanji that stand for kana.
    let evidence = good >= 3 || cell.chars().any(kana_lead);
    (good > 0 && good * 10 >= outside * 8 && evidence).then(|| text.to_owned())
}

/// The bytes of a text that was read as Latin-1 or Windows-1252; `None` when a character is of neither.
fn western_bytes(cell: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(cell.len());
    let mut letter = [0; 4];
    for c in cell.chars() {
        match u8::try_from(c) {
            Ok(byte) => bytes.push(byte),
            Err(_) => {
                let (encoded, _, lost) = WINDOWS_1252.encode(c.encode_utf8(&mut letter));
                bytes.extend((!lost).then_some(encoded)?.iter());
            }
        }
    }
    Some(bytes)
}

fn western_to_utf8(bytes: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(bytes).ok()?;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    // What lists hold outside ASCII: Japanese, Latin and Greek letters, marks, arrows, signs.
    let known = |c: char| {
        c.is_ascii()
            || japanese(c)
            || matches!(c, '\u{A0}'..='\u{24F}' | '\u{370}'..='\u{3FF}' | '\u{2010}'..='\u{22FF}' | '\u{2460}'..='\u{26FF}')
            || matches!(c, '\u{FF5F}'..='\u{FF9F}' | '\u{FFE0}'..='\u{FFE6}')
    };
    text.chars().all(known).then(|| text.to_owned())
}

fn western_to_cp932(cell: &str, bytes: &[u8]) -> Option<String> {
    let text = SHIFT_JIS.decode_without_bom_handling_and_without_replacement(bytes)?;
    let outside = text.chars().filter(|c| !c.is_ascii()).count();
    let good = text.chars().filter(|c| japanese(*c)).count();
    // English with typographic quotes decodes to a kanji here and there (patient’s): Japanese must make up the text,
    // and most of its lead bytes lie where Windows-1252 has marks (80 to 9F) and Latin words have none.
    let marks = cell.chars().filter(|c| matches!(c, '\u{80}'..='\u{9F}') || *c > '\u{FF}').count();
    let words = text.chars().any(|c| c.is_ascii_alphabetic());
    let fits = good == outside && good >= if words { 3 } else { 2 } && good * 4 >= bytes.len() && marks * 2 >= good;
    fits.then(|| text.into_owned())
}

fn signs(cell: &str) -> bool {
    let suspect = |c: char| {
        kana_lead(c) || matches!(c, '\u{FF61}'..='\u{FF9F}' | 'ã' | 'å' | 'æ' | 'ä' | 'ï' | 'Ã' | 'Â' | 'ƒ' | '‚')
    };
    if !cell.chars().any(suspect) {
        return false;
    }
    let letters: Vec<char> = cell.chars().collect();
    let pair = |at: usize| (letters[at], letters.get(at + 1).copied().unwrap_or(' '));
    // Bytes 80 to BF as Latin-1 or Windows-1252 show them; letters among them (ƒ, Š, œ …) only count behind ã.
    let follows = |c: char| matches!(c, '\u{80}'..='\u{BF}') || "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ".contains(c);
    let half = |c: char| matches!(c, '\u{FF61}'..='\u{FF9F}');
    let body = |at: usize| letters.get(at).is_some_and(|c| kanji(*c) || *c == '\u{FFFD}');
    // A half-width kana alone between kanji, twice and more: the third byte of a kanji's UTF-8.
    if (1..letters.len()).filter(|at| half(letters[*at]) && body(at - 1) && body(at + 1)).count() >= 2 {
        return true;
    }
    let mut cp932_leads = 0;
    for at in 0..letters.len() {
        match pair(at) {
            // 縺れ (tangled) and 繧繝 (a weave) are words.
            ('縺', 'れ' | 'ら' | 'り' | 'る') | ('繧', '繝') => {}
            ('繝', _) if at > 0 && letters[at - 1] == '繧' => {}
            (c, _) if kana_lead(c) => return true,
            ('ã', '\u{81}' | '\u{82}' | '\u{83}' | '‚' | 'ƒ') => return true,
            ('ï', '»' | '¿' | '¼') => return true,
            ('Ã', '\u{80}'..='\u{BF}') => return true,
            ('Â', '\u{A1}'..='\u{BF}') => return true,
            ('ã' | 'å' | 'æ' | 'ä', c) if follows(c) && follows(pair(at + 1).1) => return true,
            ('ƒ' | '‚', c) if c != ' ' => cp932_leads += 1,
            _ => {}
        }
    }
    cp932_leads >= 3
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOUND: &[&str] = &[
        "膵がん幹細胞を標的とする低分子阻害薬の創出",
        "筋萎縮性側索硬化症に対するアンチセンス核酸の非臨床開発",
        "ﾀﾝﾊﾟｸ質のﾋﾞｯｸﾞﾃﾞｰﾀ解析",
        "ｱｲｳｴｵ",
        "ﾃﾞｰﾀ",
        "ﾂｱ",
        "ﾎｱ",
        "TNF-α、IL-1β、IFN-γ",
        "β-カテニン",
        "α",
        "Ménière病",
        "Ménière’s disease",
        "Sjögren症候群",
        "Sjögren syndrome in patient’s salivary glands",
        "Guillain–Barré syndrome",
        "“Hello” – world’s ‘best’ naïve café",
        "Crème brûlée à la façon de l’École",
        "São João, Ångström, Ærø, Œuvre, Ÿ, Ž",
        "50 µg/mL ± 5 °C",
        "①～⑳、Ⅱ型、㎎、№3、㈱、℡、㍻",
        "鬱病と癲癇と頸椎と膠原病と蟄居",
        "腸管縺れ",
        "繧繝彩色",
        "国立がん研究センター（東病院）",
        "髙橋 﨑山 齋藤",
        "葛\u{E0100}城",
        "한국어 연구",
        "中文标题",
        "Δ9-THC → CB1 ≥ 10⁻⁶ M",
        "100％ ＡＢＣ　（継続）",
        "émigré «cité» …»",
        "¿Qué? ¡Sí!",
        "©2024 AMED®™",
        "—",
        "a–b",
        "’24年度",
        "ƒ(x) = x²",
        "😀",
        "研究ﾃｰﾏ名とｶﾃｺﾞﾘ別一覧ﾘｽﾄ",
        "\u{FFFD}",
        "研究\u{FFFD}開発",
        "",
        "plain ASCII?",
    ];

    #[test]
    fn sound_text_is_never_called_mojibake() {
        for text in SOUND {
            assert_eq!(mojibake(text), None, "{text}");
            assert!(!looks_mojibake(text), "{text}");
        }
    }

    #[test]
    fn utf8_read_as_cp932_is_repaired_when_no_byte_was_lost() {
        let mut repaired = 0;
        for text in [
            "膵がん幹細胞を標的",
            "タイトル",
            "研究開発課題名",
            "こんにちは",
            "抗体医薬（ADC）の開発",
            "学ぶ",
            "日本語の題名です",
        ] {
            let (read, lost) = SHIFT_JIS.decode_without_bom_handling(text.as_bytes());
            assert!(looks_mojibake(&read), "{text}: {read}");
            if lost {
                assert_eq!(mojibake(&read), None, "{text}: {read}");
            } else if let Some(found) = mojibake(&read) {
                assert_eq!(found, text, "{read}");
                repaired += 1;
            }
        }
        assert!(repaired >= 2, "{repaired}");
        assert_eq!(mojibake("縺薙ｓ縺ｫ縺｡縺ｯ").as_deref(), Some("こんにちは"));
    }

    #[test]
    fn utf8_read_as_western_is_repaired() {
        for text in
            ["日本語の題名", "膵がん", "é", "Ménière病", "TNF-α", "研究開発（合成データ）", "50 µg ± 2", "がん①"]
        {
            let latin: String = text.bytes().map(char::from).collect();
            assert_eq!(mojibake(&latin).as_deref(), Some(text), "latin-1 {latin}");
            let (windows, _) = WINDOWS_1252.decode_without_bom_handling(text.as_bytes());
            assert_eq!(mojibake(&windows).as_deref(), Some(text), "windows-1252 {windows}");
            assert!(looks_mojibake(&windows));
        }
        assert_eq!(mojibake("ï»¿title").as_deref(), Some("title"));
    }

    #[test]
    fn cp932_read_as_western_is_repaired() {
        for text in
            ["タイトル", "研究開発課題名", "膵がん幹細胞を標的とする低分子阻害薬の創出", "所属機関", "抗EGFR抗体の開発"]
        {
            let (bytes, _, _) = SHIFT_JIS.encode(text);
            let (windows, _) = WINDOWS_1252.decode_without_bom_handling(&bytes);
            assert_eq!(mojibake(&windows).as_deref(), Some(text), "{windows}");
            let latin: String = bytes.iter().copied().map(char::from).collect();
            assert_eq!(mojibake(&latin).as_deref(), Some(text), "{latin:?}");
        }
    }

    #[test]
    fn lost_bytes_leave_the_flag_and_no_repair() {
        for text in ["縺\u{FFFD}縺・", "閹ｵ縺後ｓ縺?", "ã\u{81}\u{FFFD}ã‚", "合成データ Ã© と", "ï»¿課題番号", "ãƒ?ãƒˆ"]
        {
            assert_eq!(mojibake(text), None, "{text}");
            assert!(looks_mojibake(text), "{text}");
        }
    }
}
