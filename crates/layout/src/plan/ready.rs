//! The plans and styles that come with the app.

/// Ready-made plans: id and file.
pub const READY: &[(&str, &str)] = &[("broadsheet-news", include_str!("../../plans/broadsheet-news.toml"))];

/// Ready-made house styles: id and file.
pub const READY_STYLES: &[(&str, &str)] = &[("daily-zh", include_str!("../../styles/daily-zh.toml"))];
