//! Heavy work, done so that the window is never kept waiting for a core.
//!
//! Whoever asks still gets an answer as soon as there is one: the work loses its turn only to
//! those who want it too. Without this a picture that is made smaller takes half of a machine
//! with two cores, and what is typed meanwhile stands still for a tenth of a second and more.

use std::panic::resume_unwind;
use std::thread::{Builder, scope};

/// Does this on a thread that lets all others go first, and waits for it; here when there is no
/// thread to be had. A panic in it goes on here.
pub(crate) fn aside<T: Send>(work: impl Fn() -> T + Sync) -> T {
    let quiet = || {
        step_back();
        work()
    };
    let named = || Builder::new().name("aside".to_owned());
    scope(|scope| match named().spawn_scoped(scope, quiet) {
        Ok(worker) => worker.join().unwrap_or_else(|panic| resume_unwind(panic)),
        Err(error) => {
            tracing::debug!(%error, "no thread for heavy work");
            work()
        }
    })
}

/// This thread lets all others go first, from here on: there is no way back without privileges.
pub(crate) fn step_back() {
    #[cfg(target_os = "linux")]
    if let Err(error) = rustix::process::nice(10) {
        tracing::debug!(%error, "a thread for heavy work has the priority of all others");
    }
}

#[cfg(test)]
mod tests {
    use super::aside;

    #[cfg(target_os = "linux")]
    #[test]
    fn lets_others_go_first_there_and_only_there() {
        let nice = || rustix::process::getpriority_process(None).unwrap();
        let here = nice();
        assert!(aside(nice) > here);
        assert_eq!(nice(), here);
    }

    #[test]
    fn a_panic_is_heard_by_who_asked() {
        let fallen = std::panic::catch_unwind(|| aside(|| panic!("on purpose")));
        assert_eq!(fallen.unwrap_err().downcast_ref(), Some(&"on purpose"));
    }
}
