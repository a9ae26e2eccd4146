pub mod accept_offer;
pub mod appeal_as_co_staker;
pub mod unstake_co_stake;

pub use accept_offer::*;
pub use appeal_as_co_staker::*;
pub use unstake_co_stake::*;
