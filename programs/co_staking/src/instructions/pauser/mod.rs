pub mod pause_entries;
pub mod unpause_entries;

pub use pause_entries::*;
