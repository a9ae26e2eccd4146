import { RECENT_SLOTS } from '../ledger/history';
import type { Landed } from '../ledger/record';
import type { Commitment } from '../ledger/slots';
import { memosOf } from './memos';
import { FILTER_TRANSACTION_NOT_FOUND, RpcError } from './error';
import { bankOf, requireSlot, slotOf, withContext, type Methods, type RpcState } from './method';
import { atLeastConfirmed, configAt, integerAt, invalid, keyAt, listAt, textAt, toSignature } from './params';
import { landedJson, statusJson } from './transactionJson';

const MOST_STATUSES = 256;
const MOST_SIGNATURES = 1_000;
/** Blocks on top of one after which a node reports it as final. */
const MOST_CONFIRMATIONS = 31;

/** A transaction that the endpoint has at a commitment. */
export function known(state: RpcState, signature: string, commitment: Commitment): Landed | null {
  const landed = state.ledger.history.find(signature);
  return landed && landed.slot <= slotOf(state, commitment) ? landed : null;
}

function statusOf(state: RpcState, landed: Landed) {
  const { slot, failure } = landed;
  const isIn = (commitment: Commitment) => slot <= slotOf(state, commitment);
  const confirmationStatus = isIn('finalized') ? 'finalized' : isIn('confirmed') ? 'confirmed' : 'processed';
  const { slots } = state.ledger;
  const depth = slots.heightOf(slotOf(state, 'processed')) - slots.heightOf(slot);
  return {
    confirmationStatus,
    confirmations: confirmationStatus === 'finalized' ? null : Math.min(depth, MOST_CONFIRMATIONS),
    err: failure,
    slot,
    status: statusJson(landed),
  };
}

function refuseUnknown(state: RpcState, signature: string | null, commitment: Commitment): Landed | null {
  if (signature === null) return null;
  const landed = known(state, signature, commitment);
  if (!landed) throw new RpcError(FILTER_TRANSACTION_NOT_FOUND, `Transaction ${signature} not found`);
  return landed;
}

const orderOf = ({ slot, transactionIndex }: Landed): number => slot * 2 ** 20 + transactionIndex;

/** Transactions that landed. */
export const historyMethods: Methods = {
  getSignatureStatuses(state, params) {
    const signatures = listAt(params, 0, MOST_STATUSES).map(toSignature);
    const { searchTransactionHistory } = configAt(params, 1);
    const bank = bankOf(state, 'processed');
    const statuses = signatures.map((signature) => {
      const landed = known(state, signature, 'processed');
      if (!landed || (!searchTransactionHistory && landed.slot < bank.slot - RECENT_SLOTS)) return null;
      return statusOf(state, landed);
    });
    return withContext(bank, statuses);
  },

  getTransaction(state, params) {
    const signature = toSignature(textAt(params, 0));
    // The second argument may be only the encoding, as in old clients.
    const config = typeof params[1] === 'string' ? { encoding: params[1] } : configAt(params, 1);
    const landed = known(state, signature, atLeastConfirmed(config));
    return landed ? landedJson(state, landed, config) : null;
  },

  getSignaturesForAddress(state, params) {
    const address = keyAt(params, 0);
    const config = configAt(params, 1);
    const { before = null, until = null } = config;
    const limit = config['limit'] === undefined ? MOST_SIGNATURES : integerAt([config['limit']], 0, 'usize');
    const [newer, older] = [before, until].map((each) => (each === null ? null : toSignature(each)));
    if (limit < 1 || limit > MOST_SIGNATURES) throw invalid(`Invalid limit; max ${MOST_SIGNATURES}`);
    const commitment = atLeastConfirmed(config);
    const highest = slotOf(state, commitment);
    requireSlot(highest, config);
    const from = refuseUnknown(state, newer!, commitment);
    const to = refuseUnknown(state, older!, commitment);
    return state.ledger.history
      .of(address)
      .filter(
        (landed) =>
          landed.slot <= highest &&
          (!from || orderOf(landed) < orderOf(from)) &&
          (!to || orderOf(landed) > orderOf(to)),
      )
      .slice(-limit)
      .reverse()
      .map((landed) => ({
        blockTime: landed.blockTime,
        confirmationStatus: statusOf(state, landed).confirmationStatus,
        err: landed.failure,
        memo: memosOf(landed),
        signature: landed.signature,
        slot: landed.slot,
        transactionIndex: landed.transactionIndex,
      }));
  },
};
