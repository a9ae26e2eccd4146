//! The SPL token program as it is published, with its own entrypoint, in a shared object of ours.
extern crate spl_token as _;
