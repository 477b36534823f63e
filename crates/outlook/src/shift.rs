//! A profile by age, moved to other ages.

/// Writes `profile` by single age into `shifted`, moved up by `years` from the age `from` on.
///
/// Under `from` nothing changes. At `from` and over, each age gets what the profile has `years` below it, but never from
/// under `from`: moved up, the first ages keep the value of `from`. Moved down (`years` below zero), beyond the last age
/// the last value holds. Between two ages the value lies on a straight line.
pub(crate) fn shifted(profile: &[f64], from: usize, years: f64, shifted: &mut [f64]) {
    let last = profile.len() - 1;
    // The age of the profile at or below the one that is looked for: it only rises.
    let mut i = from;
    for (age, slot) in shifted.iter_mut().enumerate() {
        if age < from {
            *slot = profile[age];
            continue;
        }
        // Not `clamp`: its panic would bring the standard library's code for writing doubles into the page's first file.
        let at = (age as f64 - years).max(from as f64).min(last as f64);
        while i < last && (i + 1) as f64 <= at {
            i += 1;
        }
        let part = at - i as f64;
        // At a whole age nothing is mixed in: the profile's own bits.
        *slot = if part == 0.0 { profile[i] } else { profile[i] + part * (profile[i + 1] - profile[i]) };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moved(years: f64) -> Vec<f64> {
        let profile = [9.0, 8.0, 6.0, 3.0, 1.0];
        let mut to = [0.0; 5];
        shifted(&profile, 1, years, &mut to);
        to.to_vec()
    }

    #[test]
    fn a_profile_moves_up_and_down_from_its_age() {
        assert_eq!(moved(0.0), [9.0, 8.0, 6.0, 3.0, 1.0]);
        assert_eq!(moved(1.0), [9.0, 8.0, 8.0, 6.0, 3.0]);
        assert_eq!(moved(0.5), [9.0, 8.0, 7.0, 4.5, 2.0]);
        assert_eq!(moved(-1.0), [9.0, 6.0, 3.0, 1.0, 1.0]);
        assert_eq!(moved(-0.5), [9.0, 7.0, 4.5, 2.0, 1.0]);
        assert_eq!(moved(9.0), [9.0, 8.0, 8.0, 8.0, 8.0]);
    }
}
