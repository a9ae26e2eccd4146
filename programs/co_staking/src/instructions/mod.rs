//! One file per instruction, one folder per party that may call it.

pub mod admin;
pub mod anyone;
pub mod arbiter;
pub mod co_staker;
pub mod owner;
pub mod pauser;
pub mod registrar;
pub mod reward_authority;
pub mod slasher;

pub use admin::*;
pub use anyone::*;
pub use arbiter::*;
pub use co_staker::*;
pub use owner::*;
pub use pauser::*;
pub use registrar::*;
pub use reward_authority::*;
pub use slasher::*;
