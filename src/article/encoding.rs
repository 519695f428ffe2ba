//! The bytes of a text to characters: byte order mark, UTF-8, what the page declares, else the likeliest encoding.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE};

/// How far into a page its encoding may be declared; browsers read as far.
const DECLARED_WITHIN: usize = 1024;

/// Decodes a text. Bytes that mean nothing in its encoding become U+FFFD.
pub(super) fn decode(bytes: &[u8], declared: Option<&'static Encoding>) -> String {
    // `decode` follows a byte order mark whatever it is called with.
    encoding(bytes, declared).decode(bytes).0.into_owned()
}

fn encoding(bytes: &[u8], declared: Option<&'static Encoding>) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding;
    }
    if let Some(encoding) = without_mark(bytes) {
        return encoding;
    }
    // Whoever is valid UTF-8 beyond ASCII is it, whatever an old template declares; ISO-2022-JP alone hides behind ASCII.
    let escapes = declared == Some(ISO_2022_JP) || bytes.contains(&0x1b);
    if std::str::from_utf8(bytes).is_ok() && !escapes {
        return UTF_8;
    }
    declared.unwrap_or_else(|| {
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
        detector.feed(bytes, true);
        detector.guess(None, Utf8Detection::Allow)
    })
}

/// UTF-16 without a mark: in a text of Latin letters every other byte is NUL, which no other encoding has.
fn without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..4096).unwrap_or(bytes);
    let nuls = |odd: usize| sample.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, half) = (nuls(0), nuls(1), sample.len() / 2);
    // Typographic quotes and dashes have no NUL, so a third is enough on one side, and the other must have nearly none.
    if odd * 3 > half && even * 20 < odd {
        Some(UTF_16LE)
    } else if even * 3 > half && odd * 20 < even {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// The encoding that a page declares: `<meta charset=…>`, the same within a content type, or an XML declaration.
pub(super) fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = bytes.get(..DECLARED_WITHIN).unwrap_or(bytes);
    let start = String::from_utf8_lossy(start).to_ascii_lowercase();
    ["charset", "encoding"].iter().find_map(|word| {
        start.match_indices(word).find_map(|(at, _)| {
            let value = start[at + word.len()..].trim_start().strip_prefix('=')?;
            let value = value.trim_start_matches([' ', '"', '\'']);
            let end = value.find([' ', '"', '\'', ';', '>', '/', '?'])?;
            let encoding = Encoding::for_label(&value.as_bytes()[..end])?;
            // A page that can be searched for the word is not in UTF-16, whatever it says.
            Some(if encoding == UTF_16LE || encoding == UTF_16BE {
                UTF_8
            } else {
                encoding
            })
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_page(bytes: &[u8]) -> String {
        decode(bytes, declared(bytes))
    }

    #[test]
    fn every_way_to_tell_an_encoding() {
        let text = "“Между 5 000 и 7 000” — says the report, in 2015.";
        let mut little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(text.as_bytes(), None), text);
        assert_eq!(decode(format!("\u{feff}{text}").as_bytes(), None), text);
        little.splice(0..0, [0xff, 0xfe]);
        assert_eq!(decode(&little, None), text);
        let latin = "About 5,000 men left, and no one counted \u{201c}the rest\u{201d}.";
        for big in [false, true] {
            let bytes = latin
                .encode_utf16()
                .flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() });
            assert_eq!(decode(&bytes.collect::<Vec<u8>>(), None), latin);
        }
    }

    #[test]
    fn a_declared_encoding_holds_unless_the_bytes_are_utf_8() {
        assert_eq!(
            of_page(b"<meta charset=\"windows-1252\"><p>\x80 5 \x93a\x94"),
            "<meta charset=\"windows-1252\"><p>€ 5 “a”"
        );
        let old = b"<meta http-equiv=Content-Type content=\"text/html; charset=koi8-r\"><p>\xcd\xc9\xd2";
        assert!(of_page(old).ends_with("<p>мир"));
        assert!(of_page("<meta charset=iso-8859-1><p>“мир”".as_bytes()).ends_with("“мир”"));
        assert!(of_page("<?xml version='1.0' encoding='shift_jis'?><p>".as_bytes()).ends_with("<p>"));
        assert_eq!(declared(b"<meta charset=utf-16>"), Some(UTF_8));
        assert_eq!(declared(b"charset=nothing-known>"), None);
    }

    #[test]
    fn an_encoding_that_nobody_tells_is_guessed() {
        let (bytes, _, _) =
            encoding_rs::SHIFT_JIS.encode("海外の労働者は約五万人と推定される。年間二十億ドルを稼ぐという。");
        assert!(decode(&bytes, None).starts_with("海外の労働者は約五万人"));
        assert_eq!(
            decode(b"The r\xe9gime earned \x80 5 million \x96 \x93about half\x94.", None),
            "The régime earned € 5 million – “about half”."
        );
    }
}
