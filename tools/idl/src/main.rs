//! Prints the IDL of an Anchor program: `idl <program folder> [arguments for cargo]`.
//!
//! The library starts `cargo test` in that folder. Two traps: run this binary directly and not through
//! `cargo run`, and with RUSTUP_TOOLCHAIN unset, because the library hands a set one to rustup to install.
use std::{env, path::PathBuf};

use anchor_lang_idl::build::IdlBuilder;
use anyhow::{Context, Result, ensure};

fn main() -> Result<()> {
    let mut arguments = env::args().skip(1);
    let program = arguments
        .next()
        .context("usage: idl <program folder> [arguments for cargo]")?;
    ensure!(
        env::var_os("RUSTUP_TOOLCHAIN").is_none(),
        "unset RUSTUP_TOOLCHAIN: the IDL builder would install that toolchain"
    );
    // The IDL is printed by unit tests, so nothing but the library has to be compiled.
    let cargo = ["--lib".into()].into_iter().chain(arguments).collect();
    let idl = IdlBuilder::new()
        .program_path(PathBuf::from(program))
        .cargo_args(cargo)
        .build()?;
    println!("{}", serde_json::to_string_pretty(&idl)?);
    Ok(())
}
