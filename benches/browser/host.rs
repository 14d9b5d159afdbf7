//! A host with the built page, the pages of the peers and their packages, each under its own
//! folder. Nothing of the peers goes into the built page.

use std::fs;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use crate::common::files;
use crate::harness::{Browser, Page, Server, dist, project};

/// The folder of the built page on the host.
pub(crate) const DIST: &str = "dist/";

/// The running host.
pub(crate) struct Host(Arc<Server>);

impl Host {
    /// Serves all three from one folder of links.
    ///
    /// # Errors
    /// Those of the file system.
    pub(crate) fn start() -> io::Result<Host> {
        let folder = files::folder().join("host");
        fs::create_dir_all(&folder)?;
        let links: [(&str, PathBuf); 3] = [
            ("dist", dist()),
            ("peers", project().join("benches/browser/peers")),
            ("node_modules", project().join(".tools/node_modules")),
        ];
        for (name, to) in links {
            let link = folder.join(name);
            if link.is_symlink() {
                fs::remove_file(&link)?;
            }
            std::os::unix::fs::symlink(to, link)?;
        }
        Ok(Host(Arc::new(Server::start(&folder))))
    }

    /// An empty tab in a browser of its own.
    pub(crate) fn tab(&self) -> Page {
        Page::blank(&self.0, &Arc::new(Browser::launch()))
    }
}
