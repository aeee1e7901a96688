//! Which files would run when they are opened.

/// Endings of what a system runs, installs, mounts or follows instead of showing, and of pages whose scripts a browser
/// runs from disk. Sources: the list of file types that Outlook blocks
/// (<https://support.microsoft.com/office/434752e1-02d3-4e90-9124-8b81e49a8519>), Windows' own `PATHEXT`, and the
/// launchers, bundles and packages of macOS and Linux.
const RUN: [&str; 8] = [
    // Windows: programs, installers, libraries, disk images
    "exe com pif scr cpl msi msix msixbundle msp mst msu msc appx appxbundle appinstaller application appref-ms dll ocx \
     sys drv gadget ins isp its diagcab diagcfg diagpkg vhd vhdx iso img cab grp printerexport theme themepack xbap xll wll",
    // Windows: scripts, settings, data that runs
    "bat cmd ps1 ps1xml ps2 ps2xml psc1 psc2 psd1 psdm1 psm1 msh msh1 msh2 mshxml msh1xml msh2xml vb vbe vbs vbp vsmacros \
     vsw js jse mjs cjs ws wsb wsc wsf wsh sct shb shs hta htc hlp hpj chm reg inf asp aspx bgi udl xnk prg cnt bas mcf \
     webpnp prf pst ops osd plg pcd fxp crt cer der tmp",
    // Databases and queries of Office
    "ade adp mda mdb mde mdt mdw mdz accda accde accdu maf mag mam maq mar mas mau mav maw slk iqy oqy rqy dqy",
    // Shortcuts, and what leads elsewhere
    "lnk url scf library-ms search-ms searchconnector-ms settingcontent-ms website rdp desktop webloc inetloc fileloc",
    // Office with macros, and add-ins
    "docm dotm xlsm xltm xlam xla pptm potm ppam ppsm ppa sldm one onepkg",
    // Languages
    "jar jnlp class py pyc pyo pyw pyz pyzw pl pm rb php php3 phtml lua tcl ahk au3",
    // macOS and Linux: programs, scripts, packages
    "csh ksh sh bash zsh fish run bin out elf so ko appimage deb rpm snap flatpak flatpakref flatpakrepo apk app command \
     tool workflow action scpt scptd applescript osx pkg mpkg dmg terminal mobileconfig prefpane saver kext dylib bundle",
    // Pages with scripts
    "htm html xht xhtml xml xsl xslt mht mhtml shtml svg svgz swf",
];

/// Whether a file of this name may run something when a system opens it, or hides what it is: by marks of the writing
/// direction (`x[U+202E]fdp.exe` reads as a PDF), by a stream of Windows after a colon, by dots and spaces at its end, which
/// Windows drops. A name without an ending may be a program on other systems.
pub fn is_program(name: &str) -> bool {
    let hides = |c: char| {
        c == ':'
            || c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
    };
    if name.contains(hides) {
        return true;
    }
    match name.trim_end_matches(['.', ' ', '\u{3000}']).rsplit_once('.') {
        None | Some(("", _)) => true,
        Some((_, ending)) => {
            let ending = ending.trim().to_lowercase();
            RUN.iter().flat_map(|group| group.split(' ')).any(|run| run == ending)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_system_runs_is_never_opened() {
        for name in ["a.exe", "図.PDF.lnk", "x.Docm", "run.sh", "a.js ", "a.bat.", "a.desktop", "program", "a. cmd"] {
            assert!(is_program(name), "{name}");
        }
        for name in ["図1.pdf", "a.PNG", "表.xlsx", "a.docx", "meeting.2026.txt", "x.tiff"] {
            assert!(!is_program(name), "{name}");
        }
    }

    #[test]
    fn every_kind_that_runs_is_known_by_its_ending() {
        let asked = "exe bat cmd com ps1 sh desktop lnk js vbs jar app msi scr hta url xlsm py html svg";
        for ending in asked.split(' ') {
            assert!(
                is_program(&format!("論文.{ending}")) && is_program(&format!("論文.pdf.{}", ending.to_uppercase())),
                "{ending}"
            );
        }
        for name in ["論文.pdf", "Fig 1.JPEG", "計画.docx", "a.pptx", "a.csv", "data.mat", "v1.2.pdf", "a.exe.pdf"]
        {
            assert!(!is_program(name), "{name}");
        }
    }

    #[test]
    fn a_name_that_hides_what_it_is_is_never_opened() {
        for name in ["論文\u{202e}fdp.exe.pdf", "a.pdf:x.exe", "a\u{200b}.pdf", "a\n.pdf", "Makefile", ".bashrc", ""]
        {
            assert!(is_program(name), "{name:?}");
        }
    }

    #[test]
    fn every_ending_stands_once_and_in_small_letters() {
        let mut seen = std::collections::BTreeSet::new();
        for ending in RUN.iter().flat_map(|group| group.split(' ')) {
            assert!(!ending.is_empty() && seen.insert(ending), "{ending:?} stands twice or is empty");
            assert_eq!(ending, ending.to_lowercase());
        }
        assert!(seen.len() > 200);
    }
}
