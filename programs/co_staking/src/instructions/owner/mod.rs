pub mod appeal_as_owner;
pub mod create_offer;
pub mod give_notice;
pub mod retract_offer;
pub mod stake;
pub mod unstake_owner_stake;
pub mod withdraw_overflow;

pub use appeal_as_owner::*;
pub use create_offer::*;
pub use give_notice::*;
pub use retract_offer::*;
pub use stake::*;
pub use unstake_owner_stake::*;
pub use withdraw_overflow::*;
