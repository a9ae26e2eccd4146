//! The most frequent state change, booking a reward post on a device, with both of Anchor's account types. The fields
//! are those of the program's `Device`; only the account type differs.
use anchor_lang::prelude::*;
use co_staking_rules::rewards::{share_of, Accrued};

declare_id!("CosBench11111111111111111111111111111111111");

macro_rules! device {
    ($name:ident, $slot:ident, $(#[$attribute:meta])*) => {
        $(#[$attribute])*
        pub struct $name {
            pub head: [u8; 8],
            pub id: [u8; 16],
            pub model: [u8; 32],
            pub owner: Pubkey,
            pub participant: Pubkey,
            pub stake_vault: Pubkey,
            pub reward_vault: Pubkey,
            pub rent_payer: Pubkey,
            pub hardware: [u64; 4],
            pub times: [i64; 6],
            pub owner_stake: [u64; 4],
            pub posted_total: u64,
            pub last_block: u64,
            pub owner_units: u64,
            pub owner_fraction: u64,
            pub owner_claimed: [u64; 3],
            pub live_share_bps: u64,
            pub slash_window: [u64; 3],
            pub next: [u32; 2],
            pub slots: [$slot; 4],
            pub parts: [u8; 8],
            pub reserved: [u8; 128],
        }

        impl $name {
            fn post(&mut self, amount: u64) -> Result<()> {
                let counted = self.slots.iter().try_fold(self.owner_stake[0], |sum, slot| sum.checked_add(slot.amount));
                require!(counted.is_some_and(|sum| sum >= self.hardware[0]), ErrorCode::RequireGteViolated);
                let rest = 10_000 - self.live_share_bps as u16;
                let owner = Accrued { units: self.owner_units, fraction: self.owner_fraction };
                let owner = share_of(amount, rest).and_then(|part| owner.plus(part));
                let owner = owner.ok_or(ErrorCode::RequireViolated)?;
                self.posted_total = self.posted_total.checked_add(amount).ok_or(ErrorCode::RequireViolated)?;
                self.last_block += 1;
                self.owner_units = owner.units;
                self.owner_fraction = owner.fraction;
                Ok(())
            }
        }
    };
}

#[derive(AnchorSerialize, AnchorDeserialize, Clone, Copy, InitSpace)]
pub struct BorshSlot {
    pub head: [u8; 8],
    pub amount: u64,
    pub ends: [i64; 2],
}

#[zero_copy]
#[repr(C)]
pub struct PodSlot {
    pub head: [u8; 8],
    pub amount: u64,
    pub ends: [i64; 2],
}

device!(BorshDevice, BorshSlot, #[account] #[derive(InitSpace)]);
device!(PodDevice, PodSlot, #[account(zero_copy)] #[repr(C)]);

#[program]
pub mod account_types {
    use super::*;

    pub fn post_borsh(ctx: Context<PostBorsh>, amount: u64) -> Result<()> {
        ctx.accounts.device.post(amount)
    }

    pub fn post_boxed_borsh(ctx: Context<PostBoxedBorsh>, amount: u64) -> Result<()> {
        ctx.accounts.device.post(amount)
    }

    pub fn post_zero_copy(ctx: Context<PostZeroCopy>, amount: u64) -> Result<()> {
        ctx.accounts.device.load_mut()?.post(amount)
    }
}

#[derive(Accounts)]
pub struct PostBorsh<'info> {
    #[account(mut, has_one = owner)]
    pub device: Account<'info, BorshDevice>,
    pub owner: Signer<'info>,
}

#[derive(Accounts)]
pub struct PostBoxedBorsh<'info> {
    #[account(mut, has_one = owner)]
    pub device: Box<Account<'info, BorshDevice>>,
    pub owner: Signer<'info>,
}

#[derive(Accounts)]
pub struct PostZeroCopy<'info> {
    #[account(mut, has_one = owner)]
    pub device: AccountLoader<'info, PodDevice>,
    pub owner: Signer<'info>,
}
