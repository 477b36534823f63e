//! For tests: the source tables, where they lie beside the project.

use std::path::Path;

use crate::sources::Sources;

/// The tables. Where there are none a test has nothing to say; on the project's own machines (`CI=true`) that is a
/// failure.
pub(crate) fn tables() -> Option<Sources> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    if !folder.is_dir() {
        assert!(std::env::var("CI").as_deref() != Ok("true"), "no source tables in {}", folder.display());
        return None;
    }
    Some(Sources::new(&folder).expect("a folder"))
}
