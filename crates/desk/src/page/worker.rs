//! A thread that does one thing after another for whoever asks, and outlives what goes wrong.
//!
//! What is asked for again and again while somebody types is worth doing only in its newest form:
//! an ask of [`Rank::Newest`] takes the place of one that still waits, which is answered
//! [`Outcome::Stale`]. A panic is an answer. Work that takes too long is given up: its thread
//! cannot be stopped, so it is left behind, ends when it is done, and another takes over.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// The stack of the thread, in bytes: deeply nested matter is laid out by recursion.
pub(super) const STACK: usize = 64 << 20;

/// Threads that may be left behind at a time.
const MOST_LEFT: usize = 4;

/// In which order asks are served.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rank {
    /// First; only the newest that waits.
    Newest,
    /// Then these, all of them.
    Ordered,
    /// When nothing else is to be done.
    Quiet,
}

/// What became of an ask.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Outcome<A> {
    /// Done.
    Done(A),
    /// A newer ask took its place, or the worker ended.
    Stale,
    /// It took too long, or an ask of the same label still takes it.
    TooSlow,
    /// It panicked.
    Panicked,
}

/// The worker. It ends with its last owner, after what it is at; nobody waits for it.
pub(crate) struct Worker<J, A>(Arc<Shared<J, A>>);

struct Shared<J, A> {
    work: Box<dyn Fn(&J) -> A + Send + Sync>,
    limit: Duration,
    queue: Mutex<Queue<J, A>>,
    called: Condvar,
}

struct Queue<J, A> {
    newest: Option<Ticket<J, A>>,
    ordered: VecDeque<Ticket<J, A>>,
    quiet: VecDeque<Ticket<J, A>>,
    /// Number of the ticket that is at work, its label, and since when.
    at_work: Option<(u64, String, Instant)>,
    /// Labels of what threads that were left behind still work on.
    left: Vec<(u64, String)>,
    next: u64,
    /// Which thread serves; 0 before the first.
    serving: u64,
    ended: bool,
}

struct Ticket<J, A> {
    number: u64,
    label: String,
    job: J,
    reply: Sender<Outcome<A>>,
}

impl<J, A> Shared<J, A> {
    fn queue(&self) -> MutexGuard<'_, Queue<J, A>> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<J: Send + 'static, A: Send + 'static> Worker<J, A> {
    /// A worker that does `work`, each within `limit`. Its thread starts with the first ask.
    pub fn new(limit: Duration, work: impl Fn(&J) -> A + Send + Sync + 'static) -> Self {
        let queue = Queue {
            newest: None,
            ordered: VecDeque::new(),
            quiet: VecDeque::new(),
            at_work: None,
            left: Vec::new(),
            next: 0,
            serving: 0,
            ended: false,
        };
        Worker(Arc::new(Shared {
            work: Box::new(work),
            limit,
            queue: Mutex::new(queue),
            called: Condvar::new(),
        }))
    }

    /// Has a job done and waits for it. Asks of one label are about the same thing: while a thread
    /// that was left behind still works on one, no other is begun.
    pub fn ask(&self, rank: Rank, label: &str, job: J) -> Outcome<A> {
        let (reply, answer) = channel();
        let number = {
            let mut queue = self.0.queue();
            if queue.ended {
                return Outcome::Stale;
            }
            let busy = queue.left.iter().any(|(_, left)| left == label);
            if busy || queue.left.len() >= MOST_LEFT {
                return Outcome::TooSlow;
            }
            queue.next += 1;
            let number = queue.next;
            let ticket = Ticket { number, label: label.to_owned(), job, reply };
            match rank {
                Rank::Newest => {
                    if let Some(old) = queue.newest.replace(ticket) {
                        let _ = old.reply.send(Outcome::Stale);
                    }
                }
                Rank::Ordered => queue.ordered.push_back(ticket),
                Rank::Quiet => queue.quiet.push_back(ticket),
            }
            if queue.serving == 0 && !self.serve(&mut queue) {
                return Outcome::Stale;
            }
            number
        };
        self.0.called.notify_all();
        self.wait(number, &answer)
    }

    fn wait(&self, number: u64, answer: &Receiver<Outcome<A>>) -> Outcome<A> {
        let mut patience = self.0.limit;
        loop {
            match answer.recv_timeout(patience) {
                Ok(outcome) => return outcome,
                Err(RecvTimeoutError::Disconnected) => return Outcome::Stale,
                Err(RecvTimeoutError::Timeout) => match self.give_up(number) {
                    None => return Outcome::TooSlow,
                    Some(rest) => patience = rest,
                },
            }
        }
    }

    /// Leaves the thread behind that is at this ticket for too long; else how long to wait on.
    fn give_up(&self, number: u64) -> Option<Duration> {
        let mut queue = self.0.queue();
        let Some((_, label, since)) = queue.at_work.clone().filter(|(at, ..)| *at == number) else {
            return Some(self.0.limit);
        };
        let rest = self.0.limit.saturating_sub(since.elapsed());
        if !rest.is_zero() {
            return Some(rest);
        }
        queue.at_work = None;
        queue.left.push((number, label));
        self.serve(&mut queue);
        tracing::warn!(left = queue.left.len(), "work that took too long was left behind");
        None
    }

    /// Starts a thread in the place of the one that serves; whether there is one to be had.
    fn serve(&self, queue: &mut Queue<J, A>) -> bool {
        queue.serving += 1;
        let (shared, turn) = (self.0.clone(), queue.serving);
        let named = std::thread::Builder::new().name("typesetter".to_owned()).stack_size(STACK);
        let started = named.spawn(move || shared.run(turn));
        if let Err(error) = &started {
            tracing::error!(%error, "no thread for the typesetter");
            queue.serving = 0;
            queue.newest = None;
            queue.ordered.clear();
            queue.quiet.clear();
        }
        started.is_ok()
    }
}

impl<J, A> Shared<J, A> {
    fn run(&self, turn: u64) {
        while let Some(ticket) = self.next(turn) {
            let outcome = match catch_unwind(AssertUnwindSafe(|| (self.work)(&ticket.job))) {
                Ok(done) => Outcome::Done(done),
                Err(_) => Outcome::Panicked,
            };
            let mut queue = self.queue();
            queue.left.retain(|(number, _)| *number != ticket.number);
            if queue.serving == turn {
                queue.at_work = None;
            }
            drop(queue);
            // Nobody waits for what was given up.
            let _ = ticket.reply.send(outcome);
        }
    }

    fn next(&self, turn: u64) -> Option<Ticket<J, A>> {
        let mut queue = self.queue();
        loop {
            if queue.ended || queue.serving != turn {
                return None;
            }
            let next = queue.newest.take();
            let next = next.or_else(|| queue.ordered.pop_front()).or_else(|| queue.quiet.pop_front());
            if let Some(ticket) = next {
                queue.at_work = Some((ticket.number, ticket.label.clone(), Instant::now()));
                return Some(ticket);
            }
            queue = self.called.wait(queue).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

impl<J, A> Drop for Worker<J, A> {
    fn drop(&mut self) {
        let mut queue = self.0.queue();
        queue.ended = true;
        queue.newest = None;
        queue.ordered.clear();
        queue.quiet.clear();
        drop(queue);
        self.0.called.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::SyncSender;

    /// Work that says when it has begun and ends when it is told to.
    struct Gate {
        begun: Mutex<Receiver<u32>>,
        go_on: SyncSender<()>,
        worker: Arc<Worker<u32, u32>>,
    }

    fn gate(limit: Duration) -> Gate {
        let (begin, begun) = channel();
        let (go_on, told) = std::sync::mpsc::sync_channel(99);
        let (begin, told) = (Mutex::new(begin), Mutex::new(told));
        let work = move |job: &u32| {
            begin.lock().unwrap().send(*job).unwrap();
            assert!(*job != 13, "on purpose");
            // Even numbers wait; a thread left behind holds no lock while others work.
            if job.is_multiple_of(2) {
                let _ = told.lock().unwrap().recv();
            }
            job * 10
        };
        Gate { begun: Mutex::new(begun), go_on, worker: Arc::new(Worker::new(limit, work)) }
    }

    impl Gate {
        fn ask(&self, rank: Rank, job: u32) -> std::thread::JoinHandle<Outcome<u32>> {
            let worker = self.worker.clone();
            std::thread::spawn(move || worker.ask(rank, &job.to_string(), job))
        }

        fn begun(&self) -> u32 {
            self.begun.lock().unwrap().recv().unwrap()
        }

        fn waiting(&self, many: usize) {
            let here = |queue: &Queue<u32, u32>| {
                usize::from(queue.newest.is_some()) + queue.ordered.len() + queue.quiet.len()
            };
            while here(&self.worker.0.queue()) < many {
                std::thread::yield_now();
            }
        }
    }

    #[test]
    fn only_the_newest_that_waits_is_done() {
        let gate = gate(Duration::from_secs(600));
        let first = gate.ask(Rank::Newest, 2);
        assert_eq!(gate.begun(), 2);
        let second = gate.ask(Rank::Newest, 3);
        gate.waiting(1);
        let third = gate.ask(Rank::Newest, 5);
        assert_eq!(second.join().unwrap(), Outcome::Stale);
        gate.go_on.send(()).unwrap();
        assert_eq!((first.join().unwrap(), third.join().unwrap()), (Outcome::Done(20), Outcome::Done(50)));
    }

    #[test]
    fn what_is_typed_goes_before_orders_and_these_before_the_rest() {
        let gate = gate(Duration::from_secs(600));
        let first = gate.ask(Rank::Quiet, 2);
        assert_eq!(gate.begun(), 2);
        let asked = [(Rank::Quiet, 7), (Rank::Ordered, 5), (Rank::Newest, 3)];
        let asked = asked.map(|(rank, job)| (job, gate.ask(rank, job)));
        gate.waiting(3);
        gate.go_on.send(()).unwrap();
        assert_eq!(first.join().unwrap(), Outcome::Done(20));
        assert_eq!([gate.begun(), gate.begun(), gate.begun()], [3, 5, 7]);
        for (job, asked) in asked {
            assert_eq!(asked.join().unwrap(), Outcome::Done(job * 10));
        }
    }

    #[test]
    fn a_panic_is_an_answer_and_the_thread_goes_on() {
        let gate = gate(Duration::from_secs(600));
        assert_eq!(gate.ask(Rank::Newest, 13).join().unwrap(), Outcome::Panicked);
        assert_eq!(gate.ask(Rank::Newest, 1).join().unwrap(), Outcome::Done(10));
        assert_eq!(gate.worker.0.queue().serving, 1);
    }

    #[test]
    fn what_takes_too_long_is_left_behind() {
        let gate = gate(Duration::from_millis(20));
        assert_eq!(gate.ask(Rank::Newest, 2).join().unwrap(), Outcome::TooSlow);
        // Not begun again while it lasts; all else is done meanwhile.
        assert_eq!(gate.ask(Rank::Newest, 2).join().unwrap(), Outcome::TooSlow);
        assert_eq!(gate.ask(Rank::Newest, 3).join().unwrap(), Outcome::Done(30));
        gate.go_on.send(()).unwrap();
        while !gate.worker.0.queue().left.is_empty() {
            std::thread::yield_now();
        }
        assert_eq!(gate.ask(Rank::Ordered, 7).join().unwrap(), Outcome::Done(70));
    }

    #[test]
    fn an_end_is_an_answer_too() {
        let worker: Worker<u32, u32> = Worker::new(Duration::from_secs(600), |job| *job);
        worker.0.queue().ended = true;
        assert_eq!(worker.ask(Rank::Newest, "", 1), Outcome::Stale);
    }
}
