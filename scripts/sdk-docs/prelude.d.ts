// Names that the examples in the SDK's reference use without defining them.
import type {
  AccountSource,
  CoStakingEvent,
  Config,
  Device,
  HistoryEntry,
  IndexerSource,
  MemcmpOrSize,
  Offer,
  Position,
  ReliabilityFacts,
  SlashCase,
  Viewer,
  WalletSigner,
  rules,
} from '@co-staking/sdk';
import type { ActionGetResponse } from '@co-staking/sdk/blinks';
import type { Chain, TestCase, TestMint, World } from '@co-staking/sdk/testing';
import type { SendingApi } from '@co-staking/sdk/kit';
import type { Address, Rpc, TransactionSigner } from '@solana/kit';
import type { AnchorProvider } from '@coral-xyz/anchor';
import type { Connection, PublicKey, TransactionInstruction } from '@solana/web3.js';
import type { LiteSVM } from 'litesvm';
import type { ServerResponse } from 'node:http';

declare global {
  const connection: Connection;
  const archive: Connection;
  const kept: rules.Buckets;
  const fallen: rules.Buckets;
  const bucket: number;
  const oldMinimum: bigint;
  const clock: rules.CaseClock;
  const ownerEndsAt: bigint;
  const slot: Device['slots'][number];
  const nomination: rules.Nomination;
  const term: rules.Term;
  const spareAdmin: PublicKey;
  const provider: AnchorProvider;
  const source: AccountSource;
  const indexer: IndexerSource;
  const shown: Device;
  const shownOffer: Offer;
  const config: Config;
  const slashCase: SlashCase;
  const viewer: Viewer;
  const signer: WalletSigner;
  const instruction: TransactionInstruction;
  const blockhash: string;
  const signature: string;
  const lastValidBlockHeight: number;
  const bytes: Uint8Array;
  const nonce: number;
  const amount: bigint;
  const shareBps: number;
  const facts: ReliabilityFacts;
  const event: CoStakingEvent;
  const entries: HistoryEntry[];
  const positions: Position[];
  const hash: Uint8Array;
  const accountId: Uint8Array;
  const error: unknown;
  const now: bigint;
  const addresses: PublicKey[];
  const wallets: PublicKey[];
  const button: { disabled: boolean };
  const innerInstruction: { data: Uint8Array };
  const showExpired: () => void;
  const show: (text: string) => void;
  const action: ActionGetResponse;
  const icon: string;
  const pasted: string;
  const body: unknown;
  const response: ServerResponse;
  const world: World;
  const chain: Chain;
  const testMint: TestMint;
  const testCase: TestCase;
  const svm: LiteSVM;
  const rpc: Rpc<SendingApi>;
  const kitSigner: TransactionSigner;
  const kitAddress: Address;
  const kitMint: Address;
  const database: {
    byAddress: AccountSource['getMultipleAccounts'];
    search: (
      programId: PublicKey,
      filters: MemcmpOrSize[],
      slice?: { offset: number; length: number },
    ) => ReturnType<AccountSource['getProgramAccounts']>;
  };
  const address: PublicKey;
  const admin: PublicKey;
  const arbiter: PublicKey;
  const authority: PublicKey;
  const caller: PublicKey;
  const coStaker: PublicKey;
  const device: PublicKey;
  const deviceA: PublicKey;
  const deviceB: PublicKey;
  const mint: PublicKey;
  const nominee: PublicKey;
  const offer: PublicKey;
  const owner: PublicKey;
  const participant: PublicKey;
  const payer: PublicKey;
  const pauser: PublicKey;
  const registrar: PublicKey;
  const rentPayer: PublicKey;
  const rewardAuthority: PublicKey;
  const slasher: PublicKey;
  const wallet: PublicKey;
}
