//! Pictures of nothing, with what programs write beside them.

/// A PNG of one pixel with these chunks.
pub fn png(chunks: &[(&[u8; 4], Vec<u8>)]) -> Vec<u8> {
    let pixel = (b"IDAT", zlib(&[0, 255]));
    let header = (b"IHDR", vec![0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    for (kind, body) in [header].iter().chain(chunks).chain(&[pixel, (b"IEND", Vec::new())]) {
        bytes.extend(u32::try_from(body.len()).unwrap().to_be_bytes());
        let all: Vec<u8> = kind.iter().chain(body).copied().collect();
        bytes.extend(&all);
        bytes.extend(crc(&all).to_be_bytes());
    }
    bytes
}

/// A text of a PNG, in UTF-8.
pub fn international(keyword: &str, text: &str) -> (&'static [u8; 4], Vec<u8>) {
    (b"iTXt", [keyword.as_bytes(), &[0, 0, 0, 0, 0], text.as_bytes()].concat())
}

/// A text of a PNG, packed.
pub fn packed(keyword: &str, text: &str) -> (&'static [u8; 4], Vec<u8>) {
    (b"zTXt", [keyword.as_bytes(), &[0, 0], &zlib(text.as_bytes())].concat())
}

/// A zlib stream of one stored block.
fn zlib(bytes: &[u8]) -> Vec<u8> {
    let length = u16::try_from(bytes.len()).unwrap();
    let (mut a, mut b) = (1_u32, 0_u32);
    for byte in bytes {
        a = (a + u32::from(*byte)) % 65_521;
        b = (b + a) % 65_521;
    }
    let (size, not) = (length.to_le_bytes(), (!length).to_le_bytes());
    [&[0x78, 0x01, 0x01][..], &size, &not, bytes, &((b << 16) | a).to_be_bytes()].concat()
}

fn crc(bytes: &[u8]) -> u32 {
    let step = |crc: u32, _| if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 };
    !bytes.iter().fold(u32::MAX, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), step))
}

/// The head of a JPEG with these segments; no picture follows.
pub fn jpeg(segments: &[(u8, Vec<u8>)]) -> Vec<u8> {
    let mut bytes = vec![0xff, 0xd8];
    for (kind, body) in segments {
        bytes.extend([0xff, *kind]);
        bytes.extend(u16::try_from(body.len() + 2).unwrap().to_be_bytes());
        bytes.extend(body);
    }
    bytes.extend([0xff, 0xda, 0, 2, 0xff, 0xd9]);
    bytes
}

/// Texts of EXIF by their numbers; latitude and longitude in whole degrees, north and east.
pub fn exif(texts: &[(u16, &str)], place: Option<(u32, u32)>) -> (u8, Vec<u8>) {
    let count = texts.len() + usize::from(place.is_some());
    let mut at = 8 + 2 + count * 12 + 4;
    let (mut fields, mut values) = (Vec::new(), Vec::new());
    let field = |out: &mut Vec<u8>, tag: u16, kind: u16, count: usize, value: usize| {
        out.extend(tag.to_be_bytes());
        out.extend(kind.to_be_bytes());
        out.extend(u32::try_from(count).unwrap().to_be_bytes());
        out.extend(u32::try_from(value).unwrap().to_be_bytes());
    };
    for (tag, text) in texts {
        assert!(text.len() >= 4, "shorter ones stand in the field itself");
        field(&mut fields, *tag, 2, text.len() + 1, at);
        values.extend(text.as_bytes());
        values.push(0);
        at += text.len() + 1;
    }
    if let Some((latitude, longitude)) = place {
        field(&mut fields, 0x8825, 4, 1, at);
        values.extend(4_u16.to_be_bytes());
        let behind = at + 2 + 4 * 12 + 4;
        field(&mut values, 1, 2, 2, usize::from(b'N') << 24);
        field(&mut values, 2, 5, 3, behind);
        field(&mut values, 3, 2, 2, usize::from(b'E') << 24);
        field(&mut values, 4, 5, 3, behind + 24);
        values.extend([0; 4]);
        for number in [latitude, 1, 0, 1, 0, 1, longitude, 1, 0, 1, 0, 1] {
            values.extend(number.to_be_bytes());
        }
    }
    let count = u16::try_from(count).unwrap().to_be_bytes();
    (0xe1, [&b"Exif\0\0MM\0\x2a\0\0\0\x08"[..], &count, &fields, &[0; 4], &values].concat())
}

/// XMP of these fields.
pub fn xmp(fields: &str) -> (u8, Vec<u8>) {
    let packet = format!(
        r#"<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmpMM:DocumentID="xmp.did:0a1b2c3d-0000-4000-8000-000000000000" xmp:CreateDate="2026-04-01T10:00:00+09:00">{fields}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"#
    );
    (0xe1, [&b"http://ns.adobe.com/xap/1.0/\0"[..], packet.as_bytes()].concat())
}
