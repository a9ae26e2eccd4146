//! What happened, for those who read the chain later. Emitted by self-CPI, so that a truncated log
//! loses nothing. Amounts are base units, times unix seconds; `*_after` is the balance afterwards.

pub mod case;
pub mod config;
pub mod device;
mod emit;
pub mod offer;
pub mod participant;
pub mod reward;
pub mod stake;

#[cfg(not(feature = "idl-build"))]
pub use anchor_lang::event_cpi;
#[cfg(feature = "idl-build")]
pub use idl_accounts::event_cpi;

pub use case::*;
pub use config::*;
pub use device::*;
pub use emit::emit;
pub use offer::*;
pub use participant::*;
pub use reward::*;
pub use stake::*;
