// One life of a co-stake, driven by each of the clients that people use: open an account, accept an offer, leave,
// withdraw, and read the history. The instructions are the SDK's; signing, sending, waiting and reading are the client's.
import {
  PROGRAM_ID,
  associatedTokenAccount,
  connectionSource,
  findParticipantPda,
  instructions,
  listMarketplace,
  offerTerms,
} from '@co-staking/sdk';
import { IDL, type CoStaking } from '@co-staking/sdk/idl';
import { AnchorProvider, Program, Wallet } from '@coral-xyz/anchor';
import {
  AccountRole,
  address,
  appendTransactionMessageInstruction,
  assertIsTransactionWithBlockhashLifetime,
  createKeyPairSignerFromBytes,
  createSolanaRpc,
  createSolanaRpcSubscriptions,
  createTransactionMessage,
  getSignatureFromTransaction,
  pipe,
  sendAndConfirmTransactionFactory,
  setTransactionMessageFeePayerSigner,
  setTransactionMessageLifetimeUsingBlockhash,
  signTransactionMessageWithSigners,
  signature as toSignature,
} from '@solana/kit';
import * as web3 from '@solana/web3.js';
import { assert } from 'chai';
import * as web3Next from 'web3js-1-99';

import { eventually, resultOf, usePlayground, type Stand } from './support';

const { Keypair, PublicKey, Transaction } = web3;
type Instruction = web3.TransactionInstruction;

/** What a life needs of a client, for one wallet. */
interface Client {
  /** Signs, sends, and waits until it is confirmed; gives the signature. */
  send(instruction: Instruction): Promise<string>;
  /** Data of an account. */
  read(account: web3.PublicKey): Promise<Uint8Array | null>;
  /** Signatures of an address, the newest first. */
  signatures(account: web3.PublicKey): Promise<string[]>;
  /** Logs of a transaction. */
  logs(signature: string): Promise<readonly string[]>;
  /** Calls back with the data of an account when it changes; gives a way to end that. */
  watch(account: web3.PublicKey, seen: () => void): Promise<() => Promise<void> | void>;
  end?(): void;
}

type Connect = (stand: Stand, wallet: web3.Keypair) => Promise<Client>;

function web3Client(library: typeof web3, stand: Stand, wallet: web3.Keypair): Client {
  const connection = new library.Connection(stand.playground.url, 'confirmed');
  const keypair = library.Keypair.fromSecretKey(wallet.secretKey);
  const key = (account: web3.PublicKey) => new library.PublicKey(account.toBase58());
  return {
    send(instruction) {
      const keys = instruction.keys.map((meta) => ({ ...meta, pubkey: key(meta.pubkey) }));
      const own = { programId: key(instruction.programId), keys, data: instruction.data };
      const transaction = new library.Transaction().add(new library.TransactionInstruction(own));
      return library.sendAndConfirmTransaction(connection, transaction, [keypair]);
    },
    read: async (account) => (await connection.getAccountInfo(key(account)))?.data ?? null,
    signatures: async (account) =>
      (await connection.getSignaturesForAddress(key(account))).map(({ signature }) => signature),
    logs: async (signature) =>
      (await connection.getTransaction(signature, { maxSupportedTransactionVersion: 0 }))!.meta!.logMessages!,
    async watch(account, seen) {
      const id = connection.onAccountChange(key(account), seen, { commitment: 'confirmed' });
      return () => connection.removeAccountChangeListener(id);
    },
  };
}

const kitClient: Connect = async ({ playground }, wallet) => {
  const rpc = createSolanaRpc(playground.url);
  const rpcSubscriptions = createSolanaRpcSubscriptions(playground.wsUrl);
  const sendAndConfirm = sendAndConfirmTransactionFactory({ rpc, rpcSubscriptions });
  const signer = await createKeyPairSignerFromBytes(wallet.secretKey);
  const roleOf = ({ isSigner, isWritable }: web3.AccountMeta): AccountRole =>
    isSigner
      ? isWritable
        ? AccountRole.WRITABLE_SIGNER
        : AccountRole.READONLY_SIGNER
      : isWritable
        ? AccountRole.WRITABLE
        : AccountRole.READONLY;
  return {
    async send({ programId, keys, data }) {
      const { value: lifetime } = await rpc.getLatestBlockhash({ commitment: 'confirmed' }).send();
      const instruction = {
        programAddress: address(programId.toBase58()),
        accounts: keys.map((meta) => ({ address: address(meta.pubkey.toBase58()), role: roleOf(meta) })),
        data: Uint8Array.from(data),
      };
      const message = pipe(
        createTransactionMessage({ version: 0 }),
        (each) => setTransactionMessageFeePayerSigner(signer, each),
        (each) => setTransactionMessageLifetimeUsingBlockhash(lifetime, each),
        (each) => appendTransactionMessageInstruction(instruction, each),
      );
      const transaction = await signTransactionMessageWithSigners(message);
      assertIsTransactionWithBlockhashLifetime(transaction);
      await sendAndConfirm(transaction, { commitment: 'confirmed' });
      return getSignatureFromTransaction(transaction);
    },
    async read(account) {
      const { value } = await rpc
        .getAccountInfo(address(account.toBase58()), { encoding: 'base64', commitment: 'confirmed' })
        .send();
      return value && Buffer.from(value.data[0], 'base64');
    },
    async signatures(account) {
      const found = await rpc
        .getSignaturesForAddress(address(account.toBase58()), { commitment: 'confirmed' })
        .send();
      return found.map(({ signature }) => signature);
    },
    async logs(signature) {
      const found = await rpc
        .getTransaction(toSignature(signature), {
          commitment: 'confirmed',
          encoding: 'json',
          maxSupportedTransactionVersion: 0,
        })
        .send();
      return found!.meta!.logMessages!;
    },
    async watch(account, seen) {
      const stop = new AbortController();
      const changes = await rpcSubscriptions
        .accountNotifications(address(account.toBase58()), { commitment: 'confirmed', encoding: 'base64' })
        .subscribe({ abortSignal: stop.signal });
      void (async () => {
        const each = changes[Symbol.asyncIterator]();
        while (!(await each.next()).done) seen();
      })();
      return () => stop.abort();
    },
  };
};

const anchorClient: Connect = async (stand, wallet) => {
  const connection = new web3.Connection(stand.playground.url, 'confirmed');
  const provider = new AnchorProvider(connection, new Wallet(wallet), { commitment: 'confirmed' });
  const program = new Program<CoStaking>(IDL, provider);
  const plain = web3Client(web3, stand, wallet);
  return {
    ...plain,
    send: (instruction) => provider.sendAndConfirm(new Transaction().add(instruction)),
    async read(account) {
      // By Anchor's own decoder, which throws for what is not an offer.
      const data = await plain.read(account);
      if (data) await program.account.offer.fetch(account);
      const all = await program.account.offer.all();
      assert.equal(
        all.some(({ publicKey }) => publicKey.equals(account)),
        data !== null,
      );
      return data;
    },
    async watch(account, seen) {
      const emitter = program.account.offer.subscribe(account, 'confirmed');
      emitter.on('change', seen);
      return () => program.account.offer.unsubscribe(account);
    },
  };
};

const CLIENTS: Record<string, Connect> = {
  'web3.js 1.98': async (stand, wallet) => web3Client(web3, stand, wallet),
  'web3.js 1.99': async (stand, wallet) => web3Client(web3Next, stand, wallet),
  'kit 8': kitClient,
  'Anchor 0.32': anchorClient,
};

/** Base units that a co-staker begins with. */
const TOKENS = 10_000_000_000_000n;

describe('playground: a life by every client', () => {
  const stand = usePlayground({ finality: 13, devices: 40 });

  const tokensOf = async (account: web3.PublicKey): Promise<bigint> =>
    BigInt((await stand.connection.getTokenAccountBalance(account, 'confirmed')).value.amount);

  /** An offer of the fleet that no one has accepted. */
  async function offerAt(place: number) {
    const { rows } = await listMarketplace(connectionSource(stand.connection), {
      now: stand.playground.now(),
    });
    const fleet = new Set(stand.playground.fleet.map((device) => device.address));
    return rows.filter(({ device }) => fleet.has(device.toBase58()))[place]!;
  }

  Object.entries(CLIENTS).forEach(([name, connect]) => {
    it(name, async () => {
      const wallet = Keypair.generate();
      const coStaker = wallet.publicKey;
      const participant = findParticipantPda({ id: coStaker })[0];
      const mint = new PublicKey(stand.playground.mint);
      await resultOf(stand, 'requestAirdrop', [coStaker.toBase58(), 1_000_000_000]);
      await stand.playground.giveTokens(coStaker, TOKENS);
      // What was given is final then, whatever the client reads.
      await stand.playground.warpBy(60n);
      const client = await connect(stand, wallet);
      const row = await offerAt(0);
      const { device, offer, amount } = row;
      let changes = 0;
      const stop = await client.watch(offer, () => (changes += 1));

      await client.send(instructions.openParticipant({ wallet: coStaker }).instruction);
      const terms = { ...offerTerms(row), maxShortfall: row.shortfall };
      const accept = { coStaker, participant, device, offer, mint, ...terms };
      const accepted = await client.send(instructions.acceptOffer(accept).instruction);
      assert.isNotNull(await client.read(offer));
      const account = associatedTokenAccount(coStaker, { mint });
      assert.equal(await tokensOf(account), TOKENS - amount);

      const left = await client.send(instructions.unstakeCoStake({ coStaker, device, offer }).instruction);
      await stand.playground.warpBy(86_400n * 60n);
      const withdraw = { caller: coStaker, coStaker, participant, device, offer, mint };
      const withdrawn = await client.send(instructions.withdrawCoStake(withdraw).instruction);
      assert.equal(await tokensOf(account), TOKENS);

      const signatures = await client.signatures(offer);
      assert.deepEqual(signatures.slice(0, 3), [withdrawn, left, accepted]);
      const logs = await client.logs(accepted);
      assert.isTrue(logs.some((line) => line === `Program ${PROGRAM_ID.toBase58()} success`));
      // The last change may still be on its way.
      await eventually(
        async () => changes,
        (count) => count >= 3,
      );
      await stop();
    });
  });
});
