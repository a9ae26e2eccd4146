import type { ProgramErrorCode, instructions } from '@co-staking/sdk';

import type { Accounts } from './handler';
import type { Ledger } from './ledger';
import { caseOf, CONFIG, linkOf } from './names';
import { BLANK } from './records';
import { need } from './refusal';
import type { Address, Kind } from './state';

/**
 * Which accounts an instruction takes, and who must be whom. The product says that each of these is refused,
 * not in which order: order and numbers are those that are observed. First all accounts are loaded as they
 * stand here, then relations are compared. New accounts are made by the instruction itself, after all its checks.
 */
type Rule = (ledger: Ledger, accounts: Accounts, args: Readonly<Record<string, unknown>>) => void;

interface Access {
  load?: Rule;
  relate?: Rule;
}

type Own = keyof typeof BLANK;
const OWN = Object.keys(BLANK);

/** Refuses what is no account of this program, or one of another kind. */
function load(ledger: Ledger, kind: Kind, address: Address): void {
  const found = ledger.account(address);
  need(found !== null && OWN.includes(found.kind), 'anchor 3007');
  need(found.kind === kind, 'anchor 3002');
}

export const loadOffer = (ledger: Ledger, address: Address): void => load(ledger, 'Offer', address);

const signs = (name: string): Access => ({
  load: (ledger, accounts) => need(ledger.signers.has(accounts[name]!), 'anchor 3010'),
});

/** An account of this program; each relation names a field and the refusal where it is another account. */
const has = (
  name: string,
  kind: Own,
  relations: [field: string, reason: ProgramErrorCode, account?: string][] = [],
): Access => ({
  load: (ledger, accounts) => load(ledger, kind, accounts[name]!),
  relate: (ledger, accounts) => {
    const data = ledger.read(kind, accounts[name]!) as unknown as Record<string, Address>;
    for (const [field, reason, account] of relations)
      need(data[field] === accounts[account ?? field], reason);
  },
});

/** A new account whose one address the program finds itself; the others are looked at when they are made. */
const found = (
  name: string,
  address: (accounts: Accounts, args: Readonly<Record<string, unknown>>) => Address,
): Access => ({
  relate: (_, accounts, args) => need(accounts[name] === address(accounts, args), 'anchor 2006'),
});

const config = (role?: string, reason?: ProgramErrorCode): Access =>
  has('config', 'Config', role && reason ? [[role, reason]] : []);
const registrar: Access[] = [signs('registrar'), config('registrar', 'NotRegistrar')];
const ownedDevice = has('device', 'Device', [['owner', 'NotDeviceOwner']]);
const rentPaid = (name: string, kind: Own): Access =>
  has(name, kind, [
    ['device', 'WrongDevice'],
    ['rentPayer', 'WrongRentPayer'],
  ]);

export const ACCESS: Record<instructions.InstructionName, Access[]> = {
  initialize: [
    signs('authority'),
    found('config', () => CONFIG),
    {
      relate: (ledger, { authority }) =>
        need(authority === ledger.state.upgradeAuthority, 'NotUpgradeAuthority'),
    },
  ],
  nominateRole: [signs('admin'), config('admin', 'NotAdmin')],
  updateParameters: [signs('admin'), config('admin', 'NotAdmin')],
  acceptRole: [signs('nominee'), config()],
  pauseEntries: [signs('pauser'), config('pauser', 'NotPauser')],
  unpauseEntries: [signs('pauser'), config('pauser', 'NotPauser')],
  openParticipant: [signs('wallet'), config(), found('walletLink', ({ wallet }) => linkOf(wallet!))],
  createParticipant: registrar,
  attestParticipant: [...registrar, has('participant', 'Participant')],
  linkWallet: [
    signs('registrar'),
    signs('wallet'),
    config('registrar', 'NotRegistrar'),
    has('participant', 'Participant'),
    found('walletLink', ({ wallet }) => linkOf(wallet!)),
  ],
  unlinkWallet: [
    signs('registrar'),
    signs('wallet'),
    config('registrar', 'NotRegistrar'),
    has('participant', 'Participant'),
    has('walletLink', 'WalletLink', [
      ['wallet', 'WrongWallet'],
      ['participant', 'WrongParticipant'],
      ['rentPayer', 'WrongRentPayer'],
    ]),
  ],
  closeParticipant: [
    signs('wallet'),
    has('participant', 'Participant', [['rentPayer', 'WrongRentPayer', 'participantRentPayer']]),
    has('walletLink', 'WalletLink', [
      ['wallet', 'WrongWallet'],
      ['participant', 'WrongParticipant'],
      ['rentPayer', 'WrongRentPayer', 'linkRentPayer'],
    ]),
  ],
  closeEmptyParticipant: [...registrar, has('participant', 'Participant', [['rentPayer', 'WrongRentPayer']])],
  registerDevice: [
    signs('registrar'),
    has('config', 'Config', [
      ['registrar', 'NotRegistrar'],
      ['mint', 'WrongMint'],
      ['tokenProgram', 'WrongTokenProgram'],
    ]),
    has('participant', 'Participant'),
  ],
  reportDevice: [...registrar, has('device', 'Device')],
  updateRequirement: [...registrar, has('device', 'Device')],
  terminateDevice: [signs('authority'), config(), has('device', 'Device')],
  closeDevice: [
    signs('caller'),
    config(),
    has('device', 'Device', [
      ['stakeVault', 'WrongVault'],
      ['rewardVault', 'WrongVault'],
      ['rentPayer', 'WrongRentPayer'],
    ]),
  ],
  stake: [
    signs('owner'),
    config(),
    has('device', 'Device', [
      ['owner', 'NotDeviceOwner'],
      ['stakeVault', 'WrongVault'],
    ]),
  ],
  withdrawOverflow: [
    signs('owner'),
    config(),
    has('device', 'Device', [
      ['owner', 'NotDeviceOwner'],
      ['stakeVault', 'WrongVault'],
    ]),
  ],
  giveNotice: [signs('owner'), ownedDevice],
  unstakeOwnerStake: [signs('owner'), config(), ownedDevice],
  withdrawOwnerStake: [signs('caller'), config(), has('device', 'Device', [['stakeVault', 'WrongVault']])],
  claimOwnerRewards: [signs('caller'), config(), has('device', 'Device', [['rewardVault', 'WrongVault']])],
  createOffer: [signs('owner'), config(), ownedDevice],
  retractOffer: [signs('owner'), ownedDevice, rentPaid('offer', 'Offer')],
  closeExpiredOffer: [signs('caller'), has('device', 'Device'), rentPaid('offer', 'Offer')],
  acceptOffer: [
    signs('coStaker'),
    config(),
    has('participant', 'Participant'),
    has('device', 'Device', [['stakeVault', 'WrongVault']]),
    has('offer', 'Offer', [['device', 'WrongDevice']]),
  ],
  unstakeCoStake: [
    signs('coStaker'),
    has('device', 'Device'),
    has('offer', 'Offer', [
      ['device', 'WrongDevice'],
      ['coStaker', 'NotCoStaker'],
    ]),
  ],
  withdrawCoStake: [
    signs('caller'),
    config(),
    has('device', 'Device', [['stakeVault', 'WrongVault']]),
    has('offer', 'Offer', [
      ['device', 'WrongDevice'],
      ['participant', 'WrongParticipant'],
    ]),
    has('participant', 'Participant'),
  ],
  claimCoStakeRewards: [
    signs('caller'),
    config(),
    has('device', 'Device', [['rewardVault', 'WrongVault']]),
    has('offer', 'Offer', [['device', 'WrongDevice']]),
  ],
  closeOffer: [signs('caller'), has('device', 'Device'), rentPaid('offer', 'Offer')],
  postRewards: [
    signs('rewardAuthority'),
    config('rewardAuthority', 'NotRewardAuthority'),
    has('device', 'Device', [['rewardVault', 'WrongVault']]),
  ],
  openCase: [
    signs('slasher'),
    config('slasher', 'NotSlasher'),
    has('device', 'Device'),
    found('slashCase', ({ device }, { number }) => caseOf(device!, number as number)),
  ],
  appealAsOwner: [signs('owner'), ownedDevice, has('slashCase', 'SlashCase', [['device', 'WrongDevice']])],
  appealAsCoStaker: [
    signs('coStaker'),
    has('offer', 'Offer', [['coStaker', 'NotCoStaker']]),
    has('slashCase', 'SlashCase'),
  ],
  upholdCase: [signs('arbiter'), config('arbiter', 'NotArbiter'), has('slashCase', 'SlashCase')],
  dismissCase: [signs('arbiter'), config('arbiter', 'NotArbiter'), has('slashCase', 'SlashCase')],
  executeCase: [
    signs('caller'),
    config(),
    has('device', 'Device', [
      ['stakeVault', 'WrongVault'],
      ['rewardVault', 'WrongVault'],
    ]),
    rentPaid('slashCase', 'SlashCase'),
  ],
  releaseCase: [signs('caller'), has('device', 'Device'), rentPaid('slashCase', 'SlashCase')],
};

/** Loads and compares an instruction's accounts, in that order. */
export function needAccess(
  ledger: Ledger,
  name: instructions.InstructionName,
  accounts: Accounts,
  args: Readonly<Record<string, unknown>>,
): void {
  const access = ACCESS[name];
  for (const { load } of access) load?.(ledger, accounts, args);
  for (const { relate } of access) relate?.(ledger, accounts, args);
}
