use anchor_lang::prelude::*;

#[event]
pub struct ParticipantOpened {
    pub participant: Pubkey,
    pub id: [u8; 32],
    /// 1 where the registrar opened it, so that it is attested from the start.
    pub attested: u8,
    pub at: i64,
}

#[event]
pub struct ParticipantAttested {
    pub participant: Pubkey,
    pub at: i64,
}

#[event]
pub struct WalletLinked {
    pub participant: Pubkey,
    pub wallet: Pubkey,
    pub at: i64,
}

#[event]
pub struct WalletUnlinked {
    pub participant: Pubkey,
    pub wallet: Pubkey,
    pub at: i64,
}

#[event]
pub struct ParticipantClosed {
    pub participant: Pubkey,
    pub at: i64,
}
