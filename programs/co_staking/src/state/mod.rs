//! The accounts. All are zero-copy: fixed size, explicit padding, read in place (ADR 0003).

pub mod bytes;
pub mod config;
pub mod device;
pub mod device_requirement;
pub mod device_rewards;
pub mod device_slots;
pub mod device_stake;
pub mod offer;
pub mod parameters;
pub mod participant;
pub mod roles;
pub mod slash_case;
pub mod slash_terms;
pub mod slashing;
pub mod slots;
pub mod wallet_link;

pub use bytes::*;
pub use config::*;
pub use device::*;
pub use device_requirement::*;
pub use device_rewards::*;
pub use offer::*;
pub use parameters::*;
pub use participant::*;
pub use roles::*;
pub use slash_case::*;
pub use slash_terms::*;
pub use slashing::*;
pub use slots::*;
pub use wallet_link::*;

// Layouts are part of the interface: a change of size is a new version with a migration.
const _: () = {
    assert!(Config::SPACE == 680);
    assert!(Participant::SPACE == 464);
    assert!(WalletLink::SPACE == 144);
    assert!(core::mem::size_of::<CoStakeSlot>() == 56);
    assert!(Device::SPACE == 824);
    assert!(Offer::SPACE == 424);
    assert!(SlashCase::SPACE == 384);
};
