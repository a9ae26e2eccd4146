use anchor_lang::prelude::*;
use co_staking_rules::nomination::{Nomination, NominationRefusal};

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
    const ALL: [Self; 6] = [
        Self::Admin,
        Self::Registrar,
        Self::RewardAuthority,
        Self::Slasher,
        Self::Arbiter,
        Self::Pauser,
    ];

    /// Whether locked stake can be lost through the role: such a nomination matures for 42 days.
    fn can_take_stake(self) -> bool {
        matches!(self, Self::Admin | Self::Slasher | Self::Arbiter)
    }

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

/// The five roles that `initialize` sets beside the admin, and the spare admin.
pub struct Roles {
    pub registrar: Pubkey,
    pub reward_authority: Pubkey,
    pub slasher: Pubkey,
    pub arbiter: Pubkey,
    pub pauser: Pubkey,
    /// Nominated for the admin role as one that has matured; the empty address for no one.
    pub spare_admin: Pubkey,
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

    /// First step of a hand-over; the empty address takes a nomination back. Returns the dates of the
    /// nomination that is in place then.
    pub fn nominate(&mut self, role: Role, nominee: Pubkey, now: i64) -> Result<Nomination> {
        let taken_back = nominee == Pubkey::default();
        let next = match (role, taken_back) {
            (Role::Admin, true) => self.nomination(role).take_back_admin(now),
            (Role::Admin, false) => self.nomination(role).replace_admin(now),
            (_, true) => Ok(Nomination::default()),
            (Role::Slasher | Role::Arbiter, false) => Nomination::made(now),
            (Role::Registrar | Role::RewardAuthority | Role::Pauser, false) => Ok(Nomination::matured(now)),
        }
        .map_err(refuse_nomination)?;
        // A spare admin that is taken back stays valid for a while.
        if next.ends_at == 0 {
            *self.seat(role).1 = nominee;
        }
        self.set_nomination(role, next);
        Ok(next)
    }

    /// Second step: the nominee takes the role. Returns who held it before.
    pub fn accept(&mut self, role: Role, nominee: Pubkey, now: i64) -> Result<Pubkey> {
        let (holder, pending) = self.seat(role);
        ensure!(*pending == nominee, CoStakingError::NotNominee);
        let before = *holder;
        let nomination = self.nomination(role);
        if role.can_take_stake() {
            nomination.accept(now).map_err(refuse_nomination)?;
        }
        *self.seat(role).0 = nominee;
        self.require_two_keys()?;
        self.clear_nomination(role);
        match role {
            // What the predecessor prepared ends with the predecessor.
            Role::Admin => {
                Role::ALL.into_iter().for_each(|role| self.clear_nomination(role));
                self.drop_announced_terms(now)?;
            }
            Role::Arbiter => self.arbiter_since = nomination.matures_at,
            _ => {}
        }
        Ok(before)
    }

    /// The admin vacates any role but its own, a slasher or arbiter its own. Returns who held it.
    pub fn vacate(&mut self, role: Role, by: &Pubkey) -> Result<Pubkey> {
        ensure!(role != Role::Admin, CoStakingError::AdminNotVacatable);
        let admin = self.admin;
        let holder = self.seat(role).0;
        let own = *holder == *by && matches!(role, Role::Slasher | Role::Arbiter);
        ensure!(own || admin == *by, CoStakingError::NotAdminNorHolder);
        ensure!(*holder != Pubkey::default(), CoStakingError::RoleVacant);
        Ok(core::mem::take(holder))
    }

    /// Slasher and arbiter are two keys. If one of the roles is vacant there is nothing to compare.
    fn require_two_keys(&self) -> Result<()> {
        let vacant = self.slasher == Pubkey::default();
        ensure!(
            vacant || self.slasher != self.arbiter,
            CoStakingError::SameSlasherAndArbiter
        );
        Ok(())
    }

    /// Dates of the nomination for a role that can take stake; for another, none.
    fn nomination(&self, role: Role) -> Nomination {
        let (matures_at, ends_at) = match role {
            Role::Admin => (self.pending_admin_matures_at, self.pending_admin_ends_at),
            Role::Slasher => (self.pending_slasher_matures_at, 0),
            Role::Arbiter => (self.pending_arbiter_matures_at, 0),
            Role::Registrar | Role::RewardAuthority | Role::Pauser => (0, 0),
        };
        Nomination { matures_at, ends_at }
    }

    fn set_nomination(&mut self, role: Role, nomination: Nomination) {
        match role {
            Role::Admin => {
                self.pending_admin_matures_at = nomination.matures_at;
                self.pending_admin_ends_at = nomination.ends_at;
            }
            Role::Slasher => self.pending_slasher_matures_at = nomination.matures_at,
            Role::Arbiter => self.pending_arbiter_matures_at = nomination.matures_at,
            Role::Registrar | Role::RewardAuthority | Role::Pauser => {}
        }
    }

    fn clear_nomination(&mut self, role: Role) {
        *self.seat(role).1 = Pubkey::default();
        self.set_nomination(role, Nomination::default());
    }
}

fn refuse_nomination(refusal: NominationRefusal) -> Error {
    refuse(match refusal {
        NominationRefusal::NotMatured => CoStakingError::NominationNotMatured,
        NominationRefusal::Ended => CoStakingError::NominationEnded,
        NominationRefusal::SpareStands => CoStakingError::SpareAdminStands,
        NominationRefusal::TakenBack => CoStakingError::SpareAdminTakenBack,
        NominationRefusal::Overflow => CoStakingError::MathOverflow,
    })
}
