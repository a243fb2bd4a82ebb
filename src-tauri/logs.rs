//! The log: one file a day beside the library's folder, the last seven kept. No line holds story text.

use tracing_appender::non_blocking::WorkerGuard;
use tracing_appender::rolling::{RollingFileAppender, Rotation};
use tracing_subscriber::EnvFilter;

/// Starts the log; lines are written until the guard is dropped. Without a folder to write to
/// the app works on without a log.
pub fn start() -> Option<WorkerGuard> {
    let folder = gaotai_desk::default_library().parent()?.join("logs");
    std::fs::create_dir_all(&folder).ok()?;
    let files = RollingFileAppender::builder()
        .rotation(Rotation::DAILY)
        .filename_prefix("gaotai")
        .filename_suffix("log")
        .max_log_files(7)
        .build(folder)
        .ok()?;
    let (writer, guard) = tracing_appender::non_blocking(files);
    let filter = EnvFilter::try_from_env("GAOTAI_LOG")
        .unwrap_or_else(|_| EnvFilter::new("warn,gaotai_desktop=info,gaotai_desk=info,gaotai_store=info"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(writer).with_ansi(false).init();
    Some(guard)
}
