pub mod claim_co_stake_rewards;
pub mod claim_owner_rewards;
pub mod close_expired_offer;
pub mod open_participant;
pub mod withdraw_co_stake;
pub mod withdraw_owner_stake;

pub use claim_co_stake_rewards::*;
pub use claim_owner_rewards::*;
pub use close_expired_offer::*;
pub use open_participant::*;
pub use withdraw_co_stake::*;
pub use withdraw_owner_stake::*;
