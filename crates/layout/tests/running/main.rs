//! Running text on the page is right: lines, fit, PDF, pixels, hostile text.

#[path = "../common/mod.rs"]
mod common;

mod archive;
mod hostile;
mod lines;
mod marks;
mod memo;
mod pdf;
mod pixels;
mod same;
mod sheets;
mod suggested;
mod together;
mod worst;
