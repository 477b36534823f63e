//! The fixed words of a language.

use scenario::{ChartId, LeverId, Unit};

/// The words about a chart.
#[derive(Debug, Clone, Copy)]
pub struct ChartWords {
    /// What it is called where it is chosen.
    pub short: &'static str,
    /// Its heading.
    pub title: &'static str,
}

/// Words and phrases of a language. Fields in angle brackets are filled in by [`crate::sentence`].
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs, reason = "each field is the words it names")]
pub struct Words {
    pub language_name: &'static str,
    pub language: &'static str,
    pub skip_to_content: &'static str,
    pub home: &'static str,

    pub start_question: &'static str,

    pub levers: &'static str,
    pub levers_lead: &'static str,
    pub starting_points: &'static str,
    pub reset: &'static str,
    pub reset_all: &'static str,
    pub todays_course: &'static str,
    pub as_today: &'static str,
    pub lever_detail: &'static str,
    pub lever_detail_of: &'static str,
    pub lever_tfr: &'static str,
    pub lever_migdom: &'static str,
    pub lever_migint: &'static str,
    pub lever_e0: &'static str,
    pub lever_ret: &'static str,
    pub lever_emp: &'static str,
    pub lever_hours: &'static str,
    pub lever_health: &'static str,
    pub lever_care: &'static str,
    pub lever_kinder: &'static str,
    pub unit_children: &'static str,
    pub unit_per_thousand: &'static str,
    pub unit_points: &'static str,
    pub unit_years: &'static str,
    pub unit_percent: &'static str,

    pub chart_choice: &'static str,
    pub chart_inhabitants: ChartWords,
    pub chart_ages: ChartWords,
    pub chart_change: ChartWords,
    pub broken_axis: &'static str,
    pub drawing: &'static str,
    pub chart_failed: &'static str,

    pub loading: &'static str,
    pub failed: &'static str,
    pub failed_lead: &'static str,
    pub retry: &'static str,
    pub details: &'static str,
}

impl Words {
    /// The words about a chart.
    pub const fn chart(&self, id: ChartId) -> &ChartWords {
        match id {
            ChartId::Inhabitants => &self.chart_inhabitants,
            ChartId::Ages => &self.chart_ages,
            ChartId::Change => &self.chart_change,
        }
    }

    /// The name of a lever.
    pub const fn lever(&self, id: LeverId) -> &'static str {
        match id {
            LeverId::Tfr => self.lever_tfr,
            LeverId::Migdom => self.lever_migdom,
            LeverId::Migint => self.lever_migint,
            LeverId::E0 => self.lever_e0,
            LeverId::Ret => self.lever_ret,
            LeverId::Emp => self.lever_emp,
            LeverId::Hours => self.lever_hours,
            LeverId::Health => self.lever_health,
            LeverId::Care => self.lever_care,
            LeverId::Kinder => self.lever_kinder,
        }
    }

    /// The name of a unit, as it stands behind a number.
    pub const fn unit(&self, unit: Unit) -> &'static str {
        match unit {
            Unit::ChildrenPerWoman => self.unit_children,
            Unit::PerThousandAYear => self.unit_per_thousand,
            Unit::PercentagePoints => self.unit_points,
            Unit::Years => self.unit_years,
            Unit::Percent => self.unit_percent,
        }
    }
}
