//! `tallybook publish`

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use crate::front::{Publication, editions, example_queries};
use crate::publish::{self, Options, Site, Templates};

use super::terminal::Gauge;
use super::{Failure, specs, terminal};

/// Write a static site on which every figure links to its claims: pages that need no server, from the public part of the database
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  tallybook publish site\n  tallybook publish site --base-url https://example.org/workers/"
)]
pub(super) struct Args {
    /// The folder of the site: new, empty, or with an earlier site, which is replaced
    #[arg(required_unless_present = "write_templates")]
    folder: Option<PathBuf>,
    /// The folder of chart specs, `charts` if there is one; a series without one gets a chart all the same
    #[arg(long, value_name = "DIR")]
    charts: Option<PathBuf>,
    /// The address under which the site will be found, for links from elsewhere
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// The database of an earlier edition, to tell what changed since; repeat for several, oldest first
    #[arg(long, value_name = "OLD.db")]
    since: Vec<PathBuf>,
    /// The folder with sql-wasm-inline.js of sql.js, so that the pages can answer SQL (`npm install sql.js`; node_modules/sql.js/dist)
    #[arg(long, value_name = "DIR")]
    sql_js: Option<PathBuf>,
    /// A folder with templates of your own; each replaces the built-in one of the same name
    #[arg(long, value_name = "DIR")]
    templates: Option<PathBuf>,
    /// Only write the built-in templates into a folder, to be changed there
    #[arg(long, value_name = "DIR", exclusive = true)]
    write_templates: Option<PathBuf>,
}

/// Runs the command.
pub(super) fn run(args: &Args, db: &Path) -> Result<(), Failure> {
    if let Some(folder) = &args.write_templates {
        Templates::write(folder).map_err(crate::front::Error::from)?;
        let text = format!(
            "wrote the built-in templates to {}; remove those that you do not change, and name the folder with `--templates`",
            folder.display()
        );
        terminal::message(&text);
        return Ok(());
    }
    let Some(folder) = &args.folder else { return Ok(()) };
    let started = Instant::now();
    let options = Options {
        base_url: args.base_url.as_deref().map(base_url).transpose()?,
        sql_js: args
            .sql_js
            .as_deref()
            .map(publish::sql_js)
            .transpose()
            .map_err(|error| {
                let help = "`npm install sql.js` brings it; name the folder node_modules/sql.js/dist";
                Failure::with_help(error.to_string(), help)
            })?,
        live: None,
        queries: example_queries(),
        editions: editions(&args.since, db)?,
    };
    let templates = Templates::read(args.templates.as_deref()).map_err(crate::front::Error::from)?;
    let charts = specs::specs_in(args.charts.as_deref())?.sound()?;
    let publication = Publication::of(db, charts, options.base_url.as_deref())?;
    let site = Site::new(publication.content(), &publication, &templates, &options);
    site.rehearse().map_err(crate::front::Error::from)?;
    specs::report_doubts(args.charts.as_deref(), &publication.doubts());
    publication.draw_vintages(&site.vintages())?;
    let (gauge, all, done) = (Gauge::new("writing pages"), site.addresses().len(), AtomicUsize::new(0));
    let told = || gauge.show(done.fetch_add(1, Ordering::Relaxed) + 1, all);
    let files = publish::write(&site, folder, told).map_err(crate::front::Error::from)?;
    terminal::message(&format!(
        "wrote {files} files to {}, in {:.2} s; open {}",
        folder.display(),
        started.elapsed().as_secs_f64(),
        folder.join("index.html").display()
    ));
    Ok(())
}

/// An address that links can be appended to.
fn base_url(url: &str) -> Result<String, Failure> {
    let is_usable = ["http://", "https://"]
        .iter()
        .any(|scheme| url.len() > scheme.len() && url.starts_with(scheme));
    if !is_usable || url.contains(|c: char| c.is_whitespace() || matches!(c, '?' | '#' | '"' | '<' | '>')) {
        return Err(Failure::with_help(
            format!("--base-url: `{url}` is not the address of a site"),
            "write it as `https://example.org/workers/`",
        ));
    }
    Ok(format!("{}/", url.trim_end_matches('/')))
}
