// Deploys the shipped binary with the upgradeable loader itself, on LiteSVM: `npx tsx cases/deploy.ts`.
//
// The buffer is written past all rules; from there on it is the loader's own DeployWithMaxDataLen, which verifies the
// program as a cluster does. The exit code is 1 if it does not deploy with all features on.
import { readFileSync } from 'node:fs';

import { UPGRADEABLE_LOADER_ID, findProgramDataPda } from '@co-staking/sdk';
import { svmAddress, svmTransaction, writeAccount } from '@co-staking/sdk/testing';
import {
  Keypair,
  PublicKey,
  SYSVAR_CLOCK_PUBKEY,
  SYSVAR_RENT_PUBKEY,
  SystemProgram,
  Transaction,
  TransactionInstruction,
} from '@solana/web3.js';
import { FailedTransactionMetadata, FeatureSet, LiteSVM } from 'litesvm';

/** The feature of SIMD-0500: no deployment of SBPF v0, v1 or v2. */
const NO_OLD_SBPF = new PublicKey('B8JJXCy5amZyWG9r7EnUYLwzXSXTxG7GZ1qZ1qggo83g').toBytes();
/** Offset of the SBPF version in an ELF file: its flags. */
const ELF_FLAGS = 48;

const elf = readFileSync(new URL('../sdk/program/co_staking.so', import.meta.url));

/** A buffer of the loader: tag 1, the authority behind its option byte, then the code. */
function bufferOf(authority: PublicKey): Buffer {
  const header = Buffer.alloc(37);
  header.writeUInt32LE(1, 0);
  header[4] = 1;
  authority.toBuffer().copy(header, 5);
  return Buffer.concat([header, elf]);
}

/** `deployed`, or why not. */
function deploy(svm: LiteSVM): string {
  const [payer, program, buffer] = [Keypair.generate(), Keypair.generate(), Keypair.generate()];
  svm.airdrop(svmAddress(payer.publicKey), 1_000_000_000_000n as Parameters<LiteSVM['airdrop']>[1]);
  writeAccount(svm, buffer.publicKey, {
    lamports: 10_000_000_000n,
    data: bufferOf(payer.publicKey),
    owner: UPGRADEABLE_LOADER_ID,
    executable: false,
  });
  const data = Buffer.alloc(12);
  data.writeUInt32LE(2, 0); // DeployWithMaxDataLen
  data.writeBigUInt64LE(BigInt(elf.length), 4);
  const meta = (pubkey: PublicKey, isSigner: boolean, isWritable: boolean) => ({
    pubkey,
    isSigner,
    isWritable,
  });
  const [programData] = findProgramDataPda({ programId: program.publicKey });
  const transaction = new Transaction().add(
    SystemProgram.createAccount({
      fromPubkey: payer.publicKey,
      newAccountPubkey: program.publicKey,
      lamports: 10_000_000,
      space: 36,
      programId: UPGRADEABLE_LOADER_ID,
    }),
    new TransactionInstruction({
      programId: UPGRADEABLE_LOADER_ID,
      data,
      keys: [
        meta(payer.publicKey, true, true),
        meta(programData, false, true),
        meta(program.publicKey, false, true),
        meta(buffer.publicKey, false, true),
        meta(SYSVAR_RENT_PUBKEY, false, false),
        meta(SYSVAR_CLOCK_PUBKEY, false, false),
        meta(SystemProgram.programId, false, false),
        meta(payer.publicKey, true, false),
      ],
    }),
  );
  transaction.recentBlockhash = svm.latestBlockhash();
  transaction.feePayer = payer.publicKey;
  transaction.sign(payer, program);
  const result = svm.sendTransaction(svmTransaction(transaction.serialize()));
  if (!(result instanceof FailedTransactionMetadata)) return 'deployed';
  const reason = result
    .meta()
    .logs()
    .filter((line) => line.includes('sbpf') || line.includes('failed'));
  return ['refused', ...reason].join(' | ');
}

/** A machine with these features, and all else as by default. */
const withFeatures = (features: FeatureSet): LiteSVM =>
  LiteSVM.default()
    .withFeatureSet(features)
    .withBuiltins()
    .withLamports(10n ** 15n)
    .withSysvars()
    .withPrecompiles()
    .withDefaultPrograms()
    .withSigverify(true)
    .withBlockhashCheck(true);

const allBut = FeatureSet.allEnabled();
allBut.deactivate(NO_OLD_SBPF);

console.log(`co_staking.so: ${elf.length} bytes, SBPF v${elf.readUInt32LE(ELF_FLAGS)}`);
console.log(`SIMD-0500 among all features: ${FeatureSet.allEnabled().isActive(NO_OLD_SBPF)}`);
console.log(`default features: ${deploy(new LiteSVM())}`);
console.log(`all features but SIMD-0500: ${deploy(withFeatures(allBut))}`);
const verdict = deploy(withFeatures(FeatureSet.allEnabled()));
console.log(`${verdict === 'deployed' ? 'right' : 'WRONG'}  all features: ${verdict}`);
process.exitCode = verdict === 'deployed' ? 0 : 1;
