//! Journeys over the whole desk, and the harness for the real window.

pub mod colleagues;
pub mod outbox;
pub mod window;
mod x11;
