pub mod decide_case;

pub use decide_case::*;
