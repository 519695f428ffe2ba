//! The site as it is served: on this machine alone, made anew when a file changes, and never replaced by one that is wrong.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::sandbox::Sandbox;

const SERIES: &str = "[[series]]\nkey = \"s\"\ntitle = \"People at the gate\"\nunit = \"count\"\n";
const DOCUMENT: &str = "[[agent]]\nkey = \"a\"\nname = \"A paper\"\nkind = \"news-outlet\"\n[document]\nkey = \"d\"\ntitle = \"A title\"\npublisher = \"a\"\npublished = \"2020-01-01\"\n
[[estimate]]\nkey = \"c\"\nseries = \"s\"\nplace = \"PL\"\nstated = \"about 500 people\"\nwhen = \"2019\"\nlocator = \"p. 1\"\n";

/// A folder with a small dossier.
fn sandbox() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write("seeds/series.toml", SERIES);
    sandbox.write("seeds/d.toml", DOCUMENT);
    sandbox
}

/// The program while it serves; it ends with the test.
struct Served {
    child: Child,
    port: u16,
    temporary: tempfile::TempDir,
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Served {
    fn start(sandbox: &Sandbox) -> Self {
        Self::start_in(sandbox, "seeds")
    }

    fn start_in(sandbox: &Sandbox, dossier: &str) -> Self {
        let temporary = tempfile::tempdir().unwrap();
        let mut child = Command::new(env!("CARGO_BIN_EXE_tallybook"))
            .args(["serve", dossier, "--port", "0"])
            .current_dir(sandbox.path(""))
            .env("TMPDIR", temporary.path())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let address = lines.find_map(|line| {
            let line = line.unwrap();
            let rest = line.strip_prefix("http://127.0.0.1:")?;
            rest.split('/').next()?.parse().ok()
        });
        // Nobody may write into a pipe that nobody reads.
        std::thread::spawn(move || lines.for_each(drop));
        Self {
            child,
            port: address.unwrap(),
            temporary,
        }
    }

    /// The status and body of an answer.
    fn asked(&self, method: &str, path: &str, host: &str) -> (u16, String) {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_mins(1))).unwrap();
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
        )
        .unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let status = answer.split(' ').nth(1).unwrap().parse().unwrap();
        (status, answer.split_once("\r\n\r\n").unwrap().1.to_owned())
    }

    /// The status of an answer to the page of another site, and its headers.
    fn asked_from_elsewhere(&self, path: &str) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        let port = self.port;
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nSec-Fetch-Site: cross-site\r\nConnection: close\r\n\r\n"
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    fn page(&self, path: &str) -> (u16, String) {
        self.asked("GET", path, &format!("127.0.0.1:{}", self.port))
    }

    /// The turn after this one, and what is told of it.
    fn state_after(&self, turn: u64) -> (u64, serde_json::Value) {
        let (_, body) = self.page(&format!("/_state?after={turn}"));
        let state: serde_json::Value = serde_json::from_str(&body).unwrap();
        (state["turn"].as_u64().unwrap(), state)
    }
}

#[test]
fn a_change_is_served_and_a_mistake_is_told_beside_the_last_good_page() {
    let sandbox = sandbox();
    let served = Served::start(&sandbox);
    let (status, index) = served.page("/");
    assert!(
        status == 200 && index.contains("People at the gate"),
        "{status} {index}"
    );
    let (version, _) = served.state_after(0);

    let began = Instant::now();
    sandbox.write("seeds/d.toml", &DOCUMENT.replace("about 500", "about 800"));
    let (version, state) = served.state_after(version);
    assert_eq!(state["behind"], false, "{state}");
    assert!(began.elapsed() < Duration::from_secs(20), "{:?}", began.elapsed());
    assert!(served.page("/series/s.html").1.contains("≈ 800"));

    sandbox.write("seeds/d.toml", &DOCUMENT.replace("series = \"s\"", "series = \"t\""));
    let (version, state) = served.state_after(version);
    assert_eq!(state["behind"], true, "{state}");
    assert!(
        state["problems"][0].as_str().unwrap().contains("unknown-series"),
        "{state}"
    );
    assert!(
        served.page("/series/s.html").1.contains("≈ 800"),
        "the last good page stays"
    );

    sandbox.write("seeds/d.toml", DOCUMENT);
    let (_, state) = served.state_after(version);
    assert_eq!(state["behind"], false, "{state}");
    assert!(served.page("/series/s.html").1.contains("≈ 500"));
}

#[test]
fn only_this_machine_under_its_own_name_is_answered() {
    let sandbox = sandbox();
    let served = Served::start(&sandbox);
    let port = served.port;
    assert_eq!(served.asked("GET", "/", &format!("localhost:{port}")).0, 200);
    for host in [
        "evil.example".to_owned(),
        format!("evil.example:{port}"),
        "127.0.0.1".to_owned(),
        String::new(),
    ] {
        let (status, body) = served.asked("GET", "/", &host);
        assert!(status == 403 && !body.contains("People"), "{host}: {status} {body}");
    }
    assert_eq!(served.asked("POST", "/", &format!("127.0.0.1:{port}")).0, 405);
    for path in [
        "/../seeds/d.toml",
        "/seeds/d.toml",
        "/%2e%2e/tallybook.db",
        "/series/none.html",
    ] {
        assert_eq!(served.page(path).0, 404, "{path}");
    }
    let elsewhere = served.asked_from_elsewhere("/data/tallybook.db");
    assert!(
        elsewhere.starts_with("HTTP/1.1 403") && elsewhere.contains("Cross-Origin-Resource-Policy: same-origin"),
        "{elsewhere}"
    );
    assert!(served.page("/_live.js").1.contains("location.reload"));
    assert!(served.page("/index.html").1.contains("connect-src 'self'"));
}

#[test]
fn a_dossier_that_is_wrong_from_the_start_waits_to_be_mended() {
    let sandbox = Sandbox::new();
    sandbox.write("seeds/series.toml", "[[series]]\nkey = 1\n");
    let served = Served::start(&sandbox);
    let (status, body) = served.page("/");
    assert!(
        status == 503 && body.contains("There is no page yet"),
        "{status} {body}"
    );
    let (version, _) = served.state_after(0);
    sandbox.write("seeds/series.toml", SERIES);
    sandbox.write("seeds/d.toml", DOCUMENT);
    let mut seen = version;
    let is_good = (0..5).any(|_| {
        let (version, state) = served.state_after(seen);
        seen = version;
        state["behind"] == false
    });
    assert!(is_good && served.page("/").1.contains("People at the gate"));
}

#[test]
fn the_database_in_the_folder_of_the_dossier_is_no_change_of_it() {
    let sandbox = Sandbox::new();
    sandbox.write("series.toml", SERIES);
    sandbox.write("d.toml", DOCUMENT);
    let served = Served::start_in(&sandbox, ".");
    let (version, _) = served.state_after(0);
    std::thread::sleep(Duration::from_secs(2));
    assert_eq!(served.state_after(0).0, version);
}

#[test]
fn a_mistake_in_a_chart_is_told_and_the_last_good_page_stays() {
    let sandbox = sandbox();
    let served = Served::start(&sandbox);
    let (turn, first) = served.state_after(0);
    // A folder that was not there before.
    sandbox.write(
        "charts/c.toml",
        "kind = \"sources\"\ntitle = \"Who said it\"\nseries = \"s\"\n",
    );
    let (turn, second) = served.state_after(turn);
    assert_ne!(first["pages"], second["pages"]);
    assert!(served.page("/series/s.html").1.contains("Who said it"));
    for (spec, said) in [
        (
            "kind = \"sources\"\ntitle = \"T\"\nseries = \"s\"\nplace = \"XX\"\n",
            "unknown place `XX`",
        ),
        (
            "kind = \"no such kind\"\ntitle = \"T\"\n",
            "charts/c.toml:1:8: error[chart-spec]",
        ),
    ] {
        let (turn, _) = served.state_after(0);
        sandbox.write("charts/c.toml", spec);
        let (_, state) = served.state_after(turn);
        assert!(state["problems"].to_string().contains(said), "{state}");
        assert_eq!(state["pages"], second["pages"]);
        assert!(served.page("/series/s.html").1.contains("Who said it"));
    }
    assert!(turn > 0 && served.page("/no-such-page").1.contains("_live.js"));
}

#[cfg(unix)]
#[test]
fn nothing_is_left_behind_when_it_ends() {
    let sandbox = sandbox();
    let mut served = Served::start_in(&sandbox, "seeds");
    let own = served.temporary.path().to_owned();
    assert!(std::fs::read_dir(&own).unwrap().next().is_some());
    Command::new("kill")
        .args(["-INT", &served.child.id().to_string()])
        .status()
        .unwrap();
    served.child.wait().unwrap();
    assert!(std::fs::read_dir(&own).unwrap().next().is_none());
}
