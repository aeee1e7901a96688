//! Addresses that may be handed to the system's browser, and how they are shown before.
//!
//! An address comes from a list somebody sent. It is read as browsers read it (WHATWG URL Standard,
//! <https://url.spec.whatwg.org/>), and what is shown is what is opened: the canonical form in ASCII. A host in another
//! script stands there as `xn--…` (RFC 5891), a mark that turns the writing direction as `%E2%80%AE`, so that no
//! address can look like another one.

use serde::Serialize;
use url::{ParseError, Position, Url};

/// Longest address, in bytes: what Windows passes on to a browser (`INTERNET_MAX_URL_LENGTH`).
pub const LONGEST: usize = 2083;

/// An address that may be opened, in the parts it is shown in. Together they are the address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Link {
    /// `https://`
    pub before: String,
    /// The host: what decides where the address leads.
    pub host: String,
    /// Port, path, query and fragment.
    pub after: String,
}

impl Link {
    /// The whole address.
    pub fn address(&self) -> String {
        format!("{}{}{}", self.before, self.host, self.after)
    }
}

/// Why an address is not opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// Neither `http:` nor `https:`.
    Scheme,
    /// It carries a name or password, which is how an address is made to look like another host's.
    Credentials,
    /// Not an address, too long, or with characters in it that programs read differently.
    Unreadable,
}

impl Refusal {
    /// The stable word, worded under `reason.<word>`.
    pub fn as_str(self) -> &'static str {
        match self {
            Refusal::Scheme => "link-scheme",
            Refusal::Credentials => "link-credentials",
            Refusal::Unreadable => "link-unreadable",
        }
    }
}

/// Reads the text of a cell as an address to open.
///
/// # Errors
/// Why it is not opened.
pub fn link(text: &str) -> Result<Link, Refusal> {
    let text = text.trim();
    // Browsers drop tabs and line breaks and turn `\` into `/`; other programs do not.
    if text.len() > LONGEST || text.contains(|c: char| c.is_control() || c.is_whitespace() || c == '\\') {
        return Err(Refusal::Unreadable);
    }
    let url = Url::parse(text).map_err(|error| match error {
        ParseError::RelativeUrlWithoutBase => Refusal::Scheme,
        _ => Refusal::Unreadable,
    })?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(Refusal::Scheme);
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(Refusal::Credentials);
    }
    // Non-ASCII characters grow threefold when they are encoded.
    if url.as_str().len() > LONGEST {
        return Err(Refusal::Unreadable);
    }
    Ok(Link {
        before: url[..Position::BeforeHost].to_owned(),
        host: url[Position::BeforeHost..Position::AfterHost].to_owned(),
        after: url[Position::AfterHost..].to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_shown_in_its_parts() {
        let check = |text: &str, before: &str, host: &str, after: &str| {
            let link = link(text).unwrap();
            assert_eq!(
                (link.before.as_str(), link.host.as_str(), link.after.as_str()),
                (before, host, after),
                "{text}"
            );
            assert_eq!(super::link(&link.address()), Ok(link.clone()), "what is shown is read as what it is");
        };
        check("https://example.jp/a?b=c#d", "https://", "example.jp", "/a?b=c#d");
        check(" http://example.jp:8080 ", "http://", "example.jp", ":8080/");
        check("HTTPS://EXAMPLE.JP/Path", "https://", "example.jp", "/Path");
        check("https://[::1]/a", "https://", "[::1]", "/a");
        check("https://example.jp/課題/1", "https://", "example.jp", "/%E8%AA%B2%E9%A1%8C/1");
    }

    #[test]
    fn an_address_that_looks_like_another_shows_what_it_is() {
        let check = |text: &str, host: &str, after: &str| {
            let link = link(text).unwrap();
            assert_eq!((link.host.as_str(), link.after.as_str()), (host, after), "{text}");
            assert!(link.address().is_ascii());
        };
        // A Cyrillic а.
        check("https://\u{430}med.example/", "xn--med-5cd.example", "/");
        check("https://xn--med-5cd.example/", "xn--med-5cd.example", "/");
        // Full-width letters and an ideographic full stop.
        check("https://ｅｘａｍｐｌｅ。ｊｐ/", "example.jp", "/");
        // Text from right to left.
        check("https://example.jp/\u{202E}fdp.exe", "example.jp", "/%E2%80%AEfdp.exe");
        check("https://evil.example/https://amed.go.jp/", "evil.example", "/https://amed.go.jp/");
        check("https://amed.go.jp.evil.example", "amed.go.jp.evil.example", "/");
        // Numbers that are addresses of machines.
        check("http://0x7f.1/", "127.0.0.1", "/");
        check("http://2130706433/", "127.0.0.1", "/");
    }

    #[test]
    fn whatever_is_no_plain_web_address_is_refused() {
        let check = |text: &str, why| assert_eq!(link(text), Err(why), "{text:?}");
        for text in
            ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "mailto:a@example.jp", "ftp://a/b"]
        {
            check(text, Refusal::Scheme);
        }
        for text in [
            "www.example.jp",
            "/etc/passwd",
            "",
            "採択課題一覧",
            "..\u{2F}x",
            "ms-settings:privacy",
            "tauri://localhost",
        ] {
            check(text, Refusal::Scheme);
        }
        for text in ["https://amed.go.jp@evil.example/", "https://a:b@example.jp", "https://:b@example.jp"] {
            check(text, Refusal::Credentials);
        }
        for text in [
            "https://",
            "https://exa mple.jp/",
            "https://example.jp/a b",
            "https://example.jp\\@evil.example/",
            "https://exam\tple.jp/",
            "https://example.jp/\nx",
            "https://example.jp/\u{0}",
            "https://example.jp:99999/",
            "https://exa%00mple.jp/",
            "https://[::1/",
        ] {
            check(text, Refusal::Unreadable);
        }
        check(&format!("https://example.jp/{}", "a".repeat(LONGEST)), Refusal::Unreadable);
        check(&format!("https://example.jp/{}", "課".repeat(LONGEST / 4)), Refusal::Unreadable);
    }
}
