pub mod attest_participant;
pub mod create_participant;
pub mod link_wallet;
pub mod register_device;
pub mod report_device;
pub mod terminate_device;
pub mod unlink_wallet;

pub use attest_participant::*;
pub use create_participant::*;
pub use link_wallet::*;
pub use register_device::*;
pub use report_device::*;
pub use terminate_device::*;
pub use unlink_wallet::*;
