//! The folder for Datasette, as Datasette serves it.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;
use tallybook::report::{Needs, REPORTS};

use super::{peer, walls};
use crate::command::sandbox::Sandbox;

/// Datasette, serving a folder until it is dropped.
struct Server {
    child: Child,
    port: u16,
}

impl Server {
    /// Serves a folder of a sandbox on a free port; `None` where Datasette is not installed.
    fn of(sandbox: &Sandbox, folder: &str) -> Option<Self> {
        let mut command = peer("datasette")?;
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        command.arg(sandbox.path(folder)).args(["--port", &port.to_string()]);
        command.stdout(Stdio::null()).stderr(Stdio::null());
        let server = Self {
            child: command.spawn().unwrap(),
            port,
        };
        let begun = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(begun.elapsed() < Duration::from_mins(1), "Datasette did not start");
            std::thread::sleep(Duration::from_millis(100));
        }
        Some(server)
    }

    fn get(&self, path: &str) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        write!(stream, "GET {path} HTTP/1.0\r\nHost: localhost\r\n\r\n").unwrap();
        let mut answer = BufReader::new(stream);
        let mut status = String::new();
        answer.read_line(&mut status).unwrap();
        assert!(status.contains(" 200 "), "{path}: {status}");
        let mut rest = String::new();
        answer.read_to_string(&mut rest).unwrap();
        rest.split_once("\r\n\r\n").unwrap().1.to_owned()
    }

    /// The rows of an answer in JSON, each by the names of its columns.
    fn rows(&self, path: &str) -> Value {
        let answer: Value = serde_json::from_str(&self.get(path)).unwrap();
        answer["rows"].clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn every_query_and_column_is_served_and_nothing_private() {
    let sandbox = crate::command::private::sandbox();
    sandbox.run(["export", "datasette", "--public", "-o", "shared"]).ok();
    let Some(server) = Server::of(&sandbox, "shared") else {
        return;
    };
    let mut served = String::new();
    let plain = || {
        REPORTS
            .iter()
            .filter(|report| report.needs == Needs::Nothing && !report.takes("words"))
    };
    assert!(plain().count() > 10);
    for report in plain() {
        let claim = report.takes("claim");
        let mut arguments = vec!["report", report.name, "--format", "json"];
        if claim {
            arguments.push("daily-2014#named");
        }
        let printed = sandbox.run(arguments).ok();
        let parameters: Vec<String> = report
            .parameters
            .split(' ')
            .map(|name| format!("{name}={}", if name == "claim" { "daily-2014%23named" } else { "" }))
            .collect();
        let path = format!(
            "/tallybook/report-{}.json?_shape=objects&{}",
            report.name,
            parameters.join("&")
        );
        let expected: Value = serde_json::from_str(if printed.trim().is_empty() { "[]" } else { &printed }).unwrap();
        assert_eq!(server.rows(&path), expected, "{}", report.name);
        served.push_str(&server.get(&format!("/tallybook/report-{}", report.name)));
    }
    let databases: Value = serde_json::from_str(&server.get("/tallybook.json")).unwrap();
    let shown: Vec<&Value> = databases["tables"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|table| table["hidden"] == false)
        .collect();
    assert!(shown.is_empty(), "only views are shown: {shown:?}");
    served.push_str(&server.get("/tallybook/agents"));
    served.push_str(&server.get("/-/metadata.json"));
    let leaks = crate::command::private::leaks(served.as_bytes());
    assert!(leaks.is_empty(), "{leaks:?}");
}

#[test]
fn what_is_typed_filters_and_columns_are_described() {
    let sandbox = walls();
    sandbox.run(["export", "datasette", "--public", "-o", "shared"]).ok();
    let Some(server) = Server::of(&sandbox, "shared") else {
        return;
    };
    let report = |more: &[&'static str]| -> Value {
        let printed = sandbox
            .run(["report", "timeline", "--format", "json"].iter().chain(more).copied())
            .ok();
        serde_json::from_str(&printed).unwrap()
    };
    for (typed, options) in [
        ("from=1985&to=1989", &["--from", "1985", "--to", "1989"][..]),
        ("from=1985-05&to=", &["--from", "1985-05"]),
        ("from=&to=1984-02", &["--to", "1984-02"]),
        (
            "from=1984-03-06&to=1984-12-31",
            &["--from", "1984-03-06", "--to", "1984-12-31"],
        ),
        ("from=&to=&place=GR", &["--place", "GR"]),
        ("from=&to=&place=RU", &["--place", "RU"]),
    ] {
        let rest = if typed.contains("place") { "" } else { "&place=" };
        let path = format!("/tallybook/report-timeline.json?_shape=objects&{typed}{rest}&origin=&party=&status=");
        let printed = if typed.contains("RU") {
            Value::Array(vec![])
        } else {
            report(options)
        };
        assert_eq!(server.rows(&path), printed, "{typed}");
    }
    let all = report(&[]).as_array().unwrap().len();
    let some = report(&["--from", "1985", "--to", "1989"]).as_array().unwrap().len();
    assert!(0 < some && some < all, "{some} of {all}");

    let page = server.get("/tallybook/estimates?_size=1");
    for meaning in [
        "One row per estimate, flat.",
        "the quantity with its hedge, for people",
        "lower end; NULL if open (the series&#x27; unit; shares are fractions of 1)",
    ] {
        let escaped = meaning.replace("&#x27;", "&#39;");
        assert!(page.contains(meaning) || page.contains(&escaped), "{meaning}\n{page}");
    }
    let figures = server.rows("/tallybook/estimates.json?_shape=objects&series=masons&_col=figure");
    assert_eq!(figures.as_array().unwrap().len(), 3);
    let home = server.get("/");
    assert!(
        home.contains("Walls &amp; &lt;script&gt;") && !home.contains("<script>hit()"),
        "{home}"
    );
}
