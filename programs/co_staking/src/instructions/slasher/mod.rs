pub mod open_case;
pub mod withdraw_case;

pub use open_case::*;
pub use withdraw_case::*;
