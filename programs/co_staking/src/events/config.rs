use anchor_lang::prelude::*;

#[event]
pub struct ConfigInitialized {
    pub mint: Pubkey,
    pub token_program: Pubkey,
    pub admin: Pubkey,
    pub registrar: Pubkey,
    pub reward_authority: Pubkey,
    pub slasher: Pubkey,
    pub arbiter: Pubkey,
    pub pauser: Pubkey,
    pub base_stake_per_card: u64,
    pub at: i64,
}
