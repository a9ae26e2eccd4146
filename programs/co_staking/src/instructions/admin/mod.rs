pub mod initialize;
pub mod nominate_role;
pub mod update_parameters;

pub use initialize::*;
pub use nominate_role::*;
pub use update_parameters::*;
