//! The rules of co-staking, for SBF and for this machine: every public function of `co_staking_rules`.
mod draw;
mod keys;
mod money;
mod slashing;
mod time;

use common::Group;

pub const GROUPS: [(&str, Group); 11] = [
    ("split and accrued rewards", money::rewards),
    ("minimum stake", money::minimum),
    ("announced requirement", time::requirement),
    ("counted stake, gates, overflow", money::stake),
    ("phases and exit dates", time::exits),
    ("hold and notice", time::hold),
    ("hits and exposure", slashing::hits),
    ("cap of a party over many cases", slashing::cap),
    ("nominations", keys::nominations),
    ("slash terms", keys::terms),
    ("decisions and ends of cases", keys::cases),
];

#[cfg(target_os = "solana")]
common::entrypoint!(GROUPS);
