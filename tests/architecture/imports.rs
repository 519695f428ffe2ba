//! Finds which module of `src/` uses which, from `use` lines and paths in the code, without tests.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The modules of the crate by path (`chart::layout::rect`; the crate itself is empty), each with those that it uses.
pub(super) type Graph = BTreeMap<String, BTreeSet<String>>;

/// Reads the graph of a source folder.
pub(super) fn graph(folder: &Path) -> Graph {
    let texts: BTreeMap<String, String> = super::source_files(folder)
        .into_iter()
        .filter(|file| !file.ends_with("main.rs"))
        .map(|file| {
            let text = std::fs::read_to_string(&file).unwrap();
            (module(file.strip_prefix(folder).unwrap()), text)
        })
        .collect();
    graph_of(&texts)
}

/// The module path of a file.
fn module(file: &Path) -> String {
    let names: Vec<_> = file
        .with_extension("")
        .iter()
        .map(|name| name.to_string_lossy().into_owned())
        .collect();
    let front = matches!(names.last().unwrap().as_str(), "mod" | "lib");
    names[..names.len() - usize::from(front)].join("::")
}

/// The graph of these texts, by module.
pub(super) fn graph_of(texts: &BTreeMap<String, String>) -> Graph {
    let paths: BTreeMap<&str, Vec<Import>> = texts
        .iter()
        .map(|(module, text)| (module.as_str(), imports(module, text)))
        .collect();
    let used = |module: &str| {
        paths[module]
            .iter()
            .filter(|import| !import.public)
            .map(|import| owner(&import.path, &paths))
            .filter(|other| other != module)
            .collect()
    };
    texts.keys().map(|module| (module.clone(), used(module))).collect()
}

/// What a module uses, as a path from the crate.
struct Import {
    path: String,
    /// Whether it only re-exports the name.
    public: bool,
}

/// The module in which a path's name is defined, following re-exports.
fn owner(path: &str, paths: &BTreeMap<&str, Vec<Import>>) -> String {
    let names: Vec<&str> = path.split("::").collect();
    let length = (0..=names.len())
        .rev()
        .find(|length| paths.contains_key(names[..*length].join("::").as_str()))
        .unwrap_or(0);
    let module = names[..length].join("::");
    let handed_on = names.get(length).and_then(|name| {
        paths[module.as_str()]
            .iter()
            .find(|import| import.public && import.path.rsplit("::").next() == Some(name))
    });
    match handed_on {
        Some(import) if import.path != path => owner(&import.path, paths),
        _ => module,
    }
}

fn imports(module: &str, text: &str) -> Vec<Import> {
    let code = text.split("#[cfg(test)]\nmod tests").next().unwrap_or(text);
    let code: String = code
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .flat_map(|line| [line, "\n"])
        .collect();
    let mut found = Vec::new();
    let mut rest = String::new();
    for statement in code.split_inclusive(';') {
        let start = statement.rfind("use ").filter(|at| {
            let line = statement[..*at].rsplit('\n').next().unwrap().trim();
            line.is_empty() || line.starts_with("pub")
        });
        let Some(start) = start else {
            rest.push_str(statement);
            continue;
        };
        let public = statement[..start].rsplit('\n').next().unwrap().contains("pub");
        rest.push_str(&statement[..start]);
        let tree: String = statement[start + 4..]
            .trim_end_matches(';')
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        for path in branches(&tree) {
            found.extend(absolute(module, &path, &code).map(|path| Import { path, public }));
        }
    }
    let is_path = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == ':';
    let in_code = rest
        .split(|c| !is_path(c))
        .map(|path| path.trim_matches(':'))
        .filter(|path| path.contains("::"))
        .filter_map(|path| absolute(module, path, &code));
    found.extend(in_code.map(|path| Import { path, public: false }));
    found
}

/// The single paths of a `use` tree: `a::{b, c::d}` are `a::b` and `a::c::d`.
fn branches(tree: &str) -> Vec<String> {
    let tree = tree.trim();
    let Some((stem, inner)) = tree.split_once('{') else {
        let path = tree.split(" as ").next().unwrap_or(tree);
        return vec![path.trim_end_matches("::self").trim_end_matches("::*").to_owned()];
    };
    let inner = inner.strip_suffix('}').unwrap_or(inner);
    let mut depth = 0;
    inner
        .split(|c| {
            depth += i32::from(c == '{') - i32::from(c == '}');
            c == ',' && depth == 0
        })
        .filter(|branch| !branch.trim().is_empty())
        .flat_map(branches)
        .map(|path| match path.as_str() {
            "self" => stem.trim_end_matches("::").to_owned(),
            path => format!("{stem}{path}"),
        })
        .collect()
}

/// The path from the crate, if it is inside the crate.
fn absolute(module: &str, path: &str, code: &str) -> Option<String> {
    let mut names: Vec<&str> = path.split("::").collect();
    let mut from: Vec<&str> = module.split("::").filter(|name| !name.is_empty()).collect();
    match names[0] {
        "crate" => from.clear(),
        "self" => {}
        "super" => {
            let up = names.iter().take_while(|name| **name == "super").count();
            from.truncate(from.len().saturating_sub(up));
            names.drain(..up - 1);
        }
        child if code.contains(&format!("mod {child};")) => from.push(child),
        _ => return None,
    }
    from.extend(&names[1..]);
    Some(from.join("::"))
}

/// The groups of modules that use each other, directly or around a corner. A module's use of those inside it is none: it is their front
/// door.
pub(super) fn cycles(graph: &Graph) -> Vec<Vec<String>> {
    let reach: BTreeMap<&str, BTreeSet<&str>> = graph
        .keys()
        .map(|start| {
            let (mut seen, mut next) = (BTreeSet::new(), vec![start.as_str()]);
            while let Some(module) = next.pop() {
                let inside = format!("{module}::");
                let others = graph[module]
                    .iter()
                    .filter(|other| !module.is_empty() && !other.starts_with(&inside));
                next.extend(others.map(String::as_str).filter(|other| seen.insert(*other)));
            }
            (start.as_str(), seen)
        })
        .collect();
    let mut groups: Vec<Vec<String>> = Vec::new();
    for module in graph
        .keys()
        .filter(|module| reach[module.as_str()].contains(module.as_str()))
    {
        if groups.iter().flatten().all(|known| known != module) {
            let mutual = reach[module.as_str()]
                .iter()
                .filter(|other| reach[*other].contains(module.as_str()));
            groups.push(mutual.map(|other| (*other).to_owned()).collect());
        }
    }
    groups
}

mod tests {
    use super::*;

    fn graph(texts: &[(&str, &str)]) -> Graph {
        graph_of(
            &texts
                .iter()
                .map(|(module, text)| ((*module).into(), (*text).into()))
                .collect(),
        )
    }

    fn used(graph: &Graph, module: &str) -> Vec<String> {
        graph[module].iter().cloned().collect()
    }

    #[test]
    fn imports_are_seen_however_they_are_written() {
        let graph = graph(&[
            ("", "pub mod a;\nmod b;\nmod c;"),
            ("a", "pub(crate) mod x;\npub use x::X;"),
            (
                "a::x",
                "use super::super::c;\n// use crate::b::B;\n#[cfg(test)]\nmod tests { use crate::b; }",
            ),
            ("b", "use crate::{\n    a::{self, X},\n    c::C as D,\n};"),
            ("c", "pub(crate) fn f() { crate::a::x::g(); std::fs::read() }"),
        ]);
        assert_eq!(used(&graph, "a::x"), ["c"]);
        assert_eq!(used(&graph, "b"), ["a", "a::x", "c"]);
        assert_eq!(used(&graph, "c"), ["a::x"]);
        assert_eq!(cycles(&graph), [["a::x", "c"]]);
    }

    #[test]
    fn a_folder_and_what_is_in_it_are_no_cycle() {
        let graph = graph(&[
            ("", ""),
            ("a", "mod x;\nmod y;\nstruct A;\nfn f() { x::g() }"),
            ("a::x", "use super::A;\nuse super::y::Y;"),
            ("a::y", "use super::A;"),
        ]);
        assert_eq!(used(&graph, "a"), ["a::x"]);
        assert_eq!(cycles(&graph), Vec::<Vec<String>>::new());
    }
}
