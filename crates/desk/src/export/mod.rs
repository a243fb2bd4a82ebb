//! Handing stories out: what formats would write, and writing it.

pub(crate) mod deliver;
pub(crate) mod files;
pub(crate) mod pictures;
pub(crate) mod press;
pub(crate) mod render;
mod review;

pub mod check;
pub mod outbox;
pub mod post;
pub mod send;
pub mod wechat;
pub mod write;

pub use deliver::{Delivered, DeliveredPart, Order, Place, WrittenFile, deliver};
pub use files::OutFile;
pub use pictures::PictureGap;
