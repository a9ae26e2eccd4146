import {
  Role,
  SlashTerm,
  SlashReason,
  findOfferPda,
  findSlashCasePda,
  type SendArguments,
  type instructions,
} from '@co-staking/sdk';
import { IDL } from '@co-staking/sdk/idl';
import type { Keypair, TransactionInstruction } from '@solana/web3.js';

import { ask, type About } from '../support/ask';
import { EVIDENCE } from '../support/caseSteps';
import { idOf } from '../support/operators';
import { fund } from '../support/tokens';
import { tokens } from '../support/world';
import type { Subject } from './states';

interface Attempt {
  instruction: TransactionInstruction;
  signers: Keypair[];
}

type Name = instructions.InstructionName;

/** Arguments that no account gives, for the instructions that need something. */
const ARGUMENTS: {
  [A in Name as undefined extends SendArguments<A> ? never : A]: (subject: Subject) => SendArguments<A>;
} = {
  initialize: ({ world }) => {
    const { registrar, rewardAuthority, slasher, arbiter, pauser } = world.roles;
    return {
      mint: world.mint.address,
      registrar: registrar.publicKey,
      rewardAuthority: rewardAuthority.publicKey,
      slasher: slasher.publicKey,
      arbiter: arbiter.publicKey,
      pauser: pauser.publicKey,
    };
  },
  nominateRole: ({ wallet }) => ({ role: Role.Pauser, nominee: wallet.address }),
  vacateRole: () => ({ role: Role.Pauser }),
  setSlashTerm: () => ({ term: SlashTerm.OwnerCap, value: 4_000n }),
  updateParameters: () => ({}),
  acceptRole: () => ({ role: Role.Pauser }),
  createParticipant: () => ({ id: idOf(9) }),
  linkWallet: ({ wallet }) => ({ wallet: wallet.address }),
  unlinkWallet: () => ({}),
  registerDevice: ({ device }) => ({
    owner: device.owner.address,
    id: '22222222-0000-4000-8000-000000000001',
    model: 'T4',
    cards: 1,
    multiplierBps: 5_000,
    tier: 1,
  }),
  reportDevice: () => ({ status: 1 }),
  updateRequirement: () => ({ cards: 7, multiplierBps: 10_000 }),
  stake: () => ({ amount: tokens(1) }),
  withdrawOverflow: () => ({ amount: 1n }),
  createOffer: () => ({ amount: tokens(100), shareBps: 1_000 }),
  acceptOffer: () => ({}),
  postRewards: () => ({ amount: 5n }),
  openCase: () => ({
    reason: SlashReason.FrequentDowntime,
    evidenceHash: EVIDENCE,
    stakeBps: 1_000,
    rewardsBps: 1_000,
  }),
  pauseEntries: () => ({ seconds: 60n }),
};

/** Who signs first, by the name of the account in the IDL: the rightful party. */
const PARTIES: Record<string, (subject: Subject) => Keypair> = {
  caller: ({ world }) => world.chain.payer,
  owner: ({ device }) => device.owner.wallet,
  co_staker: ({ offer, newcomer }) => (offer?.coStaker ?? newcomer).wallet,
  wallet: ({ wallet }) => wallet.wallet,
  nominee: ({ wallet }) => wallet.wallet,
  authority: ({ device }) => device.owner.wallet,
  admin: ({ world }) => world.roles.admin,
  registrar: ({ world }) => world.roles.registrar,
  reward_authority: ({ world }) => world.roles.rewardAuthority,
  slasher: ({ world }) => world.roles.slasher,
  arbiter: ({ world }) => world.roles.arbiter,
  pauser: ({ world }) => world.roles.pauser,
};

/** Another first signer. */
const OTHER_PARTIES: Partial<Record<Name, (subject: Subject) => Keypair>> = {
  vacateRole: ({ world }) => world.roles.admin,
  withdrawCase: ({ world, isWithoutSlasher }) => (isWithoutSlasher ? world.roles.admin : world.roles.slasher),
  initialize: ({ world }) => world.roles.admin,
  closeParticipant: ({ newcomer }) => newcomer.wallet,
};

const camel = (name: string): string =>
  name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

function partyOf(name: Name, subject: Subject): Keypair {
  const { accounts } = IDL.instructions.find((each) => camel(each.name) === name)!;
  const party = OTHER_PARTIES[name] ?? PARTIES[accounts[0]!.name];
  if (!party) throw new Error(`no sender is known for ${name}`);
  return party(subject);
}

/** A state's device, offer and first case; the newcomer's account, but the owner's for another device. */
function aboutOf(name: Name, { device, offer, newcomer }: Subject): About {
  const [first] = findOfferPda({ device: device.address, nonce: 0 });
  const [firstCase] = findSlashCasePda({ device: device.address, number: 0 });
  return {
    device,
    offer: offer ?? { address: first },
    slashCase: { address: firstCase },
    participant: (name === 'registerDevice' ? device.owner : newcomer).participant,
    linked: newcomer.address,
  };
}

/** An instruction as its rightful party would send it, about a state's device, offer and first case. */
export async function attemptOf(subject: Subject, name: Name): Promise<Attempt> {
  const { world, device, newcomer, wallet, offer } = subject;
  const party = partyOf(name, subject);
  if (name === 'postRewards') await fund(world.chain, world.mint, party.publicKey, 5n);
  const args = ARGUMENTS[name as keyof typeof ARGUMENTS]?.(subject);
  const instruction = await ask(world, name, party, aboutOf(name, subject), args as never);
  const known = [device.owner, newcomer, wallet, ...(offer ? [offer.coStaker] : [])].map(
    (each) => each.wallet,
  );
  const keys = [...known, ...Object.values(world.roles)];
  const signing = instruction.keys.filter(({ isSigner }) => isSigner);
  const others = signing.filter(({ pubkey }) => !pubkey.equals(world.chain.payer.publicKey));
  return {
    instruction,
    signers: others.map(({ pubkey }) => keys.find(({ publicKey }) => publicKey.equals(pubkey))!),
  };
}
