pub mod post_rewards;

pub use post_rewards::*;
