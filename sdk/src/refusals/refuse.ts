import type { Config } from '../accounts';
import { programError } from '../errors';
import { OWN_REFUSALS } from './remedies/own';
import { REMEDIES } from './remedies/program';
import type { OwnRefusalCode, Refusal, RefusalCode } from './types';
import { dateText, tokensText } from './words';

/** What a refusal says in addition to its name. */
export interface Details {
  /** Base units that are missing, or by which an amount is too large. */
  missing?: bigint;
  /** Unix second from which the refusal no longer applies. */
  availableAt?: bigint;
  /** Words instead of "… are missing", or words of their own; they name `missing` if there is one. */
  words?: string;
  /** In place of the error's message, where that would mislead: one error can have several causes. */
  message?: string;
  /** In place of the error's remedy, for the same reason. */
  remedy?: string;
}

const isOwn = (code: RefusalCode): code is OwnRefusalCode => Object.hasOwn(OWN_REFUSALS, code);

/** Makes a refusal: the words of the product, then the amount, then the date. */
export function refuse(code: RefusalCode, config: Config, details: Details = {}): Refusal {
  const { missing, availableAt, words } = details;
  const general = isOwn(code)
    ? OWN_REFUSALS[code]
    : { message: programError(code).message, remedy: REMEDIES[code] };
  const { message = general.message, remedy = general.remedy } = details;
  const amount = words ?? (missing === undefined ? '' : `${tokensText(missing, config)} missing`);
  const date = availableAt === undefined ? '' : `possible from ${dateText(availableAt)}`;
  return {
    code,
    message: [message, amount, date].filter(Boolean).join('; '),
    ...(missing !== undefined && { missing }),
    ...(availableAt !== undefined && { availableAt }),
    remedy,
  };
}
