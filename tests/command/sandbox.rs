//! A temporary folder for each test, in which the program runs with everything fixed that could vary.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use tempfile::TempDir;

/// A temporary folder in which the program runs.
pub(crate) struct Sandbox {
    folder: TempDir,
}

/// The result of running the program.
#[derive(Debug)]
pub(crate) struct Outcome {
    /// Standard output.
    pub(crate) stdout: String,
    /// Standard error.
    pub(crate) stderr: String,
    /// The exit status.
    pub(crate) status: i32,
}

impl Outcome {
    /// The complete output, for a snapshot.
    pub(crate) fn whole(&self) -> String {
        format!(
            "status: {}\n--- stdout\n{}--- stderr\n{}",
            self.status, self.stdout, self.stderr
        )
    }

    /// The standard output of a run that must have succeeded.
    #[track_caller]
    pub(crate) fn ok(self) -> String {
        assert_eq!(self.status, 0, "{}", self.whole());
        self.stdout
    }
}

impl Sandbox {
    /// An empty folder.
    pub(crate) fn new() -> Self {
        Self {
            folder: TempDir::new().unwrap(),
        }
    }

    /// A folder with a copy of the bundled dossier and chart specs.
    pub(crate) fn with_seeds() -> Self {
        let sandbox = Self::new();
        copy_folder(Path::new("seeds"), &sandbox.path("seeds"));
        copy_folder(Path::new("charts"), &sandbox.path("charts"));
        sandbox
    }

    /// Copies a folder of the project into the sandbox, under its own name.
    pub(crate) fn copy(&self, folder: &str) {
        let folder = Path::new(folder);
        copy_folder(folder, &self.path(folder.file_name().unwrap().to_str().unwrap()));
    }

    /// A folder with a database built from the bundled dossier.
    pub(crate) fn with_database() -> Self {
        static BUILT: LazyLock<Vec<u8>> = LazyLock::new(|| {
            let sandbox = Sandbox::with_seeds();
            sandbox.run(["ingest", "seeds"]).ok();
            std::fs::read(sandbox.path("tallybook.db")).unwrap()
        });
        let sandbox = Self::with_seeds();
        std::fs::write(sandbox.path("tallybook.db"), &*BUILT).unwrap();
        sandbox
    }

    /// A path in the folder.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file and creates its parent folders.
    pub(crate) fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    /// Reads a file.
    pub(crate) fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap()
    }

    /// A command that runs the program here.
    pub(crate) fn command(&self) -> assert_cmd::Command {
        let mut command = assert_cmd::Command::new(env!("CARGO_BIN_EXE_tallybook"));
        command
            .current_dir(self.folder.path())
            .env_clear()
            .env("COLUMNS", "110")
            .env("NO_COLOR", "1");
        command
    }

    /// Runs the program.
    pub(crate) fn run<'a>(&self, arguments: impl IntoIterator<Item = &'a str>) -> Outcome {
        self.run_with_input(arguments, "")
    }

    /// Runs the program with text on its standard input.
    pub(crate) fn run_with_input<'a>(&self, arguments: impl IntoIterator<Item = &'a str>, input: &str) -> Outcome {
        let output = self.command().args(arguments).write_stdin(input).output().unwrap();
        Outcome {
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
            status: output.status.code().unwrap(),
        }
    }

    /// Runs a statement in the plain `sqlite3` shell; does nothing if no shell is installed, which is a failure on CI.
    pub(crate) fn sqlite3(&self, database: &str, sql: &str) -> Option<String> {
        self.shell(database, &[], sql)
    }

    /// Like [`Sandbox::sqlite3`], with the rows as JSON.
    pub(crate) fn sqlite3_as_json(&self, database: &str, sql: &str) -> Option<String> {
        self.shell(database, &["-json"], sql)
    }

    /// The statement goes in as standard input, since that of a report with computed tables is longer than an argument may be.
    fn shell(&self, database: &str, options: &[&str], sql: &str) -> Option<String> {
        let installed = std::process::Command::new("sqlite3").arg("-version").output();
        if installed.is_err_and(|error| error.kind() == std::io::ErrorKind::NotFound) {
            assert!(std::env::var_os("CI").is_none(), "the sqlite3 shell is missing");
            return None;
        }
        let mut command = assert_cmd::Command::new("sqlite3");
        let output = command
            .arg("-bail")
            .args(options)
            .arg(self.path(database))
            .write_stdin(sql)
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        Some(String::from_utf8(output.stdout).unwrap())
    }
}

fn copy_folder(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from) {
        let entry = entry.unwrap();
        let target = to.join(entry.path().strip_prefix(from).unwrap());
        if entry.file_type().is_dir() {
            std::fs::create_dir_all(target).unwrap();
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}
