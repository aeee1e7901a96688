//! Names of files: which kinds run when they are opened, and which characters a file system refuses.

/// Endings of what a system runs, installs or follows instead of showing: programs, scripts, shortcuts, installers,
/// disk images, documents with macros. Sources: the list of file types that Outlook blocks
/// (<https://support.microsoft.com/office/434752e1-02d3-4e90-9124-8b81e49a8519>) and the launchers of macOS and Linux.
const RUN: [&str; 84] = [
    "ade",
    "adp",
    "apk",
    "app",
    "appimage",
    "appref-ms",
    "appx",
    "asp",
    "bas",
    "bash",
    "bat",
    "bin",
    "cer",
    "chm",
    "cmd",
    "cnt",
    "com",
    "command",
    "cpl",
    "csh",
    "deb",
    "desktop",
    "diagcab",
    "dll",
    "dmg",
    "docm",
    "dotm",
    "exe",
    "fish",
    "fxp",
    "gadget",
    "grp",
    "hlp",
    "hta",
    "img",
    "inf",
    "ins",
    "iso",
    "isp",
    "its",
    "jar",
    "jnlp",
    "js",
    "jse",
    "ksh",
    "lnk",
    "msc",
    "msi",
    "msix",
    "msp",
    "mst",
    "osd",
    "pif",
    "pkg",
    "pl",
    "potm",
    "ppam",
    "pptm",
    "prg",
    "ps1",
    "psd1",
    "psm1",
    "py",
    "pyw",
    "rb",
    "reg",
    "rpm",
    "run",
    "scf",
    "scpt",
    "scr",
    "sct",
    "sh",
    "url",
    "vb",
    "vbe",
    "vbs",
    "vhd",
    "webloc",
    "wsf",
    "wsh",
    "xlam",
    "xlsm",
    "zsh",
];

/// Whether a file of this name may run something when a system opens it. Trailing dots and spaces, which Windows drops,
/// do not hide an ending; a name without an ending may be a program on other systems.
pub fn risky(name: &str) -> bool {
    let name = name.trim_end_matches(['.', ' ', '\u{3000}']);
    match name.rsplit_once('.') {
        None => true,
        Some((_, ending)) => RUN.contains(&ending.trim().to_lowercase().as_str()),
    }
}

/// A name that every file system takes: no separators, no control or direction characters, at most 120 characters with
/// its ending kept.
pub fn safe_name(name: &str) -> String {
    let refused = |c: char| {
        "\\/:*?\"<>|".contains(c)
            || c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let clean: String = name.chars().map(|c| if refused(c) { '_' } else { c }).collect();
    let clean = clean.trim_matches(['.', ' ']);
    let (stem, ending) = clean.rsplit_once('.').unwrap_or((clean, ""));
    let stem: String = stem.chars().take(100).collect();
    let ending: String = ending.chars().take(18).collect();
    match (stem.is_empty(), ending.is_empty()) {
        (true, true) => "_".to_owned(),
        (true, false) => format!("_.{ending}"),
        (false, true) => stem,
        (false, false) => format!("{stem}.{ending}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_system_runs_is_never_opened() {
        for name in ["a.exe", "図.PDF.lnk", "x.Docm", "run.sh", "a.js ", "a.bat.", "a.desktop", "program", "a. cmd"] {
            assert!(risky(name), "{name}");
        }
        for name in ["図1.pdf", "a.PNG", "表.xlsx", "a.docx", "meeting.2026.txt", "x.tiff"] {
            assert!(!risky(name), "{name}");
        }
    }

    #[test]
    fn a_name_is_taken_by_every_file_system() {
        let check = |name: &str, expected: &str| assert_eq!(safe_name(name), expected);
        check("図1.pdf", "図1.pdf");
        check("../../etc/passwd.pdf", "_.._etc_passwd.pdf");
        check("a\u{202e}fdp.exe", "a_fdp.exe");
        check("C:\\x.pdf", "C__x.pdf");
        check("..", "_");
        check(&format!("{}.pdf", "長".repeat(300)), &format!("{}.pdf", "長".repeat(100)));
    }
}
