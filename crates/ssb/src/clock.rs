//! Time, as far as a service's limits need it.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// A clock that can be waited on; tests bring one of their own.
pub trait Clock {
    /// Time since any fixed moment.
    fn now(&self) -> Duration;
    /// Waits.
    fn sleep(&self, time: Duration);
    /// Today's date, `YYYY-MM-DD`.
    fn today(&self) -> String;
}

/// The machine's clock.
#[derive(Debug, Clone, Copy)]
pub struct SystemClock(Instant);

impl Default for SystemClock {
    fn default() -> Self {
        Self(Instant::now())
    }
}

impl Clock for SystemClock {
    fn now(&self) -> Duration {
        self.0.elapsed()
    }

    fn sleep(&self, time: Duration) {
        std::thread::sleep(time);
    }

    fn today(&self) -> String {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        date(since.as_secs() / 86_400)
    }
}

/// The date so many days after 1 January 1970.
fn date(days: u64) -> String {
    let leap = |year: u64| year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let (mut year, mut left) = (1970, days);
    loop {
        let length = if leap(year) { 366 } else { 365 };
        if left < length {
            break;
        }
        left -= length;
        year += 1;
    }
    let mut month = 1;
    for length in [31, if leap(year) { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30] {
        if left < length {
            break;
        }
        left -= length;
        month += 1;
    }
    format!("{year}-{month:02}-{:02}", left + 1)
}

#[cfg(test)]
mod tests {
    use super::date;

    #[test]
    fn dates_by_hand() {
        assert_eq!(date(0), "1970-01-01");
        // 30 years with 7 leap days, and 31 + 28 days of a year that is one itself.
        assert_eq!(date(30 * 365 + 7 + 31 + 28), "2000-02-29");
        assert_eq!(date(20_787), "2026-11-30");
        assert_eq!(date(20_818), "2026-12-31");
    }
}
