//! Answers a request: a file of the site, the script that reloads pages, or the state that it waits for.

use std::io::Cursor;

use tiny_http::{Header, Method, Request, Response, StatusCode};

use super::Live;

const SCRIPT: &str = include_str!("live.js");

type Answer = Response<Cursor<Vec<u8>>>;

/// Answers a request. Failures to write are ignored: the browser has gone.
pub(super) fn answer(request: Request, port: u16, live: &Live) {
    let answer = if is_ours(&request, port) && !is_of_another_site(&request) {
        of(&request, live)
    } else {
        // Another site's page may name our port under its own name, and would be shown what is not its own.
        said(403, "This address is not served here.")
    };
    let _ = request.respond(answer);
}

/// Whether the request was made to this machine under its own name.
fn is_ours(request: &Request, port: u16) -> bool {
    let host = request.headers().iter().find(|header| header.field.equiv("Host"));
    host.is_some_and(|host| {
        let host = host.value.as_str();
        [format!("127.0.0.1:{port}"), format!("localhost:{port}")]
            .iter()
            .any(|ours| host.eq_ignore_ascii_case(ours))
    })
}

/// Whether the page of another site asks, as a browser says of it (W3C, Fetch Metadata).
fn is_of_another_site(request: &Request) -> bool {
    let site = request
        .headers()
        .iter()
        .find(|header| header.field.equiv("Sec-Fetch-Site"));
    site.is_some_and(|site| site.value.as_str().eq_ignore_ascii_case("cross-site"))
}

fn of(request: &Request, live: &Live) -> Answer {
    if !matches!(request.method(), Method::Get | Method::Head) {
        return said(405, "Only GET and HEAD are answered here.");
    }
    let (path, query) = request.url().split_once('?').unwrap_or((request.url(), ""));
    let path = path.trim_start_matches('/');
    match path {
        "_live.js" => typed(SCRIPT.as_bytes().to_vec(), kind(path)),
        "_state" => {
            let after = query.strip_prefix("after=").and_then(|after| after.parse().ok());
            typed(
                live.state_after(after.unwrap_or_default()).into_bytes(),
                "application/json",
            )
        }
        path => file(if path.is_empty() { "index.html" } else { path }, live),
    }
}

fn file(path: &str, live: &Live) -> Answer {
    let Some(pages) = live.pages() else {
        return instead(
            503,
            "There is no page yet. This one is replaced when what is wrong is mended.",
        );
    };
    match pages.file(path) {
        Ok(Some(bytes)) => typed(bytes, kind(path)),
        Ok(None) => instead(404, "There is no such page. This one is replaced when there is."),
        Err(error) => instead(500, &error.to_string()),
    }
}

/// A page in place of one that there is not. It waits for the next state.
fn instead(status: u16, text: &str) -> Answer {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    let page = format!(
        "<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self'; connect-src 'self'\">\
         <title>tallybook</title><p>{text}</p><script src=\"/_live.js\" data-state=\"none\" defer></script></html>"
    );
    typed(page.into_bytes(), kind("html")).with_status_code(StatusCode(status))
}

fn said(status: u16, text: &str) -> Answer {
    typed(format!("{text}\n").into_bytes(), "text/plain; charset=utf-8").with_status_code(StatusCode(status))
}

fn typed(bytes: Vec<u8>, kind: &str) -> Answer {
    let headers = [
        ("Content-Type", kind),
        ("Cache-Control", "no-store"),
        ("X-Content-Type-Options", "nosniff"),
        // No page of another site may load what is not published yet.
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ];
    let headers = headers
        .into_iter()
        .filter_map(|(name, value)| Header::from_bytes(name, value).ok());
    headers.fold(Response::from_data(bytes), Response::with_header)
}

/// The media type of a file.
fn kind(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("csv") => "text/csv; charset=utf-8",
        Some("atom") => "application/atom+xml; charset=utf-8",
        _ => "application/octet-stream",
    }
}
