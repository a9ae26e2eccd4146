/** What a rule can be about. */
export const ALERT_KINDS = [
  /** A device is reported as down, failed or blocked. */
  'deviceDown',
  /** A device's score falls below the rule's. */
  'scoreDropped',
  /** A device will need more stake. */
  'requirementAnnounced',
  /** A device has less stake than it needs. */
  'stakeShort',
  'offerAccepted',
  /** The owner or a co-staker leaves. */
  'unstaked',
  /** Stake is free to be withdrawn. */
  'matured',
  'caseOpened',
  /** An appeal window ends within the rule's days. */
  'appealEnds',
  /** A device has had no rewards for the rule's hours. */
  'rewardsMissing',
  /** A role gets a successor; it concerns everyone. */
  'roleNominated',
  /** A slash term changes; it concerns everyone. */
  'slashTermSet',
] as const;

/** See {@link ALERT_KINDS}. */
export type AlertKind = (typeof ALERT_KINDS)[number];

/** Kinds that concern everyone: a rule hears of them whatever its target is. */
export const EVERYONE: readonly AlertKind[] = ['roleNominated', 'slashTermSet'];

/** One message, as a webhook's body has it. */
export interface AlertMessage {
  kind: AlertKind;
  /** One sentence in English. */
  text: string;
  /** Device, base58; `null` for what concerns everyone. */
  device: string | null;
  /** UUID of the device; `null` for what concerns everyone. */
  deviceId: string | null;
  /** Offer or case, base58; `null` if it is about neither. */
  account: string | null;
  /** Unix second of the chain at which it happened or was found, as text. */
  at: string;
  /** Unix second of the date that it names, as text; `null` if it names none. */
  date: string | null;
  /** Transaction that caused it, base58; `null` for a state. */
  signature: string | null;
}
