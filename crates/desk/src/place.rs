//! Where things lie on this machine.

use std::env;
use std::path::PathBuf;

/// The library that is opened when none is named: `GAOTAI_LIBRARY`, or else `gaotai/library`
/// where the system keeps the data of applications (XDG Base Directory on Linux,
/// Application Support on macOS, roaming application data on Windows).
pub fn default_library() -> PathBuf {
    choose(|name| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from))
}

fn choose(variable: impl Fn(&str) -> Option<PathBuf>) -> PathBuf {
    if let Some(named) = variable("GAOTAI_LIBRARY") {
        return named;
    }
    let home = || variable("HOME").unwrap_or_default();
    let data = if cfg!(target_os = "windows") {
        variable("APPDATA").unwrap_or_default()
    } else if cfg!(target_os = "macos") {
        home().join("Library/Application Support")
    } else {
        // The XDG specification tells to ignore paths that are not absolute.
        variable("XDG_DATA_HOME")
            .filter(|path| path.is_absolute())
            .unwrap_or_else(|| home().join(".local/share"))
    };
    data.join("gaotai").join("library")
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    fn check(variables: &[(&str, &str)], expected: &str) {
        let variable =
            |name: &str| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| value.into());
        assert_eq!(choose(variable), PathBuf::from(expected), "{variables:?}");
    }

    #[test]
    fn the_default_library() {
        check(&[("HOME", "/home/a")], "/home/a/.local/share/gaotai/library");
        check(&[("HOME", "/home/a"), ("XDG_DATA_HOME", "/data")], "/data/gaotai/library");
        check(&[("HOME", "/home/a"), ("XDG_DATA_HOME", "data")], "/home/a/.local/share/gaotai/library");
        check(&[("HOME", "/home/a"), ("GAOTAI_LIBRARY", "/lib")], "/lib");
    }
}
