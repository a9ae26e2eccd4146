pub mod initialize;
pub mod nominate_role;
pub mod set_slash_term;
pub mod update_parameters;
pub mod vacate_role;

pub use initialize::*;
pub use nominate_role::*;
pub use set_slash_term::*;
pub use update_parameters::*;
pub use vacate_role::*;
