//! Which files would run when they are opened.

/// Endings the systems run, or hand to something that runs what is in them. Sources: Microsoft, "Blocked attachments in
/// Outlook" (with the shells' own `PATHEXT`); Apple's and freedesktop.org's bundles, launchers and packages; and the
/// pages a browser opens from disk with their scripts (HTML, SVG).
const ENDINGS: &[&str] = &[
    // Windows: programs, installers, libraries
    "exe",
    "com",
    "pif",
    "scr",
    "cpl",
    "msi",
    "msix",
    "msixbundle",
    "msp",
    "mst",
    "msu",
    "msc",
    "appx",
    "appxbundle",
    "appinstaller",
    "application",
    "appref-ms",
    "dll",
    "ocx",
    "sys",
    "drv",
    "gadget",
    "ins",
    "isp",
    "diagcab",
    "diagcfg",
    "diagpkg",
    "vhd",
    "vhdx",
    "iso",
    "img",
    "cab",
    "grp",
    "printerexport",
    "theme",
    "themepack",
    "xbap",
    "xll",
    "wll",
    // Windows: scripts
    "bat",
    "cmd",
    "ps1",
    "ps1xml",
    "ps2",
    "ps2xml",
    "psc1",
    "psc2",
    "psd1",
    "psdm1",
    "psm1",
    "msh",
    "msh1",
    "msh2",
    "mshxml",
    "msh1xml",
    "msh2xml",
    "vb",
    "vbe",
    "vbs",
    "vbp",
    "vsmacros",
    "vsw",
    "js",
    "jse",
    "mjs",
    "cjs",
    "ws",
    "wsb",
    "wsc",
    "wsf",
    "wsh",
    "sct",
    "shb",
    "shs",
    "hta",
    "htc",
    "hlp",
    "hpj",
    "chm",
    "reg",
    "inf",
    "asp",
    "aspx",
    "bgi",
    "udl",
    "xnk",
    "prg",
    "cnt",
    "bas",
    "mcf",
    "maf",
    "mag",
    "mam",
    "maq",
    "mar",
    "mas",
    "mau",
    "mav",
    "maw",
    "mda",
    "mdb",
    "mde",
    "mdt",
    "mdw",
    "mdz",
    "accda",
    "accde",
    "accdu",
    "ade",
    "adp",
    "slk",
    "iqy",
    "oqy",
    "rqy",
    "dqy",
    "webpnp",
    "prf",
    "pst",
    "ops",
    "osd",
    "plg",
    "pcd",
    "fxp",
    "crt",
    "der",
    "tmp",
    // Windows: shortcuts and what leads elsewhere
    "lnk",
    "url",
    "scf",
    "library-ms",
    "search-ms",
    "searchconnector-ms",
    "settingcontent-ms",
    "website",
    "rdp",
    // Office with macros, and add-ins
    "docm",
    "dotm",
    "xlsm",
    "xltm",
    "xlam",
    "xla",
    "pptm",
    "potm",
    "ppam",
    "ppsm",
    "ppa",
    "sldm",
    "one",
    "onepkg",
    // Java, Python, Perl and others
    "jar",
    "jnlp",
    "class",
    "py",
    "pyc",
    "pyo",
    "pyw",
    "pyz",
    "pyzw",
    "pl",
    "pm",
    "rb",
    "php",
    "php3",
    "phtml",
    "lua",
    "tcl",
    "ahk",
    "au3",
    "csh",
    "ksh",
    "sh",
    "bash",
    "zsh",
    "fish",
    "run",
    "bin",
    "out",
    "elf",
    "so",
    "ko",
    "appimage",
    "deb",
    "rpm",
    "snap",
    "flatpak",
    "flatpakref",
    "flatpakrepo",
    // Launchers and bundles
    "desktop",
    "app",
    "command",
    "tool",
    "workflow",
    "action",
    "scpt",
    "scptd",
    "applescript",
    "osx",
    "pkg",
    "mpkg",
    "dmg",
    "webloc",
    "inetloc",
    "fileloc",
    "terminal",
    "mobileconfig",
    "prefpane",
    "saver",
    "kext",
    "dylib",
    "bundle",
    // Pages with scripts
    "htm",
    "html",
    "xht",
    "xhtml",
    "xml",
    "xsl",
    "xslt",
    "mht",
    "mhtml",
    "shtml",
    "svg",
    "svgz",
    "swf",
];

/// Whether opening a file of this name would run something, or hides what it is. A name without an ending counts: what
/// opens it is then decided by its content.
pub fn is_program(name: &str) -> bool {
    // Marks of the writing direction turn `x[U+202E]fdp.exe` into `xexe.pdf`; Windows drops dots and spaces at the end, and
    // reads a stream of the file after a colon.
    let hidden = |c: char| {
        c.is_control()
            || c == ':'
            || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
    };
    if name.contains(hidden) || name.ends_with(['.', ' ']) {
        return true;
    }
    match name.rsplit_once('.') {
        None | Some(("", _)) => true,
        Some((_, ending)) => {
            let ending = ending.trim().to_lowercase();
            ENDINGS.contains(&ending.as_str())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(program: bool, names: &[&str]) {
        for name in names {
            assert_eq!(is_program(name), program, "{name:?}");
        }
    }

    #[test]
    fn documents_and_figures_are_opened() {
        check(
            false,
            &[
                "論文.pdf",
                "Fig 1.PNG",
                "a.jpeg",
                "a.tif",
                "計画.docx",
                "表.xlsx",
                "a.pptx",
                "a.csv",
                "a.txt",
                "data.mat",
                "v1.2.pdf",
                "a.exe.pdf",
            ],
        );
    }

    #[test]
    fn programs_scripts_and_shortcuts_are_not() {
        let named = [
            "exe", "bat", "cmd", "com", "ps1", "sh", "desktop", "lnk", "js", "vbs", "jar", "app", "msi", "scr", "hta",
            "url", "xlsm", "py",
        ];
        let names: Vec<String> = named.iter().map(|ending| format!("論文.{ending}")).collect();
        check(true, &names.iter().map(String::as_str).collect::<Vec<_>>());
        check(true, &["論文.pdf.EXE", "a.Exe", "report.html", "figure.svg"]);
    }

    #[test]
    fn a_name_that_hides_what_it_is_is_not_opened() {
        check(
            true,
            &[
                "論文\u{202E}fdp.exe.pdf",
                "a.exe.",
                "a.exe ",
                "a.pdf:x.exe",
                "a\u{200B}.pdf",
                "a\n.pdf",
                "Makefile",
                ".bashrc",
                "",
            ],
        );
    }

    #[test]
    fn every_ending_stands_once_and_in_small_letters() {
        let mut seen = std::collections::BTreeSet::new();
        for ending in ENDINGS {
            assert!(seen.insert(*ending), "{ending} stands twice");
            assert_eq!(*ending, ending.to_lowercase());
        }
    }
}
