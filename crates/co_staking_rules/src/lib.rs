//! The rules of co-staking as pure functions: no account, no clock, no token, no allocation.
//!
//! The program calls these functions and nothing else to decide amounts, dates and phases; the SDK
//! mirrors them. A function returns `None` if the result does not fit its type: the program
//! turns that into its `MathOverflow` error, so no input can end in a panic.
#![cfg_attr(not(test), no_std)]
#![forbid(unsafe_code)]
#![cfg_attr(
    not(test),
    deny(
        clippy::arithmetic_side_effects,
        clippy::indexing_slicing,
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic
    )
)]

pub mod buckets;
pub mod case;
pub mod hold;
pub mod limits;
pub mod nomination;
pub mod phase;
pub mod requirement;
pub mod rewards;
pub mod slash;
pub mod stake;
pub mod term;
