//! Splitting rewards exactly. Amounts are kept in base units and ten-thousandths of one, so a share
//! in basis points never loses anything: the parts of a post always add up to the post.

use crate::limits::BPS_DENOMINATOR;

/// An amount of rewards: whole base units and a fraction in 1/10,000 of a base unit (below 10,000).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Accrued {
    /// Whole base units.
    pub units: u64,
    /// Ten-thousandths of a base unit, always below 10,000.
    pub fraction: u64,
}

/// `amount x bps / 10,000`, exactly. `bps` may not exceed 10,000.
///
/// Splitting the amount first keeps every product within 64 bits: no 128-bit arithmetic.
pub fn share_of(amount: u64, bps: u16) -> Option<Accrued> {
    if bps > BPS_DENOMINATOR {
        return None;
    }
    let (whole, bps) = (u64::from(BPS_DENOMINATOR), u64::from(bps));
    let (high, low) = (amount.checked_div(whole)?, amount.checked_rem(whole)?);
    let low = low.checked_mul(bps)?;
    Some(Accrued {
        units: high.checked_mul(bps)?.checked_add(low.checked_div(whole)?)?,
        fraction: low.checked_rem(whole)?,
    })
}

impl Accrued {
    /// Sum of two amounts, with the carry.
    pub fn plus(self, other: Self) -> Option<Self> {
        let whole = u64::from(BPS_DENOMINATOR);
        let fraction = self.fraction.checked_add(other.fraction)?;
        Some(Self {
            units: self
                .units
                .checked_add(other.units)?
                .checked_add(fraction.checked_div(whole)?)?,
            fraction: fraction.checked_rem(whole)?,
        })
    }
}

/// What a co-stake has earned: its share of everything posted between its entry and its exit.
/// `entry` and `until` are values of the device's running total of posted rewards, base units.
pub fn earned(entry: u64, until: u64, share_bps: u16) -> Option<Accrued> {
    share_of(until.checked_sub(entry)?, share_bps)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn scaled(a: Accrued) -> u128 {
        u128::from(a.units) * 10_000 + u128::from(a.fraction)
    }

    #[test]
    fn one_unit_at_half_is_all_fraction() {
        assert_eq!(
            share_of(1, 5_000),
            Some(Accrued {
                units: 0,
                fraction: 5_000
            })
        );
        assert_eq!(
            share_of(u64::MAX, 10_000),
            Some(Accrued {
                units: u64::MAX,
                fraction: 0
            })
        );
        assert_eq!(share_of(u64::MAX, 0), Some(Accrued::default()));
        assert_eq!(share_of(1, 10_001), None);
        assert_eq!(earned(2, 1, 1), None);
    }

    proptest! {
        #[test]
        fn equals_the_exact_product(amount in any::<u64>(), bps in 0..=10_000u16) {
            let got = share_of(amount, bps).unwrap();
            prop_assert!(got.fraction < 10_000);
            prop_assert_eq!(scaled(got), u128::from(amount) * u128::from(bps));
        }

        #[test]
        fn the_parts_of_a_post_sum_to_the_post(amount in any::<u64>(), bps in 0..=10_000u16) {
            let sum = share_of(amount, bps).unwrap().plus(share_of(amount, 10_000 - bps).unwrap()).unwrap();
            prop_assert_eq!(sum, Accrued { units: amount, fraction: 0 });
        }

        #[test]
        fn many_posts_earn_what_their_sum_earns(posts in prop::collection::vec(0..u64::MAX / 64, 0..32), bps in 0..=10_000u16) {
            let total: u64 = posts.iter().sum();
            let one_by_one = posts
                .iter()
                .map(|p| share_of(*p, bps).unwrap())
                .fold(Accrued::default(), |a, b| a.plus(b).unwrap());
            prop_assert_eq!(one_by_one, earned(0, total, bps).unwrap());
        }
    }
}
