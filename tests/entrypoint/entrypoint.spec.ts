import { PROGRAM_ID, findConfigPda, findEventAuthorityPda, instructions } from '@co-staking/sdk';
import { PublicKey, TransactionInstruction, type AccountMeta } from '@solana/web3.js';

import { expectError, expectOk } from '../support/expectError';
import { World } from '../support/world';

/** First bytes of the call by which the program records an event. */
const EVENT_TAG = Buffer.from([0xe4, 0x45, 0xa5, 0x2e, 0x51, 0xcb, 0x9a, 0x1d]);
const [EVENT_AUTHORITY] = findEventAuthorityPda();

const meta = (pubkey: PublicKey): AccountMeta => ({ pubkey, isSigner: false, isWritable: false });

const call = (keys: AccountMeta[], data: Buffer): TransactionInstruction =>
  new TransactionInstruction({ programId: PROGRAM_ID, keys, data });

describe('entry point', () => {
  let world: World;

  before(async () => {
    world = await World.create();
  });

  it('lets no one else record an event', async () => {
    const { chain, roles } = world;
    const data = Buffer.concat([EVENT_TAG, Buffer.alloc(64)]);
    await expectError(chain.send(call([meta(EVENT_AUTHORITY)], data)), { anchor: 2002 });
    const signer = { ...meta(roles.registrar.publicKey), isSigner: true };
    await expectError(chain.send(call([signer], data), [roles.registrar]), { anchor: 2006 });
    await expectError(chain.send(call([], data)), {
      runtime: 'insufficient account keys for instruction',
    });
  });

  it('does not accept data as an event if one byte is missing', async () => {
    await expectError(world.chain.send(call([meta(EVENT_AUTHORITY)], EVENT_TAG.subarray(0, 7))), {
      anchor: 101,
    });
  });

  it('refuses empty and unknown data', async () => {
    for (const data of [Buffer.alloc(0), Buffer.alloc(8), Buffer.alloc(200, 7)])
      await expectError(world.chain.send(call([meta(EVENT_AUTHORITY)], data)), { anchor: 101 });
  });

  it('accepts 64 accounts, and refuses more without a panic', async () => {
    const { chain, config } = world;
    const wallet = (await world.newWallet()).wallet;
    const { instruction } = instructions.openParticipant({ wallet: wallet.publicKey });
    const padded = (count: number): TransactionInstruction => {
      const more = Array.from({ length: count - instruction.keys.length }, () => meta(config));
      return call([...instruction.keys, ...more], instruction.data);
    };
    await expectError(chain.send(padded(65), [wallet]), { runtime: 'invalid program argument' });
    await expectError(chain.send(padded(120), [wallet]), { runtime: 'invalid program argument' });
    await expectOk(chain.send(padded(64), [wallet]));
  });

  it('unpacks an account that is passed twice as one', async () => {
    const { chain, roles } = world;
    const { address } = await world.newDevice();
    const { instruction } = instructions.reportDevice({
      registrar: roles.registrar.publicKey,
      device: address,
      status: 1,
    });
    const keys = [...instruction.keys, meta(findConfigPda()[0]), meta(address), meta(findConfigPda()[0])];
    await expectOk(chain.send(call(keys, instruction.data), [roles.registrar]));
  });
});
