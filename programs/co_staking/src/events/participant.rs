use anchor_lang::prelude::*;

/// An account of wallets was opened.
#[event]
pub struct ParticipantOpened {
    /// The account of wallets.
    pub participant: Pubkey,
    /// A wallet's own key if self-opened, else an id that the registrar chose.
    pub id: [u8; 32],
    /// 1 if the registrar opened it, so that it is attested from the start.
    pub attested: u8,
    /// Unix second of the event.
    pub at: i64,
}

/// The registrar attested that the wallets of an account belong together.
#[event]
pub struct ParticipantAttested {
    /// The account of wallets.
    pub participant: Pubkey,
    /// Unix second of the event.
    pub at: i64,
}

/// The registrar took an attestation back. Live claims stay.
#[event]
pub struct AttestationRevoked {
    /// The account of wallets.
    pub participant: Pubkey,
    /// Unix second of the event.
    pub at: i64,
}

/// A wallet was linked to an account: its claims count there.
#[event]
pub struct WalletLinked {
    /// The account of wallets.
    pub participant: Pubkey,
    /// The wallet.
    pub wallet: Pubkey,
    /// Unix second of the event.
    pub at: i64,
}

/// A wallet was taken out of an account.
#[event]
pub struct WalletUnlinked {
    /// The account of wallets.
    pub participant: Pubkey,
    /// The wallet.
    pub wallet: Pubkey,
    /// Unix second of the event.
    pub at: i64,
}

/// An account without claims was closed.
#[event]
pub struct ParticipantClosed {
    /// The account of wallets.
    pub participant: Pubkey,
    /// Unix second of the event.
    pub at: i64,
}
