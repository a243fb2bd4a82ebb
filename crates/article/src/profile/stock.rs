//! The profiles that come with Gaotai, one file each in `stock/`, in the order of the lists.

use super::{Profile, codec};
use std::sync::LazyLock;

/// The files: Chinese newsrooms' kinds first, then English ones.
pub const FILES: &[&str] = &[
    include_str!("stock/zh-xiaoxi.yaml"),
    include_str!("stock/zh-kuaixun.yaml"),
    include_str!("stock/zh-tongxun.yaml"),
    include_str!("stock/zh-texie.yaml"),
    include_str!("stock/zh-pinglun.yaml"),
    include_str!("stock/zh-fangtan.yaml"),
    include_str!("stock/zh-tupian.yaml"),
    include_str!("stock/en-story.yaml"),
    include_str!("stock/en-brief.yaml"),
    include_str!("stock/en-live.yaml"),
    include_str!("stock/en-feature.yaml"),
    include_str!("stock/en-opinion.yaml"),
    include_str!("stock/en-interview.yaml"),
    include_str!("stock/en-photo.yaml"),
];

/// Read once; whoever journals a story asks for them with every entry.
static ALL: LazyLock<Vec<Profile>> =
    LazyLock::new(|| FILES.iter().filter_map(|text| codec::decode(text).ok()).collect());

/// All of them. A test reads every file, so none is left out.
pub fn all() -> &'static [Profile] {
    &ALL
}

/// The one with this id.
pub fn find(id: &str) -> Option<&'static Profile> {
    ALL.iter().find(|profile| profile.id == id)
}
