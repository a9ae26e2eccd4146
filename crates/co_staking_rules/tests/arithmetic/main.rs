//! Monotony, conservation and rounding direction of every rule, as properties over the whole domain and
//! exhausted over small ones. `ARITHMETIC_CASES` sets the cases of each property.

mod cap;
mod hold;
mod limits;
mod minimum;
mod overflow;
mod rewards;
mod slash;
mod split;
mod stake;
mod timers;

use proptest::test_runner::Config;

/// Enough to fail soon if something is wrong; `npm run test:arithmetic` runs a million.
const CASES: u32 = 500;

fn config() -> Config {
    let cases = std::env::var("ARITHMETIC_CASES")
        .ok()
        .map_or(CASES, |text| text.parse().expect("ARITHMETIC_CASES is a number"));
    Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    }
}

/// An amount of 64 bits: anything, and often near an end or a multiple of 10,000.
fn amount() -> impl proptest::strategy::Strategy<Value = u64> {
    use proptest::prelude::*;
    prop_oneof![
        4 => any::<u64>(),
        2 => 0..100_000u64,
        1 => (u64::MAX - 20_000)..=u64::MAX,
        1 => (any::<u64>(), 0..3u64).prop_map(|(a, b)| (a / 10_000 * 10_000).saturating_add(b)),
    ]
}

fn bps() -> impl proptest::strategy::Strategy<Value = u16> {
    use proptest::prelude::*;
    prop_oneof![6 => 0..=10_000u16, 1 => Just(0), 1 => Just(10_000), 1 => Just(9_999)]
}
