//! Answers a request: a file of the site, the script that reloads pages, or the state that it waits for.

use std::io::Cursor;

use tiny_http::{Header, Method, Request, Response, StatusCode};

use super::Live;

const SCRIPT: &str = include_str!("live.js");

type Answer = Response<Cursor<Vec<u8>>>;

/// Answers a request. Failures to write are ignored: the browser has gone.
pub(super) fn answer(request: Request, port: u16, live: &Live) {
    let answer = if is_ours(&request, port) {
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

fn of(request: &Request, live: &Live) -> Answer {
    if !matches!(request.method(), Method::Get | Method::Head) {
        return said(405, "Only GET and HEAD are answered here.");
    }
    let (path, query) = request.url().split_once('?').unwrap_or((request.url(), ""));
    let path = path.trim_start_matches('/');
    match path {
        "_live.js" => {
            let script = SCRIPT.replace("VERSION", &live.version().to_string());
            typed(script.into_bytes(), "text/javascript; charset=utf-8")
        }
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
        return typed(WAITING.as_bytes().to_vec(), "text/html; charset=utf-8").with_status_code(StatusCode(503));
    };
    match pages.file(path) {
        Ok(Some(bytes)) => typed(bytes, kind(path)),
        Ok(None) => said(404, "There is no such page."),
        Err(error) => said(500, &error.to_string()),
    }
}

/// What is shown before the dossier was right for the first time.
const WAITING: &str = "<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><title>tallybook</title><h1>Not yet</h1>\
<p>The dossier has errors. This page is replaced when they are mended.</p><script src=\"/_live.js\" defer></script></html>";

fn said(status: u16, text: &str) -> Answer {
    typed(format!("{text}\n").into_bytes(), "text/plain; charset=utf-8").with_status_code(StatusCode(status))
}

fn typed(bytes: Vec<u8>, kind: &str) -> Answer {
    let headers = [
        ("Content-Type", kind),
        ("Cache-Control", "no-store"),
        ("X-Content-Type-Options", "nosniff"),
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
