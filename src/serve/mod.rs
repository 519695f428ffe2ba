//! The pages of a site for the one who writes the dossier: served on this machine alone, made anew when a file changes, and reloaded. What is wrong with the dossier
//! is told beside the last picture that was right.

mod answer;
mod error;
mod live;
mod watch;

use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::Receiver;
use std::thread;

use tiny_http::Server;

pub use error::ServeError;
pub use live::{Live, Made, Pages};

/// The most requests that are answered at once; a page that waits for changes is one.
const WORKERS: usize = 16;

/// Serves on a port of this machine until there is a message in `stopped`; port 0 for any that is free. `made` makes the site, and is called again when one of the
/// watched files or folders changes, but for the `database`, which it writes. `ready` is told the address.
///
/// # Errors
/// [`ServeError`] where the port is taken or the files cannot be watched.
pub fn serve(
    port: u16,
    watched: &[PathBuf],
    database: &Path,
    made: impl Fn() -> Made + Send + 'static,
    stopped: &Receiver<()>,
    ready: impl FnOnce(SocketAddr),
) -> Result<(), ServeError> {
    // Nobody else's machine can reach it.
    let server = Server::http((Ipv4Addr::LOCALHOST, port)).map_err(|error| ServeError::Port {
        port,
        cause: error.to_string(),
    })?;
    let Some(address) = server.server_addr().to_ip() else {
        return Err(ServeError::Port {
            port,
            cause: "it has no address".into(),
        });
    };
    let live = Arc::new(Live::default());
    let changes = watch::changes(watched, database)?;
    live.show(made());
    ready(address);
    let shown = Arc::clone(&live);
    thread::spawn(move || {
        for () in changes {
            shown.show(made());
        }
    });
    let server = Arc::new(server);
    for _ in 0..WORKERS {
        let (server, live) = (Arc::clone(&server), Arc::clone(&live));
        thread::spawn(move || {
            while let Ok(request) = server.recv() {
                answer::answer(request, address.port(), &live);
            }
        });
    }
    // Where nobody can send one any more, it is not heard either.
    let _ = stopped.recv();
    live.end();
    Ok(())
}
