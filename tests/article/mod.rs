//! Articles in every form are read as the same text, with the same paragraphs.

pub(crate) mod pdf;

use std::path::Path;

use proptest::prelude::*;
use tallybook::article::{Article, ArticleError, Form, read};

/// An article in plain text.
const PLAIN: &str = "\
Herald of the Coast - coast-herald.example

Wednesday, 3 May 2017

Ferry strike leaves thousands waiting

By Ana Molina

PORT ALBA — Between 4,000 and 5,500 passengers were stranded on Tuesday, the harbour office said.

The union counts 310 members on strike. Its chairman called the offer of “about $12 a day” an insult.

What the company says

It lost an estimated $1.2 million since April
";

fn text(article: &Article, locator: &str) -> Option<String> {
    let paragraph = article
        .paragraphs()
        .iter()
        .find(|paragraph| paragraph.locator() == locator)?;
    Some(article.text[paragraph.range.clone()].to_owned())
}

fn of(name: &str, bytes: &[u8]) -> Article {
    read(bytes, Form::of(Path::new(name), bytes)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn assert_is_the_article(article: &Article) {
    let shown = format!("{article:#?}");
    assert_eq!(
        article.head.title.as_deref(),
        Some("Ferry strike leaves thousands waiting"),
        "{shown}"
    );
    assert_eq!(
        text(article, "headline").as_deref(),
        Some("Ferry strike leaves thousands waiting"),
        "{shown}"
    );
    assert!(
        text(article, "paragraph 1").is_some_and(|text| text.contains("Between 4,000 and 5,500")),
        "{shown}"
    );
    assert!(
        text(article, "paragraph 2").is_some_and(|text| text.contains("about $12 a day")),
        "{shown}"
    );
    assert_eq!(
        text(article, "subheading 1").as_deref(),
        Some("What the company says"),
        "{shown}"
    );
    assert!(
        text(article, "paragraph 3").is_some_and(|text| text.contains("$1.2 million since April")),
        "{shown}"
    );
    assert!(
        !article.text.contains(['\r', '\0', '\u{ad}']) && !article.text.contains("  "),
        "{shown}"
    );
}

#[test]
fn plain_text_a_paragraph_a_line() {
    // A last line without its full stop is as short as a heading.
    let text = PLAIN.replace("since April\n", "since April.\n");
    let article = of("strike.txt", text.as_bytes());
    assert_is_the_article(&article);
    assert_eq!(article.head.published.as_deref(), Some("Wednesday, 3 May 2017"));
    assert_eq!(article.head.author.as_deref(), Some("Ana Molina"));
    assert_eq!(article.head.site.as_deref(), Some("coast-herald.example"));
    assert_eq!(of("strike", text.replace('\n', "\r\n").as_bytes()), article);
    let numbered: Vec<String> = article
        .paragraphs()
        .iter()
        .map(tallybook::article::Paragraph::locator)
        .collect();
    assert_eq!(
        numbered,
        [
            "aside 1",
            "aside 2",
            "headline",
            "aside 3",
            "paragraph 1",
            "paragraph 2",
            "subheading 1",
            "paragraph 3"
        ]
    );
    let at = article.text.find("310 members").unwrap();
    assert_eq!(
        article
            .paragraph_at(at)
            .map(tallybook::article::Paragraph::locator)
            .as_deref(),
        Some("paragraph 2")
    );
}

#[test]
fn plain_text_broken_at_a_margin() {
    let text = "Ferry strike leaves thousands waiting\n\nPORT ALBA — Between 4,000 and 5,500 passengers were stranded on\nTuesday, the harbour office said after a long even-\ning of talks with both sides at the old customs house.\n\n\
                The union counts 310 members on strike. Its chairman called the\noffer of “about $12 a day” an insult.\n\nWhat the company says\n\nIt lost an estimated $1.2 million since April, and says that it\ncannot go on for long.\n";
    let article = of("strike.txt", text.as_bytes());
    assert_is_the_article(&article);
    assert!(article.text.contains("stranded on Tuesday"), "{}", article.text);
    assert!(article.text.contains("long even-ing of talks"), "{}", article.text);
    assert_eq!(article.paragraphs().len(), 5);
}

#[test]
fn lines_without_blank_ones_between_them() {
    let text = "Ferry strike leaves thousands waiting\nPORT ALBA. Between 4,000 and 5,500 passengers were stranded on Tuesday, the harbour office said after an evening of talks.\n\
                The union counts 310 members on strike. Its chairman called the offer of “about $12 a day” an insult.\nWhat the company says\nIt lost an estimated $1.2 million since April.\n";
    assert_is_the_article(&of("strike.txt", text.as_bytes()));
}

#[test]
fn markdown() {
    let text = "---\ntitle: Strike\nauthor: \"Ana Molina\"\ndate: 2017-05-03\nlang: en\n---\n\n# Ferry strike leaves thousands waiting\n\n\
                *By Ana Molina*\n\nBetween 4,000 and **5,500** passengers were [stranded](https://example.org)\non Tuesday.\n\nThe offer of “about $12\na day” is an insult.\n\n\
                ## What the company says\n\nIt lost an *estimated* $1.2 million since April.\n\n- 310 members\n- 12 ferries\n\n| place | passengers |\n| --- | --- |\n| Alba | 5,000 |\n";
    let article = of("strike.md", text.as_bytes());
    assert_is_the_article(&article);
    assert_eq!(article.head.author.as_deref(), Some("Ana Molina"));
    assert_eq!(article.head.published.as_deref(), Some("2017-05-03"));
    assert_eq!(
        text_of(&article, 4..),
        ["310 members", "12 ferries", "place | passengers", "Alba | 5,000"]
    );
}

/// The texts of running paragraphs from a number on.
fn text_of(article: &Article, from: std::ops::RangeFrom<usize>) -> Vec<String> {
    from.map_while(|number| text(article, &format!("paragraph {number}")))
        .collect()
}

/// A page with a menu, a footer and an article.
pub(crate) fn page(charset: &str, article: &str) -> String {
    format!(
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"{charset}\"><title>Ferry strike leaves thousands waiting | The Coast Herald</title>\
         <meta property=\"og:site_name\" content=\"The Coast Herald\"><meta name=\"author\" content=\"Ana Molina\">\
         <meta property=\"article:published_time\" content=\"2017-05-03T08:00:00Z\"></head><body><nav><a href=\"/\">Home</a> <a href=\"/sea\">Sea</a></nav>\
         <main><article><h1>Ferry strike leaves thousands waiting</h1>{article}</article></main><footer><p>Terms of use, 20,000 readers a day.</p></footer></body></html>"
    )
}

#[test]
fn lines_above_the_text_tell_author_and_day() {
    let text = "The mine is closed, for ever and for all.";
    for (above, title, author, day) in [
        (
            "Mine closes\n\nBy Tom Hale, 11 November 2024",
            "Mine closes",
            Some("Tom Hale"),
            "11 November 2024",
        ),
        (
            "Mines\n\n*Prison Monitor, briefing no. 14, published 20 November 2018*",
            "Mines",
            None,
            "20 November 2018",
        ),
        (
            "Law on mines published 20 November 2018",
            "Law on mines published 20 November 2018",
            None,
            "3 March 2021",
        ),
    ] {
        let dateline = "CHINGOLA, Zambia, 3 March 2021 (Continental Press) -";
        let head = of("mine.md", format!("{above}\n\n{dateline} {text}\n").as_bytes()).head;
        let found = (head.title.as_deref(), head.author.as_deref(), head.published.as_deref());
        assert_eq!(found, (Some(title), author, Some(day)), "{above}");
    }
}

#[test]
fn what_stands_behind_the_author_of_a_page_is_not_the_author() {
    let page = page("utf-8", "<p>About 5,000 left.</p>");
    let page = page.replace("Ana Molina", "Sana Iqbal | Feb 18, 2019, 7:45 am | 5 min read");
    assert_eq!(of("a.html", page.as_bytes()).head.author.as_deref(), Some("Sana Iqbal"));
}

#[test]
fn markdown_with_pages_in_it_nests_no_deeper() {
    let deep = format!(
        "{}About 5,000 left.{}\n",
        "<div>".repeat(100_000),
        "</div>".repeat(100_000)
    );
    assert_eq!(of("a.md", deep.as_bytes()).text, "About 5,000 left.");
}

#[test]
fn drawings_and_scripts_hide_no_text() {
    let many = "<svg><path d=\"M0\"/><use/></svg><script>if (a<b) { x = 46100; }</script>".repeat(500);
    let page = format!("{many}<div>About 5,000 left.</div><div>Some 300 stayed.</div><script>var y = 77;</script>");
    assert_eq!(
        of("a.html", page.as_bytes()).text,
        "About 5,000 left.\n\nSome 300 stayed."
    );
}

#[test]
fn a_web_page() {
    let filler = "<p>The talks go on at the old customs house, where both sides have met every evening for a week, and where neither has moved, so the harbour, the hotels and the markets of the town all wait.</p>";
    let body = format!(
        "<p>PORT ALBA — Between 4,000 and 5,500 passengers were stranded on Tuesday, the harbour office said, and more are expected, as the weekend is the first of the season.</p>\
         <p>The union counts 310 members on strike. Its chairman called the offer of “about&nbsp;$12 a&shy; day” an insult, and left the room, the hall and the town, in this order.</p>\
         <h2>What the company says</h2><p>It lost an estimated $1.2 million since April, and it says that it cannot go on like that for long, whatever the ministry, the union or the harbour office may say.</p>{filler}{filler}"
    );
    let article = of("strike.html", page("utf-8", &body).as_bytes());
    assert_is_the_article(&article);
    assert_eq!(article.head.author.as_deref(), Some("Ana Molina"));
    assert_eq!(article.head.published.as_deref(), Some("2017-05-03"));
    assert_eq!(article.head.site.as_deref(), Some("The Coast Herald"));
    assert_eq!(article.head.language.as_deref(), Some("en"));
    assert!(!article.text.contains("20,000 readers"), "{}", article.text);
}

#[test]
fn a_page_in_which_no_main_text_is_found_gives_all_of_it() {
    let article = of(
        "note.html",
        b"<p>About 5,000 left.<br><br>Some 300 stayed.<script>var x = 1;</script>",
    );
    assert_eq!(article.text, "About 5,000 left.\n\nSome 300 stayed.");
}

#[test]
fn a_pdf_with_pages() {
    let first: &[&str] = &[
        "Ferry strike leaves thousands waiting",
        "",
        "Between 4,000 and 5,500 passengers were stranded on Tuesday, the harbour",
        "office said after an evening of talks with both sides.",
        "",
        "The union counts 310 members on strike. Its chairman called the offer of",
        "about $12 a day an insult, and both sides then left",
        "",
        "1",
    ];
    let second: &[&str] = &[
        "",
        "the hall, one after the other.",
        "",
        "What the company says",
        "",
        "It lost an estimated $1.2 million since April, and says that it cannot go on",
        "for long.",
        "",
        "2",
    ];
    let article = of("strike.pdf", &pdf::pdf(&[first, second]));
    assert_is_the_article(&article);
    let pages: Vec<Option<u32>> = article.paragraphs().iter().map(|paragraph| paragraph.page).collect();
    assert_eq!(pages, [Some(1), Some(1), Some(1), Some(2), Some(2)], "{article:#?}");
    assert!(article.text.contains("then left the hall"), "{}", article.text);
}

#[test]
fn what_is_printed_on_every_page_is_no_part_of_the_text() {
    let page = |number: &'static str, text: &'static str| ["The Year at Sea", "", text, "", number];
    let pages = [
        page("1", "About 5,000 men went to sea that year, says the report."),
        page("2", "Some 300 of them did not come back, says the same report."),
        page("3", "Nobody counted those who came back before the year was over."),
    ];
    let pages: Vec<&[&str]> = pages.iter().map(|page| &page[..]).collect();
    let article = of("year.pdf", &pdf::pdf(&pages));
    assert_eq!(article.text.matches("The Year at Sea").count(), 1, "{article:#?}");
    assert_eq!(article.paragraphs().len(), 4, "{article:#?}");
    assert_eq!(
        text(&article, "paragraph 3").as_deref(),
        Some("Nobody counted those who came back before the year was over.")
    );
}

#[test]
fn no_word_of_a_printed_page_is_split() {
    let article = of("page.pdf", &pdf::printed("About 5,000 wor", "kers left."));
    assert_eq!(article.text, "About 5,000 workers left.");
}

#[test]
fn pdfs_without_text_say_why() {
    let read = |bytes: &[u8]| read(bytes, Form::Pdf).unwrap_err();
    assert_eq!(read(&pdf::scanned()), ArticleError::Scanned);
    assert_eq!(read(&pdf::encrypted()), ArticleError::Encrypted);
    assert!(matches!(read(b"%PDF-1.4\nnothing"), ArticleError::Damaged(_)));
    let whole = pdf::pdf(&[&["About 5,000 left."]]);
    for cut in (0..whole.len()).step_by(97) {
        // Whatever is left, it is an answer.
        let _ = tallybook::article::read(&whole[..cut], Form::Pdf);
    }
}

#[test]
fn old_encodings() {
    let filler = "<p>The talks go on at the old customs house, where both sides have met every evening for a week, and where neither has moved.</p>";
    let body = format!(
        "<p>About €5,000 was paid – “by nobody”, says the régime’s office in the old town of the harbour, in its yearly report.</p>{filler}{filler}"
    );
    let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(&body);
    let mut whole = page("windows-1252", "@").into_bytes();
    let at = whole.iter().position(|byte| *byte == b'@').unwrap();
    whole.splice(at..=at, bytes.iter().copied());
    assert!(
        of("a.html", &whole)
            .text
            .contains("About €5,000 was paid – “by nobody”, says the régime’s"),
        "declared"
    );
    let plain = "About €5,000 was paid – “by nobody”, says the régime’s office.";
    let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(plain);
    assert_eq!(of("a.txt", &bytes).text, plain);
    let utf16: Vec<u8> = [0xfeff]
        .into_iter()
        .chain(plain.encode_utf16())
        .flat_map(u16::to_be_bytes)
        .collect();
    assert_eq!(of("a.txt", &utf16).text, plain);
    let japanese = "海外で働く人は約五万人で、年に二十億ドルを稼ぐという。";
    let (bytes, _, _) = encoding_rs::SHIFT_JIS.encode(japanese);
    assert_eq!(of("a.txt", &bytes).text, japanese);
}

#[test]
fn nothing_is_no_article() {
    for bytes in ["", " \n\u{a0}\n", "\0\0", "\u{feff}"] {
        assert_eq!(
            read(bytes.as_bytes(), Form::Text),
            Err(ArticleError::NoText),
            "{bytes:?}"
        );
    }
    assert_eq!(read(b"<html><script>x</script>", Form::Html), Err(ArticleError::NoText));
}

#[test]
fn contents_tell_the_form_where_the_name_does_not() {
    for (name, bytes, form) in [
        ("a", "%PDF-1.7", Form::Pdf),
        ("a.txt", "%PDF-1.7", Form::Pdf),
        ("a", " <!DOCTYPE html>", Form::Html),
        ("-", "\u{feff}<html>", Form::Html),
        ("a", "# About 5,000", Form::Text),
        ("a.MD", "About", Form::Markdown),
        ("a.htm", "About", Form::Html),
        ("a.doc", "About", Form::Text),
    ] {
        assert_eq!(Form::of(Path::new(name), bytes.as_bytes()), form, "{name} {bytes}");
    }
}

#[test]
fn pages_that_nest_without_end_are_read() {
    for tag in ["div", "b", "table", "blockquote", "svg"] {
        let deep = format!("{}About 5,000 left.", format!("<{tag}>").repeat(100_000));
        let _ = read(deep.as_bytes(), Form::Html);
        let deep = format!("{}About 5,000 left.", "> ".repeat(50_000));
        let _ = read(deep.as_bytes(), Form::Markdown);
    }
}

proptest! {
    #[test]
    fn whatever_is_in_a_file_its_paragraphs_are_its_text(
        pieces in prop::collection::vec(prop_oneof![
            Just("<p>"), Just("</div><div>"), Just("<h2>"), Just("<table><td>"), Just("<!--"), Just("&amp;&#0;"), Just("<meta charset=utf-16>"), Just("# "), Just("| a | b |\n|-|-|\n"),
            Just("\n\n"), Just("\n"), Just("\r"), Just("\u{c}"), Just("\u{ad}"), Just("---\n"), Just("About 5,000 left."), Just("wor-"), Just("é“’"), Just("\0"), Just("  "), Just("["), Just("> "),
        ], 0..40),
        bytes in prop::collection::vec(any::<u8>(), 0..60),
    ) {
        let mut whole = pieces.concat().into_bytes();
        whole.extend(bytes);
        for form in [Form::Text, Form::Markdown, Form::Html] {
            let Ok(article) = read(&whole, form) else { continue };
            let paragraphs = article.paragraphs().iter().map(|paragraph| &article.text[paragraph.range.clone()]);
            prop_assert_eq!(paragraphs.clone().collect::<Vec<_>>().join("\n\n"), article.text.as_str());
            for paragraph in paragraphs {
                prop_assert!(!paragraph.is_empty() && paragraph == paragraph.trim() && !paragraph.contains(['\n', '\r', '\0', '\t']), "{paragraph:?}");
            }
        }
    }
}
