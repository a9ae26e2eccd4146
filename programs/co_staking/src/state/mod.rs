//! The accounts. All are zero-copy: fixed size, explicit padding, read in place (ADR 0003).

pub mod config;
pub mod device;
pub mod offer;
pub mod participant;
pub mod slots;
pub mod wallet_link;

pub use config::*;
pub use device::*;
pub use offer::*;
pub use participant::*;
pub use slots::*;
pub use wallet_link::*;

// Layouts are part of the interface: a change of size is a new version with a migration.
const _: () = {
    assert!(Config::SPACE == 680);
    assert!(Participant::SPACE == 464);
    assert!(WalletLink::SPACE == 144);
    assert!(Device::SPACE == 728);
    assert!(Offer::SPACE == 384);
};
