import { PublicKey } from '@solana/web3.js';
import { ComputeBudget, FailedTransactionMetadata, LiteSVM } from 'litesvm';
import { encodeTransaction } from './message.mjs';

const PROGRAM = 'Check11111111111111111111111111111111111111';
const PAYER = 'Payer11111111111111111111111111111111111111';
const bytesOf = (address) => new PublicKey(address).toBytes();
/** Far more than a transaction may use, so that a call can have any number of cases. */
const UNITS = 10_000_000_000n;
const HEAP = 256 * 1024;

/** Runs instructions without accounts. */
export class Machine {
  constructor(file) {
    const budget = new ComputeBudget();
    budget.computeUnitLimit = UNITS;
    budget.heapSize = HEAP;
    const svm = new LiteSVM().withComputeBudget(budget).withSigverify(false).withTransactionHistory(0n);
    svm.addProgramFromFile(PROGRAM, file);
    svm.airdrop(PAYER, 1_000_000_000_000n);
    this.blockhash = bytesOf(svm.latestBlockhash());
    // The library's native object: its wrapper decodes what is encoded here.
    this.native = svm.inner;
  }

  call(words) {
    const data = new Uint8Array(BigUint64Array.from(words).buffer);
    const { bytes } = encodeTransaction(
      PAYER,
      [{ program: PROGRAM, metas: [], data }],
      this.blockhash,
      bytesOf,
    );
    const result = this.native.sendLegacyTransaction(bytes);
    const meta = result instanceof FailedTransactionMetadata ? result.meta() : result;
    const returned = Buffer.from(meta.returnData().data());
    return { value: returned.length === 8 ? returned.readBigUInt64LE() : undefined, logs: meta.logs() };
  }
}
