pub mod accept_offer;
pub mod unstake_co_stake;

pub use accept_offer::*;
pub use unstake_co_stake::*;
