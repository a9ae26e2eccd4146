pub mod open_case;

pub use open_case::*;
