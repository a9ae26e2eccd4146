use anchor_lang::prelude::*;
use anchor_spl::token_interface::{Mint, TokenAccount, TokenInterface};

use crate::{
    constants::*,
    error::CoStakingError,
    events::{emit, DeviceRegistered},
    state::{Config, Device, DeviceStatus, Hardware, Participant},
};

/// The registrar registers a device and its hardware for an owner, and opens its two vaults. The
/// device starts Inactive: it must be reported healthy before it can earn.
#[event_cpi]
#[derive(Accounts)]
#[instruction(id: [u8; 16])]
pub struct RegisterDevice<'info> {
    #[account(mut)]
    pub registrar: Signer<'info>,
    #[account(
        has_one = registrar @ CoStakingError::NotRegistrar,
        has_one = mint @ CoStakingError::WrongMint,
        has_one = token_program @ CoStakingError::WrongTokenProgram,
    )]
    pub config: AccountLoader<'info, Config>,
    /// CHECK: a wallet; it must belong to the participant.
    pub owner: UncheckedAccount<'info>,
    pub participant: AccountLoader<'info, Participant>,
    #[account(
        init,
        payer = registrar,
        space = Device::SPACE,
        seeds = [DEVICE_SEED, id.as_ref()],
        bump,
    )]
    pub device: AccountLoader<'info, Device>,
    #[account(
        init,
        payer = registrar,
        token::mint = mint,
        token::authority = device,
        token::token_program = token_program,
        seeds = [STAKE_VAULT_SEED, device.key().as_ref()],
        bump,
    )]
    pub stake_vault: Box<InterfaceAccount<'info, TokenAccount>>,
    #[account(
        init,
        payer = registrar,
        token::mint = mint,
        token::authority = device,
        token::token_program = token_program,
        seeds = [REWARD_VAULT_SEED, device.key().as_ref()],
        bump,
    )]
    pub reward_vault: Box<InterfaceAccount<'info, TokenAccount>>,
    pub mint: Box<InterfaceAccount<'info, Mint>>,
    pub token_program: Interface<'info, TokenInterface>,
    pub system_program: Program<'info, System>,
}

/// Hardware facts of a device, as the registrar states them.
pub struct DeviceFacts {
    pub id: [u8; 16],
    pub model: [u8; 32],
    pub cards: u16,
    pub multiplier_bps: u32,
    pub tier: u8,
}

impl RegisterDevice<'_> {
    pub fn process(ctx: Context<RegisterDevice>, facts: DeviceFacts) -> Result<()> {
        let at = Clock::get()?.unix_timestamp;
        let hardware = {
            let config = ctx.accounts.config.load()?;
            config.require_entries_open(at)?;
            Hardware::checked(&config, facts.cards, facts.multiplier_bps)?
        };
        let (owner, participant) = (ctx.accounts.owner.key(), ctx.accounts.participant.key());
        ensure!(
            ctx.accounts.participant.load()?.contains(&owner),
            CoStakingError::WalletNotOfAccount
        );

        let mut device = ctx.accounts.device.load_init()?;
        device.version = ACCOUNT_VERSION;
        device.bump = ctx.bumps.device;
        device.status = DeviceStatus::Inactive as u8;
        device.tier = facts.tier;
        device.reliability_score = SCORE_UNKNOWN;
        device.score_parts = [SCORE_UNKNOWN; 5];
        device.id = facts.id;
        device.model = facts.model;
        device.owner = owner;
        device.participant = participant;
        device.stake_vault = ctx.accounts.stake_vault.key();
        device.reward_vault = ctx.accounts.reward_vault.key();
        device.rent_payer = ctx.accounts.registrar.key();
        device.hardware = hardware;
        device.registered_at = at;
        drop(device);

        emit(
            &ctx.accounts.event_authority,
            &DeviceRegistered {
                device: ctx.accounts.device.key(),
                id: facts.id,
                owner,
                participant,
                minimum: hardware.minimum,
                multiplier_bps: hardware.multiplier_bps,
                cards: hardware.cards,
                at,
            },
        )?;
        Ok(())
    }
}
