//! So many calls in so much time, and no more.

use std::collections::VecDeque;
use std::time::Duration;

use crate::clock::Clock;

/// What the service allows, and the calls that count against it.
#[derive(Debug)]
pub(crate) struct Window {
    most: usize,
    length: Duration,
    calls: VecDeque<Duration>,
}

impl Default for Window {
    /// What the user guide says; the service's own answers tell what holds today.
    fn default() -> Self {
        Self { most: 30, length: Duration::from_secs(60), calls: VecDeque::new() }
    }
}

impl Window {
    /// Takes the service's word for its limit; a limit of nothing says nothing.
    pub(crate) fn set(&mut self, most: usize, seconds: u64) {
        if most > 0 && seconds > 0 {
            self.most = most;
            self.length = Duration::from_secs(seconds);
        }
    }

    /// Reads `40;w=60s`, the header of an answer.
    pub(crate) fn read_policy(&mut self, policy: &str) {
        let Some((most, length)) = policy.split_once(";w=") else { return };
        let length = length.trim_end_matches('s');
        if let (Ok(most), Ok(seconds)) = (most.trim().parse(), length.trim().parse()) {
            self.set(most, seconds);
        }
    }

    /// How long the window is.
    pub(crate) fn length(&self) -> Duration {
        self.length
    }

    /// Waits until a call is allowed, and counts it.
    pub(crate) fn enter(&mut self, clock: &dyn Clock) {
        loop {
            let now = clock.now();
            while self.calls.front().is_some_and(|call| *call + self.length <= now) {
                self.calls.pop_front();
            }
            let Some(first) = self.calls.front().filter(|_| self.calls.len() >= self.most) else { break };
            clock.sleep(*first + self.length - now);
        }
        self.calls.push_back(clock.now());
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    struct Hand(Cell<Duration>);

    impl Clock for Hand {
        fn now(&self) -> Duration {
            self.0.get()
        }
        fn sleep(&self, time: Duration) {
            self.0.set(self.0.get() + time);
        }
        fn today(&self) -> String {
            String::new()
        }
    }

    #[test]
    fn no_window_of_time_has_more_calls_than_allowed() {
        let clock = Hand(Cell::new(Duration::from_secs(1000)));
        let mut window = Window::default();
        window.read_policy("3;w=10s");
        let calls: Vec<Duration> = (0..8)
            .map(|_| {
                window.enter(&clock);
                let at = clock.now();
                clock.sleep(Duration::from_secs(1));
                at
            })
            .collect();
        let at = |seconds: u64| Duration::from_secs(1000 + seconds);
        assert_eq!(calls, [0, 1, 2, 10, 11, 12, 20, 21].map(at));
    }

    #[test]
    fn a_limit_of_nothing_says_nothing() {
        let mut window = Window::default();
        window.set(0, 0);
        window.read_policy("much");
        assert_eq!((window.most, window.length), (30, Duration::from_secs(60)));
    }
}
