use anchor_lang::prelude::*;

use super::{Config, RoleByte};
use crate::error::{refuse, CoStakingError};

/// The six roles, as `nominate_role` and `accept_role` number them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "idl-build",
    derive(AnchorSerialize),
    borsh(use_discriminant = false)
)]
#[repr(u8)]
pub enum Role {
    Admin = 0,
    Registrar = 1,
    RewardAuthority = 2,
    Slasher = 3,
    Arbiter = 4,
    Pauser = 5,
}

impl Role {
    /// The role of a byte that a caller gave.
    pub fn from_byte(byte: RoleByte) -> Result<Self> {
        Ok(match byte.0 {
            0 => Self::Admin,
            1 => Self::Registrar,
            2 => Self::RewardAuthority,
            3 => Self::Slasher,
            4 => Self::Arbiter,
            5 => Self::Pauser,
            _ => return Err(refuse(CoStakingError::BadRole)),
        })
    }
}

/// The five roles that `initialize` sets besides the admin.
pub struct Roles {
    pub registrar: Pubkey,
    pub reward_authority: Pubkey,
    pub slasher: Pubkey,
    pub arbiter: Pubkey,
    pub pauser: Pubkey,
}

impl Roles {
    pub fn check(&self) -> Result<()> {
        let all = [
            self.registrar,
            self.reward_authority,
            self.slasher,
            self.arbiter,
            self.pauser,
        ];
        ensure!(!all.contains(&Pubkey::default()), CoStakingError::EmptyRole);
        ensure!(
            self.slasher != self.arbiter,
            CoStakingError::SameSlasherAndArbiter
        );
        Ok(())
    }
}

impl Config {
    /// Holder of a role, and who is nominated to follow.
    fn seat(&mut self, role: Role) -> (&mut Pubkey, &mut Pubkey) {
        match role {
            Role::Admin => (&mut self.admin, &mut self.pending_admin),
            Role::Registrar => (&mut self.registrar, &mut self.pending_registrar),
            Role::RewardAuthority => (&mut self.reward_authority, &mut self.pending_reward_authority),
            Role::Slasher => (&mut self.slasher, &mut self.pending_slasher),
            Role::Arbiter => (&mut self.arbiter, &mut self.pending_arbiter),
            Role::Pauser => (&mut self.pauser, &mut self.pending_pauser),
        }
    }

    /// First step of a hand-over; the empty address takes a nomination back.
    pub fn nominate(&mut self, role: Role, nominee: Pubkey) {
        *self.seat(role).1 = nominee;
    }

    /// Second step: the nominee takes the role. Returns who held it before.
    pub fn accept(&mut self, role: Role, nominee: Pubkey) -> Result<Pubkey> {
        let (holder, pending) = self.seat(role);
        ensure!(*pending == nominee, CoStakingError::NotNominee);
        let before = core::mem::replace(holder, nominee);
        *pending = Pubkey::default();
        ensure!(
            self.slasher != self.arbiter,
            CoStakingError::SameSlasherAndArbiter
        );
        Ok(before)
    }
}
