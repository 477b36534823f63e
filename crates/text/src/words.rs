//! The fixed words of a language.

use crate::acting::Actor;
use outlook::{Basis, Indicator, Measure};
use scenario::{ChartId, LeverId, Unit};

/// The words about a lever.
#[derive(Debug, Clone, Copy)]
pub struct LeverWords {
    /// Its name.
    pub name: &'static str,
    /// What it means, in a sentence or two.
    pub meaning: &'static str,
}

/// The words about an indicator.
#[derive(Debug, Clone, Copy)]
pub struct IndicatorWords {
    /// Its name as a heading.
    pub name: &'static str,
    /// What it counts and what it does not.
    pub meaning: &'static str,
}

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
    pub tagline: &'static str,
    pub home: &'static str,

    pub start_question: &'static str,
    pub start_lead: &'static str,
    pub start_examples: &'static str,
    pub start_all: &'static str,
    pub start_promise: [(&'static str, &'static str); 3],

    pub choose: &'static str,
    pub choose_other: &'static str,
    pub choose_hint: &'static str,
    pub choose_none: &'static str,
    pub choose_open: &'static str,

    pub levers: &'static str,
    pub levers_lead: &'static str,
    pub reset: &'static str,
    pub reset_all: &'static str,
    pub todays_course: &'static str,
    pub as_today: &'static str,
    pub lever_detail: &'static str,
    pub change_field: &'static str,
    pub who_can_act: &'static str,
    pub tried: &'static str,
    pub undocumented: &'static str,
    pub source: &'static str,
    pub reached_in: &'static str,
    pub actors: [&'static str; 6],
    pub text_loading: &'static str,
    pub text_failed: &'static str,
    pub lever_tfr: LeverWords,
    pub lever_migdom: LeverWords,
    pub lever_migint: LeverWords,
    pub lever_e0: LeverWords,
    pub lever_ret: LeverWords,
    pub lever_emp: LeverWords,
    pub lever_hours: LeverWords,
    pub lever_health: LeverWords,
    pub lever_care: LeverWords,
    pub lever_kinder: LeverWords,
    pub unit_children: &'static str,
    pub unit_per_thousand: &'static str,
    pub unit_points: &'static str,
    pub unit_years: &'static str,
    pub unit_percent: &'static str,

    pub figures: &'static str,
    pub now: &'static str,
    pub no_figure: &'static str,
    pub population: IndicatorWords,
    pub age_0_15: IndicatorWords,
    pub age_20_66: IndicatorWords,
    pub age_80_plus: IndicatorWords,
    pub employed: IndicatorWords,
    pub working_age_per_80_plus: IndicatorWords,
    pub kindergarten_children: IndicatorWords,
    pub pupils: IndicatorWords,
    pub home_care_users: IndicatorWords,
    pub institution_residents: IndicatorWords,
    pub person_years_care: IndicatorWords,
    pub labour_input: IndicatorWords,
    pub basis_measured: &'static str,
    pub basis_national_rate: &'static str,
    pub basis_derived: &'static str,
    pub basis_derived_rate: &'static str,
    pub unit_persons: &'static str,
    pub unit_person_years: &'static str,
    pub unit_per_older: &'static str,
    pub unit_todays_hours: &'static str,
    pub about_figure: &'static str,

    pub chart_choice: &'static str,
    pub chart_inhabitants: ChartWords,
    pub chart_ages: ChartWords,
    pub chart_change: ChartWords,
    pub births: &'static str,
    pub deaths: &'static str,
    pub net_moves: &'static str,
    pub line_axis: &'static str,
    pub history: &'static str,
    pub baseline: &'static str,
    pub official: &'static str,
    pub own: &'static str,
    pub as_table: &'static str,
    pub year: &'static str,
    pub broken_axis: &'static str,
    pub drawing: &'static str,
    pub chart_failed: &'static str,

    pub pyramid_title: &'static str,
    pub men: &'static str,
    pub women: &'static str,
    pub age: &'static str,
    pub outline_today: &'static str,
    pub play: &'static str,
    pub pause: &'static str,
    pub persons: &'static str,
    pub follow: &'static str,
    pub follow_hint: &'static str,
    pub follow_none: &'static str,
    pub ages_and_older: &'static str,

    pub loading: &'static str,
    pub failed: &'static str,
    pub failed_lead: &'static str,
    pub retry: &'static str,
    pub details: &'static str,
    pub notices: &'static str,
    pub moved_number: &'static str,
    pub close: &'static str,

    pub sources: &'static str,
    pub sources_lead: &'static str,
    pub source_line: &'static str,
    pub open_full: &'static str,
    pub workshop: &'static str,
    pub workshop_guess: &'static str,
    pub workshop_number: &'static str,
    pub workshop_back: &'static str,
    pub workshop_answer: &'static str,
    pub workshop_levers: &'static str,
    pub workshop_code: &'static str,
    pub workshop_hint: &'static str,
    pub workshop_start: &'static str,
    pub embed: &'static str,
    pub embed_lead: &'static str,
    pub embed_levers: &'static str,
    pub embed_hide: &'static str,
    pub embed_snippet: &'static str,
    pub embed_preview: &'static str,
    pub copy: &'static str,
    pub copied: &'static str,
    pub privacy: &'static str,
    pub method_lead: &'static str,
}

impl Words {
    /// Someone who can move a lever.
    pub const fn actor(&self, who: Actor) -> &'static str {
        self.actors[who as usize]
    }

    /// The words about a chart.
    pub const fn chart(&self, id: ChartId) -> &ChartWords {
        match id {
            ChartId::Inhabitants => &self.chart_inhabitants,
            ChartId::Ages => &self.chart_ages,
            ChartId::Change => &self.chart_change,
        }
    }

    /// The words about a lever.
    pub const fn lever(&self, id: LeverId) -> &LeverWords {
        match id {
            LeverId::Tfr => &self.lever_tfr,
            LeverId::Migdom => &self.lever_migdom,
            LeverId::Migint => &self.lever_migint,
            LeverId::E0 => &self.lever_e0,
            LeverId::Ret => &self.lever_ret,
            LeverId::Emp => &self.lever_emp,
            LeverId::Hours => &self.lever_hours,
            LeverId::Health => &self.lever_health,
            LeverId::Care => &self.lever_care,
            LeverId::Kinder => &self.lever_kinder,
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

    /// The words about an indicator.
    pub const fn indicator(&self, indicator: Indicator) -> &IndicatorWords {
        match indicator {
            Indicator::Population => &self.population,
            Indicator::Age0To15 => &self.age_0_15,
            Indicator::Age20To66 => &self.age_20_66,
            Indicator::Age80Plus => &self.age_80_plus,
            Indicator::Employed => &self.employed,
            Indicator::WorkingAgePer80Plus => &self.working_age_per_80_plus,
            Indicator::KindergartenChildren => &self.kindergarten_children,
            Indicator::Pupils => &self.pupils,
            Indicator::HomeCareUsers => &self.home_care_users,
            Indicator::InstitutionResidents => &self.institution_residents,
            Indicator::PersonYearsCare => &self.person_years_care,
            Indicator::LabourInput => &self.labour_input,
        }
    }

    /// How a figure comes about.
    pub const fn basis(&self, basis: Basis) -> &'static str {
        match basis {
            Basis::Measured => self.basis_measured,
            Basis::NationalRate => self.basis_national_rate,
            Basis::Derived => self.basis_derived,
            Basis::DerivedRate => self.basis_derived_rate,
        }
    }

    /// The unit of an indicator's figures, as it stands behind a number.
    pub const fn measure(&self, measure: Measure) -> &'static str {
        match measure {
            Measure::Persons => self.unit_persons,
            Measure::PersonYears => self.unit_person_years,
            Measure::AdultsPerOlder => self.unit_per_older,
            Measure::AtTodaysHours => self.unit_todays_hours,
        }
    }
}
