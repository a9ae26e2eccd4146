//! Hands the revision of the sources to the program, whose security.txt states it.

fn main() {
    println!("cargo:rerun-if-env-changed=CO_STAKING_SOURCE_REVISION");
    let revision = std::env::var("CO_STAKING_SOURCE_REVISION").unwrap_or_else(|_| "unknown".into());
    println!("cargo:rustc-env=CO_STAKING_SOURCE_REVISION={revision}");
}
