//! The plans and styles that come with the app.

macro_rules! ready {
    ($folder:literal, $($id:literal),+ $(,)?) => {
        &[$(($id, include_str!(concat!("../../", $folder, "/", $id, ".toml")))),+]
    };
}

/// Ready-made plans: id and file.
pub const READY: &[(&str, &str)] = ready!(
    "plans",
    "broadsheet-news",
    "tabloid-front",
    "tabloid-inside",
    "feature",
    "broadsheet-en",
    "proof",
);

/// Ready-made house styles: id and file.
pub const READY_STYLES: &[(&str, &str)] = ready!("styles", "daily-zh", "daily-en");
