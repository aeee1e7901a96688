//! Each workbook with the one leak that is in it, or with none.

use super::{Pack, plain_rows, relations, row, sheet, text, within};

/// A workbook and what it must say.
pub struct Made {
    pub name: &'static str,
    pub about: &'static str,
    /// Kind and place.
    pub leaks: Vec<(&'static str, &'static str)>,
    pub pack: Pack,
}

fn made(name: &'static str, about: &'static str, leaks: &[(&'static str, &'static str)], pack: Pack) -> Made {
    Made { name, about, leaks: leaks.to_vec(), pack }
}

/// A sentence in B9.
fn sentence(name: &'static str, kind: &'static str, words: &str) -> Made {
    let rows = plain_rows() + &row(9, "", &(text("A9", 0, "主なデータ") + &text("B9", 0, words)));
    made(name, "In a sentence of a cell.", &[(kind, "cell:概要!B9")], Pack::new(&rows))
}

pub fn with(
    name: &'static str,
    about: &'static str,
    leaks: &[(&'static str, &'static str)],
    change: impl FnOnce(&mut Pack),
) -> Made {
    let mut pack = Pack::plain();
    change(&mut pack);
    made(name, about, leaks, pack)
}

fn clean(name: &'static str, lines: &[&str]) -> Made {
    let mut rows = plain_rows();
    for (at, line) in (9_u32..).zip(lines) {
        rows += &row(at, "", &text(&format!("B{at}"), 0, line));
    }
    made(name, "Clean: tempting texts.", &[], Pack::new(&rows))
}

const WHITE: &str = r#"<font><sz val="11"/><color rgb="FFFFFFFF"/></font>"#;
pub const HIDDEN_TEXT: &str = "社内評価は次点。";

pub fn hidden_text(style: usize) -> String {
    row(16, "", &text("B16", style, HIDDEN_TEXT))
}

pub fn all() -> Vec<Made> {
    let mut all = texts();
    all.extend(looks());
    all.extend(parts());
    all.extend(within::rules());
    all.extend(within::beside_pictures());
    all.extend(within::books());
    all.extend(cleans());
    all
}

fn texts() -> Vec<Made> {
    vec![
        sentence(
            "leak-inchi",
            "inchi",
            "代表化合物は InChI=1S/C14H13N3O2S/c1-9-8-12(17-19-9)10-4-6-11(7-5-10)15-14(18)13-3-2-20-16-13/h2-8H,1H3,(H,15,18) である。",
        ),
        sentence("leak-inchikey", "inchi", "構造の鍵はQWZKAPLMNRTYUV-UHFFFAOYSA-Nとして登録した。"),
        sentence("leak-smiles-charged", "smiles", "塩の構造：C[N+](C)(C)CCOC(=O)c1ccc(F)cc1.[Cl-]（合成データ）"),
        sentence("leak-smiles-chiral", "smiles", "（SMILES: N[C@@H](Cc1ccccc1)C(=O)N1CCC[C@H]1C(=O)O）を起点とする。"),
        sentence("leak-nucleotide", "nucleotide-sequence", "siRNAのセンス鎖は 5'-GCAUCGGAUUACGCUAGCAdTdT-3' とした。"),
        sentence(
            "leak-nucleotide-blocks",
            "nucleotide-sequence",
            "プライマー配列 ATGCCGTTAG CATTCGGACA TTGC を用いた。",
        ),
        sentence("leak-nucleotide-small", "nucleotide-sequence", "標的部位はgattccgatcgatcggctaaである。"),
        sentence(
            "leak-nucleotide-modified",
            "nucleotide-sequence",
            "ガイド鎖 mA*fC*mGfUmCfAmGfUmAfCmGfUmAfCmG*fU*mA を合成した。",
        ),
        sentence("leak-peptide-blocks", "peptide-sequence", "配列：MKWVHAEDLR SQTYFNPGIC KLEDAVRQ"),
        sentence("leak-peptide-three", "peptide-sequence", "Ac-Tyr-Gly-Trp-Phe-Leu-Arg-NH2 を基本骨格とする。"),
        sentence("leak-code", "compound-code", "TSM-0042はマウスで有効であった。"),
        sentence("leak-code-joined", "compound-code", "候補化合物KKD10482bの溶解度は低い。"),
        sentence("leak-clone", "clone-name", "抗体クローン KKM-3F9 を選んだ。"),
        sentence("leak-clone-well", "clone-name", "ハイブリドーマ12G8-2の培養上清を用いた。"),
        sentence("leak-clone-named", "clone-name", "クローン名：KAC-17（合成データ）"),
        sentence("leak-mail-written", "mail-address", "連絡先 hanako.mihon[at]example.jp"),
        sentence("leak-mail-wide", "mail-address", "ｈａｎａｋｏ＠ｅｘａｍｐｌｅ．ｊｐまで"),
        sentence("leak-phone", "phone-number", "担当者直通 03-1234-5678"),
        sentence("leak-phone-wide", "phone-number", "電話：０６（１２３４）５６７８"),
        sentence("leak-phone-mobile", "phone-number", "携帯は090-0000-0000まで"),
        sentence("leak-phone-abroad", "phone-number", "Call +81 3 1234 5678 for details."),
        sentence("leak-extension", "phone-number", "実用化推進部（内線 4321）"),
        {
            let rows = row(1, "", &(text("A1", 0, "番号") + &text("B1", 0, "クローン")))
                + &row(2, "", &(text("A2", 0, "一") + &text("B2", 0, "KAC-17")))
                + &row(3, "", &(text("A3", 0, "二") + &text("B3", 0, "未定")));
            made(
                "leak-clone-column",
                "The heading says what the cell is.",
                &[("clone-name", "cell:概要!B2")],
                Pack::new(&rows),
            )
        },
    ]
}

fn looks() -> Vec<Made> {
    let white_fill = r#"<fill><patternFill patternType="solid"><fgColor rgb="FFFFFFFF"/></patternFill></fill>"#;
    let at = [("white-text", "cell:概要!B16")];
    let styled = |name, about, fonts: &str, fills: &str, xf: &str| {
        with(name, about, &at, |pack| {
            pack.styles("", fonts, fills, xf, "").around("", &hidden_text(1), "");
        })
    };
    let format = |name, code: &str, cell: String| {
        with(name, "A number format that shows nothing.", &[("hidden-by-format", "cell:概要!B16")], |pack| {
            let format = format!(r#"<numFmt numFmtId="164" formatCode="{}"/>"#, super::escaped(code));
            pack.styles(&format, "", "", r#"<xf numFmtId="164" fontId="0" fillId="0"/>"#, "").around(
                "",
                &row(16, "", &cell),
                "",
            );
        })
    };
    let number = r#"<c r="B16" s="1"><v>42.5</v></c>"#.to_owned();
    let dxf = r#"<dxf><font><color theme="0"/></font></dxf>"#;
    let rule = |kind: &str, formula: &str| {
        format!(
            r#"<conditionalFormatting sqref="B4:B20"><cfRule type="{kind}" dxfId="0" priority="1"><formula>{formula}</formula></cfRule></conditionalFormatting>"#
        )
    };
    vec![
        styled("leak-white-plain", "White, nothing behind.", WHITE, "", r#"<xf fontId="1" fillId="0"/>"#),
        styled(
            "leak-white-theme",
            "The theme's white.",
            r#"<font><color theme="0"/></font>"#,
            "",
            r#"<xf fontId="1" fillId="0"/>"#,
        ),
        styled(
            "leak-white-tint",
            "Nearly white by a tint.",
            r#"<font><color theme="0" tint="-4.9989318521683403E-2"/></font>"#,
            "",
            r#"<xf fontId="1" fillId="0"/>"#,
        ),
        styled(
            "leak-white-indexed",
            "White of the palette on white.",
            r#"<font><color indexed="9"/></font>"#,
            white_fill,
            r#"<xf fontId="1" fillId="2"/>"#,
        ),
        styled(
            "leak-white-argb",
            "White as openpyxl writes it.",
            r#"<font><color rgb="00FFFFFF"/></font>"#,
            "",
            r#"<xf fontId="1" fillId="0"/>"#,
        ),
        styled(
            "leak-black-on-black",
            "Blackened, but still there.",
            "",
            r#"<fill><patternFill patternType="solid"><fgColor rgb="FF000000"/></patternFill></fill>"#,
            r#"<xf fontId="0" fillId="2"/>"#,
        ),
        styled(
            "leak-white-same",
            "The colour behind it.",
            r#"<font><color theme="4" tint="0.7999816888943144"/></font>"#,
            r#"<fill><patternFill patternType="solid"><fgColor theme="4" tint="0.7999816888943144"/></patternFill></fill>"#,
            r#"<xf fontId="1" fillId="2"/>"#,
        ),
        with("leak-white-run", "A white part of a text.", &at, |pack| {
            let cell = format!(
                r#"<c r="B16" t="inlineStr"><is><r><t>公開の文。</t></r><r><rPr><color rgb="FFFFFFFF"/></rPr><t>{HIDDEN_TEXT}</t></r></is></c>"#
            );
            pack.styles("", "", "", "", "").around("", &row(16, "", &cell), "");
        }),
        with("leak-white-condition", "A condition makes it white.", &at, |pack| {
            pack.styles("", "", "", "", dxf).around(
                "",
                &hidden_text(0),
                &rule("containsText", "x").replace("type=", r#"text="社内" type="#),
            );
        }),
        with("leak-white-always", "A condition that is always met.", &at, |pack| {
            let after = rule("expression", "TRUE").replace("B4:B20", "B16");
            pack.styles("", "", "", "", dxf).around("", &hidden_text(0), &after);
        }),
        format("leak-format", ";;;", number.clone()),
        format("leak-format-text", ";;;", text("B16", 1, HIDDEN_TEXT)),
        format("leak-format-quotes", r#""";"";"";"""#, number.clone()),
        format("leak-format-two", ";;", number.clone()),
        format("leak-format-colour", "[White];[White];;", number),
        with("leak-hidden-row", "A hidden row.", &[("hidden-row", "row:概要!16")], |pack| {
            pack.around("", &row(16, r#" hidden="1""#, &text("B16", 0, HIDDEN_TEXT)), "");
        }),
        with("leak-flat-row", "A row without height.", &[("hidden-row", "row:概要!16")], |pack| {
            pack.around("", &row(16, r#" ht="0" customHeight="1""#, &text("B16", 0, HIDDEN_TEXT)), "");
        }),
        with(
            "leak-narrow-column",
            "A column without width; hidden ones without content say nothing.",
            &[("hidden-column", "column:概要!D")],
            |pack| {
                let cols = r#"<cols><col min="4" max="4" width="0" customWidth="1"/><col min="6" max="16384" hidden="1"/></cols>"#;
                pack.around(cols, &row(16, "", &text("D16", 0, HIDDEN_TEXT)), "");
            },
        ),
        with("leak-very-hidden", "A very hidden sheet.", &[("very-hidden-sheet", "sheet:内部")], |pack| {
            pack.book(r#"<sheet name="概要" sheetId="1" r:id="rId1"/><sheet name="内部" sheetId="2" state="veryHidden" r:id="rId2"/>"#, "");
            pack.put("xl/worksheets/sheet2.xml", &sheet("", &row(1, "", &text("A1", 0, HIDDEN_TEXT)), ""));
        }),
    ]
}

fn parts() -> Vec<Made> {
    let drawing = |body: &str| {
        format!(r#"<xdr:wsDr xmlns:xdr="x" xmlns:a="a"><xdr:twoCellAnchor>{body}</xdr:twoCellAnchor></xdr:wsDr>"#)
    };
    vec![
        with("leak-comment", "A note.", &[("cell-comment", "comment:概要!B5")], |pack| {
            pack.rels(&[
                ("rId1", "comments", "../comments1.xml", false),
                ("rId2", "vmlDrawing", "../drawings/vmlDrawing1.vml", false),
            ]);
            pack.put("xl/comments1.xml", "<comments><authors><author>見本 花子</author></authors><commentList><comment ref=\"B5\" authorId=\"0\"><text><r><t>見本 花子:</t></r><r><t>\n社内では弱いと見ている。</t></r></text></comment></commentList></comments>");
            pack.put("xl/drawings/vmlDrawing1.vml", r#"<xml xmlns:v="v" xmlns:x="x"><v:shape><v:textbox><div></div></v:textbox><x:ClientData ObjectType="Note"><x:Anchor>1, 15, 0, 10, 3, 15, 3, 4</x:Anchor><x:Row>4</x:Row></x:ClientData></v:shape></xml>"#);
        }),
        with(
            "leak-thread",
            "A thread with its copy for older programs.",
            &[("cell-comment", "comment:概要!B5")],
            |pack| {
                pack.rels(&[
                    ("rId1", "comments", "../comments1.xml", false),
                    ("rId2", "threadedComment", "../threadedComments/threadedComment1.xml", false),
                ]);
                pack.put("xl/comments1.xml", r#"<comments><authors><author>tc={1}</author></authors><commentList><comment ref="B5" authorId="0"><text><t>[Threaded comment] 弱い</t></text></comment></commentList></comments>"#);
                pack.put("xl/threadedComments/threadedComment1.xml", r#"<ThreadedComments><threadedComment ref="B5" personId="{P}" id="{1}"><text>弱い</text></threadedComment></ThreadedComments>"#);
                pack.put(
                    "xl/persons/person.xml",
                    r#"<personList><person displayName="見本 花子" id="{P}" userId="hanako@example.jp"/></personList>"#,
                );
            },
        ),
        with(
            "leak-person-left",
            "A person of threads that are gone.",
            &[("person-in-properties", "part:xl/persons/person.xml")],
            |pack| {
                pack.put(
                    "xl/persons/person.xml",
                    r#"<personList><person displayName="見本 花子" id="{P}"/></personList>"#,
                );
            },
        ),
        with("leak-name", "A name that holds a sentence.", &[("defined-name-constant", "name:社内メモ")], |pack| {
            pack.names(r#"<definedName name="社内メモ">"次点とする理由は競合"</definedName><definedName name="_xlnm.Print_Area" localSheetId="0">概要!$A$1:$B$13</definedName>"#);
        }),
        with(
            "leak-name-number",
            "A hidden name that holds a number.",
            &[("defined-name-constant", "name:rate")],
            |pack| {
                pack.names(r#"<definedName name="rate" hidden="1">0.35</definedName><definedName name="_xlfn.IFERROR" hidden="1">#NAME?</definedName>"#);
            },
        ),
        with("leak-name-array", "A name that holds a list.", &[("defined-name-constant", "name:順位")], |pack| {
            pack.names(r#"<definedName name="順位">{"甲",1;"乙",2}</definedName>"#);
        }),
        with("leak-name-outside", "A name of another workbook.", &[("external-link", "name:候補")], |pack| {
            pack.names(r#"<definedName name="候補">'\\kakuu-server\[候補.xlsx]一覧'!$A$1</definedName>"#);
        }),
        with("leak-custom-xml", "Custom XML.", &[("custom-xml", "part:customXml/item1.xml")], |pack| {
            pack.put("customXml/item1.xml", r#"<memo xmlns="urn:kakuu"><note>次点とする。</note></memo>"#);
            pack.put("customXml/itemProps1.xml", r#"<ds:datastoreItem xmlns:ds="d" ds:itemID="{1}"/>"#);
            pack.put(
                "customXml/_rels/item1.xml.rels",
                &relations(&[("rId1", "customXmlProps", "itemProps1.xml", false)]),
            );
        }),
        with(
            "leak-modifier",
            "Who saved it last.",
            &[("person-in-properties", "property:core/lastModifiedBy")],
            |pack| {
                pack.core("openpyxl", "Hanako Mihon");
            },
        ),
        with("leak-manager", "A manager.", &[("person-in-properties", "property:app/Manager")], |pack| {
            pack.put("docProps/app.xml", "<Properties><Application>LibreOffice/7.4.7.2$Linux_X86_64</Application><Manager>見本花子</Manager></Properties>");
        }),
        with(
            "leak-custom-property",
            "A property of the house.",
            &[("custom-property", "property:custom/評価")],
            |pack| {
                pack.put("docProps/custom.xml", r#"<Properties xmlns:vt="v"><property name="評価"><vt:lpwstr>次点</vt:lpwstr></property><property name="MSIP_Label_1_Enabled"><vt:lpwstr>true</vt:lpwstr></property></Properties>"#);
            },
        ),
        with(
            "leak-embedded",
            "An embedded document.",
            &[("embedded-object", "part:xl/embeddings/Microsoft_Word_Document.docx")],
            |pack| {
                pack.raw("xl/embeddings/Microsoft_Word_Document.docx", b"PK\x03\x04");
            },
        ),
        with("leak-macro", "A macro.", &[("macro", "part:xl/vbaProject.bin")], |pack| {
            pack.raw("xl/vbaProject.bin", b"\xd0\xcf");
        }),
        with("leak-text-box", "A box over the cells.", &[("mail-address", "part:xl/drawings/drawing1.xml")], |pack| {
            pack.rels(&[("rId1", "drawing", "../drawings/drawing1.xml", false)]);
            pack.put("xl/drawings/drawing1.xml", &drawing("<xdr:sp><xdr:nvSpPr><xdr:cNvPr id=\"2\" name=\"TextBox 1\"/></xdr:nvSpPr><xdr:txBody><a:p><a:r><a:t>照会は hanako</a:t></a:r><a:r><a:t>@example.jp へ</a:t></a:r></a:p></xdr:txBody></xdr:sp>"));
        }),
        with(
            "leak-hidden-box",
            "A box that is not shown.",
            &[("hidden-object", "part:xl/drawings/drawing1.xml")],
            |pack| {
                pack.put("xl/drawings/drawing1.xml", &drawing("<xdr:sp><xdr:nvSpPr><xdr:cNvPr id=\"2\" name=\"T\" hidden=\"1\"/></xdr:nvSpPr><xdr:txBody><a:p><a:r><a:t>次点とする。</a:t></a:r></a:p></xdr:txBody></xdr:sp>"));
            },
        ),
        with("leak-chart", "A chart's copy of a value.", &[("compound-code", "part:xl/charts/chart1.xml")], |pack| {
            pack.put("xl/charts/chart1.xml", "<c:chartSpace xmlns:c=\"c\"><c:ser><c:tx><c:strRef><c:f>概要!$A$1</c:f><c:strCache><c:pt idx=\"0\"><c:v>KKD-10482</c:v></c:pt></c:strCache></c:strRef></c:tx></c:ser></c:chartSpace>");
        }),
        with(
            "leak-pivot",
            "Data of a sheet that is gone.",
            &[("pivot-cache", "part:xl/pivotCache/pivotCacheDefinition1.xml")],
            |pack| {
                pack.put("xl/pivotCache/pivotCacheDefinition1.xml", r#"<pivotCacheDefinition refreshedBy="openpyxl"><cacheSource type="worksheet"><worksheetSource ref="A1:B9" sheet="元データ"/></cacheSource></pivotCacheDefinition>"#);
                pack.put(
                    "xl/pivotCache/pivotCacheRecords1.xml",
                    r#"<pivotCacheRecords><r><s v="甲"/></r></pivotCacheRecords>"#,
                );
            },
        ),
        with(
            "leak-pivot-person",
            "Who refreshed it.",
            &[("person-in-properties", "part:xl/pivotCache/pivotCacheDefinition1.xml")],
            |pack| {
                pack.put("xl/pivotCache/pivotCacheDefinition1.xml", r#"<pivotCacheDefinition refreshedBy="見本 花子"><cacheSource type="worksheet"><worksheetSource ref="A1:B9" sheet="概要"/></cacheSource></pivotCacheDefinition>"#);
            },
        ),
        with("leak-header", "In the header.", &[("mail-address", "sheet:概要")], |pack| {
            pack.around("", "", r#"<headerFooter><oddHeader>&amp;L&amp;"游ゴシック,標準"&amp;9社外秘&amp;Rhanako@example.jp</oddHeader></headerFooter>"#);
        }),
        with("leak-pull-down", "In a list to choose from.", &[("compound-code", "cell:概要!B9")], |pack| {
            pack.around("", "", r#"<dataValidations><dataValidation type="list" sqref="B9:B12"><formula1>"KKD-10482,未定"</formula1></dataValidation></dataValidations>"#);
        }),
        with("leak-dde", "A formula that calls another program.", &[("external-link", "cell:概要!B16")], |pack| {
            pack.around("", &row(16, "", r#"<c r="B16" t="str"><f>cmd|'/c calc'!A0</f><v>架空</v></c>"#), "");
        }),
        with("leak-mailto", "A link that writes a mail.", &[("mail-address", "cell:概要!B5")], |pack| {
            pack.rels(&[
                ("rId1", "hyperlink", "mailto:hanako@example.jp?subject=x", true),
                ("rId2", "hyperlink", "https://www.example.jp/a", true),
            ]);
            pack.around(
                "",
                "",
                r#"<hyperlinks><hyperlink ref="B5" r:id="rId1"/><hyperlink ref="B6" r:id="rId2"/></hyperlinks>"#,
            );
        }),
        with("leak-file-link", "A link to a file of the house.", &[("external-link", "cell:概要!B5")], |pack| {
            pack.rels(&[("rId1", "hyperlink", r"file:///\\kakuu-server\themes\%E5%80%99%E8%A3%9C.xlsx", true)]);
            pack.around("", "", r#"<hyperlinks><hyperlink ref="B5" r:id="rId1"/></hyperlinks>"#);
        }),
        with(
            "leak-unused-text",
            "A text that no cell shows any more.",
            &[("compound-code", "part:xl/sharedStrings.xml")],
            |pack| {
                pack.put("xl/sharedStrings.xml", "<sst><si><t>KKD-10482は中止。</t></si></sst>");
            },
        ),
        with(
            "leak-lost-sheet",
            "A sheet the workbook does not list.",
            &[("hidden-sheet", "part:xl/worksheets/sheet9.xml")],
            |pack| {
                pack.put("xl/worksheets/sheet9.xml", &sheet("", &row(1, "", &text("A1", 0, HIDDEN_TEXT)), ""));
            },
        ),
        with("leak-path", "Where it was saved.", &[("file-path", "part:xl/workbook.xml")], |pack| {
            pack.book(
                r#"<sheet name="概要" sheetId="1" r:id="rId1"/>"#,
                r#"<x15ac:absPath xmlns:x15ac="a" url="C:\Users\hanako\Documents\"/>"#,
            );
        }),
    ]
}

fn cleans() -> Vec<Made> {
    let dark =
        r#"<fill><patternFill patternType="solid"><fgColor theme="4" tint="-0.249977111117893"/></patternFill></fill>"#;
    vec![
        clean(
            "clean-codes",
            &[
                "HEK293、MCF-7、HCT116、CHO-K1、SNU-398、KYSE-150、HT-1080、MDA-MB-231、4T1細胞、U-937、RAW264.7、SH-SY5Y",
                "ONO-4538（ニボルマブ）、DS-8201、TAK-788、MK-3475、BMS-936558、Y-27632、CHIR-99021、FK506を対照とした。",
                "抗体はOKT3、RMP1-14、10F.9G2、53-6.7、UCHT1（いずれも市販のクローン）を用いた。",
                "ISO 13485、ISO-10993、JIS T 0993、IEC-62304、21 CFR Part 11、ICH E6(R3)、GMP省令",
                "jRCT2031230123、NCT01234567、UMIN000012345、JapicCTI-205123、PMID: 12345678、PMC1234567、doi:10.1000/xyz-12345",
                "ATCC CCL-185、RCB1234、JCRB0076、RRID:AB_123456、RRID:CVCL_0030、GSE12345、PDB 6LU7、CHEMBL25、CAS 50-78-2",
                "特願2024-123456、WO2020/123456、US-10123456-B2、契約番号CDA-2024-001、SOP-0012、様式QMS-1001",
                "C57BL/6マウス、BALB/c、NOD-SCID、iPS細胞（201B7株、1383D6）、AAV-9、SARS-CoV-2、HTLV-1、O-157",
                "CYP2D6、CYP3A4、UGT1A1、OATP1B3、14-3-3、5-HT2A、IL-17A、CD19、CA-125、KL-6、miR-155、LINC00511",
                "PEG-2000、Tween-80、Triton X-100、Lu-177、Ac-225、SF-36、EQ-5D-5L、QLQ-C30、2026年度、R8年度",
            ],
        ),
        clean(
            "clean-numbers",
            &[
                "2026-11-28、2026/04/01、令和8年4月1日、14:00-15:30、第3四半期",
                "〒100-0004、〒530-0001、100,000千円、1,234,567円、▲12.5%、v1.2.3、Rev.2.0",
                "24zz0101001h0001、JP23zz0101002、24ak0101234h0001、JP19ab1234567、KAKENHI 23H01234、課題番号 20-345-6789",
                "ISBN 978-4-00-000000-0、ISSN 1234-5678、HLA-A*02:01、p.Gly12Asp、c.35G>A、rs123456、chr7:55191822",
                "IC50 = 12 nM、Kd 0.3 nM、n=3、p<0.05、+10.5%、95%CI 1.2-3.4、10^6 cells/mL、37℃、5% CO2",
                "0.1-0.5 mg/kg、0, 1, 3, 10, 30 mg、01-02、001-010、HbA1c 6.5%、eGFR 60",
            ],
        ),
        clean(
            "clean-letters",
            &[
                "CHARACTERISTICS, DIFFERENTIATED, CLINICAL TRIAL MANAGEMENT, TERIPARATIDE, PEMBROLIZUMAB, MATERIALS AND METHODS",
                "RGD、DYKDDDDK、SIINFEKL、(GGGGS)3、HHHHHH、KDEL、GLP-1、TTAGGG、CAGCAGCAGCAGCAG、TATAAA、GCCACCATGG",
                "TAATACGACTCACTATAGGG（T7プロモーター）、AGATCGGAAGAGC（アダプター）、SMILESやInChIは載せない。",
                "CCO、COO、CNO、CSO、ICOS、NCCN、OCCC、PBS、DMSO、CS(C)=O、CC(=O)O、c1ccccc1、NaCl、(NH4)2SO4、H2O2、CH3COOH",
                "CNS/PNS/CSF、NOS1/NOS2、BCNO(CCS)、IF(A=B)、C(1)、N(2)、[1]-[3]、f(x)=a(b)、PI3K/AKT、PD-1/PD-L1",
                "Gly12、Arg-Gly-Asp、Glu-Val-Cit、Val-Ala、KRAS G12C/G12D、EGFR del19、MHC CLASS I、CRISPR-Cas9",
                "AMED-CREST、COI-NEXT、STARPAHT NAVIGATE、iD3、DISC、ASCO、ESMO、@AMED、10:30@会議室A、R&D",
            ],
        ),
        with(
            "clean-looks",
            "White on dark, noughts and blanks that are not shown, hidden columns without content.",
            &[],
            |pack| {
                let formats = r###"<numFmt numFmtId="164" formatCode="0;-0;;@"/><numFmt numFmtId="165" formatCode="[=0]&quot;&quot;;General"/><numFmt numFmtId="166" formatCode="#,##0;[Red]&quot;▲&quot;#,##0"/>"###;
                let dxfs = r#"<dxf><font><color rgb="FFFFFFFF"/></font></dxf><dxf><font><color rgb="FF4472C4"/></font><fill><patternFill><bgColor rgb="FF4472C4"/></patternFill></fill></dxf>"#;
                let xfs = r#"<xf fontId="1" fillId="2"/><xf numFmtId="164" fontId="0" fillId="0"/><xf numFmtId="165" fontId="0" fillId="0"/><xf numFmtId="166" fontId="0" fillId="0"/><xf fontId="1" fillId="0"/>"#;
                let font = r#"<font><color theme="0"/></font>"#;
                let rows = row(
                    16,
                    "",
                    &(text("A16", 1, "見出し")
                        + r#"<c r="B16" s="2"><v>0</v></c><c r="C16" s="3"><v>0</v></c><c r="D16" s="4"><v>-5</v></c><c r="E16" s="5" t="str"><f>IF(1,"","")</f><v></v></c>"#),
                ) + &row(17, r#" hidden="1""#, "")
                    + &row(18, "", r#"<c r="B18"><v>1</v></c><c r="C18" t="e"><f>1/0</f><v>#DIV/0!</v></c>"#);
                let after = r#"<conditionalFormatting sqref="B1:C20"><cfRule type="expression" dxfId="0" priority="1"><formula>ISERROR(B1)</formula></cfRule><cfRule type="expression" dxfId="0" priority="2"><formula>B2=B1</formula></cfRule></conditionalFormatting><conditionalFormatting sqref="B18"><cfRule type="cellIs" operator="equal" dxfId="1" priority="3"><formula>1</formula></cfRule></conditionalFormatting>"#;
                let cols = r#"<cols><col min="8" max="16384" width="9" hidden="1"/></cols>"#;
                pack.styles(formats, font, dark, xfs, dxfs).around(cols, &rows, after);
            },
        ),
        with("clean-table", "White letters that a table's style puts on dark.", &[], |pack| {
            pack.rels(&[("rId1", "table", "../tables/table1.xml", false)]);
            pack.put("xl/tables/table1.xml", r#"<table name="表1" displayName="表1" ref="A20:B22"><tableColumns><tableColumn name="甲"/></tableColumns><tableStyleInfo name="TableStyleMedium9"/></table>"#);
            pack.styles("", WHITE, "", r#"<xf fontId="1" fillId="0"/>"#, "");
            pack.around(
                "",
                &row(20, "", &text("A20", 1, "甲")),
                r#"<tableParts><tablePart r:id="rId1"/></tableParts>"#,
            );
        }),
        with("clean-names", "Names that hold places.", &[], |pack| {
            pack.names(r##"<definedName name="_xlnm._FilterDatabase" hidden="1">概要!$A$3:$B$9</definedName><definedName name="一覧">OFFSET(概要!$A$1,0,0,COUNTA(概要!$A:$A),1)</definedName><definedName name="壊れ">#REF!</definedName><definedName name="列">表1[2024]</definedName>"##);
            pack.core("架空機構 実用化推進部", "Microsoft Office User");
        }),
        with("clean-programs", "Written by a program.", &[], |pack| {
            pack.core("XlsxWriter", "Example Institute of Medicine");
        }),
    ]
}
