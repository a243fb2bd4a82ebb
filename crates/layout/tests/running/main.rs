//! Running text on the page is right: lines, fit, PDF, pixels, hostile text.

#[path = "../common/mod.rs"]
mod common;
#[path = "../ready/fill.rs"]
#[allow(dead_code, reason = "other tests take other parts")]
mod fill;

mod archive;
mod faces;
mod hostile;
mod lines;
mod look;
mod marks;
mod memo;
mod pdf;
mod pixels;
mod same;
mod sheets;
mod suggested;
mod together;
mod worst;
