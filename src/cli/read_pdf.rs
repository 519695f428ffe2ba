//! `tallybook read-pdf`: reads PDFs in a process of its own, as their parser may abort or never end.

use std::io::{self, Read, Write};
use std::process::{Child, Command, ExitCode, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::article::{self, ArticleError};

use super::terminal;

/// The only argument. The command is none for people, so it is not among those that help, manual pages and completions list.
const COMMAND: &str = "read-pdf";

/// How long a PDF may take, in seconds.
const SECONDS: u64 = 60;

/// The most text that is taken from a PDF, in megabytes.
const MEGABYTES: usize = 64;

/// The first line for a text, and for each error that has one.
const OK: &str = "ok";
const ENCRYPTED: &str = "encrypted";
const SCANNED: &str = "scanned";
const DAMAGED: &str = "damaged ";

/// Whether this process was started to read a PDF.
pub(super) fn is_asked() -> bool {
    std::env::args_os().skip(1).eq([COMMAND])
}

/// Reads a PDF on standard input and prints how that went on a line, and the text below it.
pub(super) fn run() -> ExitCode {
    let mut bytes = Vec::new();
    if io::stdin().lock().read_to_end(&mut bytes).is_err() {
        return ExitCode::from(2);
    }
    let printed = match article::pdf_text(&bytes) {
        Ok(text) => format!("{OK}\n{text}"),
        Err(ArticleError::Encrypted) => format!("{ENCRYPTED}\n"),
        Err(ArticleError::Scanned) => format!("{SCANNED}\n"),
        Err(ArticleError::Damaged(how)) => format!("{DAMAGED}{}\n", how.replace('\n', " ")),
        Err(error) => format!("{DAMAGED}{error}\n"),
    };
    match terminal::print_text(&printed) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::from(2),
    }
}

/// The text of a PDF, read by this program in another process.
pub(super) fn text(bytes: &[u8]) -> Result<String, ArticleError> {
    let mut child = start().map_err(|error| ArticleError::NoReader(error.to_string()))?;
    let (stdin, stdout) = (child.stdin.take(), child.stdout.take());
    let printed = thread::scope(|scope| {
        // A child that ends early closes its input; what it printed says why.
        scope.spawn(move || stdin.map(|mut stdin| stdin.write_all(bytes)));
        let reader = scope.spawn(move || {
            let mut printed = Vec::new();
            let most = (MEGABYTES * 1_000_000) as u64;
            let read = stdout.map_or(Ok(0), |stdout| stdout.take(most + 1).read_to_end(&mut printed));
            read.map(|_| printed)
        });
        let in_time = wait(&mut child, || reader.is_finished());
        // Whatever it still does is of no use: this also frees the threads.
        let _ = child.kill();
        let _ = child.wait();
        let printed = reader
            .join()
            .map_err(|_| ArticleError::NoReader("it panicked".to_owned()))?;
        if in_time {
            printed.map_err(|error| ArticleError::NoReader(error.to_string()))
        } else {
            Err(ArticleError::TooSlow(SECONDS))
        }
    })?;
    if printed.len() > MEGABYTES * 1_000_000 {
        return Err(ArticleError::TooLong(MEGABYTES));
    }
    understand(&String::from_utf8_lossy(&printed))
}

fn start() -> io::Result<Child> {
    Command::new(std::env::current_exe()?)
        .arg(COMMAND)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
}

/// Waits until the child has ended or closed its output; `false` if that takes too long.
fn wait(child: &mut Child, is_read: impl Fn() -> bool) -> bool {
    let began = Instant::now();
    let mut pause = Duration::from_millis(1);
    while began.elapsed() < Duration::from_secs(SECONDS) {
        if is_read() || !matches!(child.try_wait(), Ok(None)) {
            return true;
        }
        thread::sleep(pause);
        pause = (pause * 2).min(Duration::from_millis(20));
    }
    false
}

fn understand(printed: &str) -> Result<String, ArticleError> {
    match printed.split_once('\n') {
        Some((OK, text)) => Ok(text.to_owned()),
        Some((ENCRYPTED, _)) => Err(ArticleError::Encrypted),
        Some((SCANNED, _)) => Err(ArticleError::Scanned),
        Some((line, _)) if line.starts_with(DAMAGED) => Err(ArticleError::Damaged(line[DAMAGED.len()..].to_owned())),
        _ => Err(ArticleError::Damaged("the parser did not survive it".to_owned())),
    }
}
