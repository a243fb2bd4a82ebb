//! How a story will look elsewhere.

pub mod web;
pub mod wechat;
