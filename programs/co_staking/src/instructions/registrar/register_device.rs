use anchor_lang::prelude::*;

use crate::{
    constants::*,
    create::Creator,
    error::CoStakingError,
    events::{emit, event_cpi, DeviceRegistered},
    state::{Config, Device, DeviceStatus, Hardware, Participant},
    token::open_vault,
};

/// The registrar registers a device and its hardware for an owner, and opens its two vaults. The
/// device starts Inactive: it must be reported healthy before it can earn.
#[event_cpi]
#[derive(Accounts)]
#[instruction(id: [u8; 16])]
pub struct RegisterDevice<'info> {
    /// The registrar; pays the rent.
    #[account(mut)]
    pub registrar: Signer<'info>,
    /// The configuration.
    #[account(
        has_one = registrar @ CoStakingError::NotRegistrar,
        has_one = mint @ CoStakingError::WrongMint,
        has_one = token_program @ CoStakingError::WrongTokenProgram,
    )]
    #[cfg_attr(feature = "idl-build", account(seeds = [CONFIG_SEED], bump))]
    pub config: AccountLoader<'info, Config>,
    /// The wallet that will stake for the device.
    /// CHECK: a wallet; it must belong to the participant.
    pub owner: UncheckedAccount<'info>,
    /// The owner's account.
    pub participant: AccountLoader<'info, Participant>,
    /// The device that is created.
    /// CHECK: created here, where these seeds lead.
    #[account(mut)]
    #[cfg_attr(feature = "idl-build", account(seeds = [DEVICE_SEED, id.as_ref()], bump))]
    pub device: UncheckedAccount<'info>,
    /// The stake vault that is created.
    /// CHECK: created here, where these seeds lead.
    #[account(mut)]
    #[cfg_attr(feature = "idl-build", account(seeds = [STAKE_VAULT_SEED, device.key().as_ref()], bump))]
    pub stake_vault: UncheckedAccount<'info>,
    /// The reward vault that is created.
    /// CHECK: created here, where these seeds lead.
    #[account(mut)]
    #[cfg_attr(feature = "idl-build", account(seeds = [REWARD_VAULT_SEED, device.key().as_ref()], bump))]
    pub reward_vault: UncheckedAccount<'info>,
    /// The stake mint.
    /// CHECK: compared with the configuration's.
    pub mint: UncheckedAccount<'info>,
    /// Token program of the mint.
    /// CHECK: compared with the configuration's.
    pub token_program: UncheckedAccount<'info>,
    /// The system program.
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

/// Bumps of the addresses of a device and its vaults.
pub struct DeviceBumps {
    pub device: u8,
    pub stake_vault: u8,
    pub reward_vault: u8,
}

impl RegisterDevice<'_> {
    pub fn process(ctx: Context<RegisterDevice>, facts: DeviceFacts, bumps: DeviceBumps) -> Result<()> {
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

        let device = Device {
            version: ACCOUNT_VERSION,
            bump: bumps.device,
            status: DeviceStatus::Inactive.into(),
            tier: facts.tier,
            reliability_score: SCORE_UNKNOWN,
            score_parts: [SCORE_UNKNOWN; 5],
            id: facts.id,
            model: facts.model,
            owner,
            participant,
            stake_vault: ctx.accounts.stake_vault.key(),
            reward_vault: ctx.accounts.reward_vault.key(),
            rent_payer: ctx.accounts.registrar.key(),
            hardware,
            registered_at: at,
            ..bytemuck::Zeroable::zeroed()
        };
        let creator = Creator {
            payer: &ctx.accounts.registrar,
            system_program: &ctx.accounts.system_program,
        };
        let key = ctx.accounts.device.key();
        creator.create(
            &ctx.accounts.device,
            [DEVICE_SEED, &facts.id, &[bumps.device]],
            &device,
        )?;
        for (vault, seed, bump) in [
            (&ctx.accounts.stake_vault, STAKE_VAULT_SEED, bumps.stake_vault),
            (&ctx.accounts.reward_vault, REWARD_VAULT_SEED, bumps.reward_vault),
        ] {
            open_vault(
                &creator,
                vault,
                [seed, key.as_ref(), &[bump]],
                &ctx.accounts.mint,
                &ctx.accounts.token_program,
                &key,
            )?;
        }

        emit(
            &ctx.accounts.event_authority,
            &DeviceRegistered {
                device: key,
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
