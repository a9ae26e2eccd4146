import type {
  AnnouncementRow,
  DeviceRow,
  EventRow,
  FinalTransaction,
  OfferRow,
  RewardDayRow,
  RewardRow,
} from './rows';

/** An event, or a transaction, that cannot be read. */
export interface ParkedRow {
  signature: string;
  eventIndex: number;
  slot: bigint;
  reason: string;
  /** Base64. */
  data: string;
}

/** A transaction that was applied. */
export interface TransactionRow extends Pick<
  FinalTransaction,
  'signature' | 'slot' | 'txIndex' | 'blockTime'
> {
  /** Unix second of its events; zero if it has none. */
  at: bigint;
}

/** What transactions do to the tables. */
export class Effects {
  readonly transactions: TransactionRow[] = [];
  readonly events: EventRow[] = [];
  readonly posts: RewardRow[] = [];
  readonly announcements: AnnouncementRow[] = [];
  readonly parked: ParkedRow[] = [];
  readonly devices = new Map<number, DeviceRow>();
  readonly offers = new Map<number, OfferRow>();
  /** By device and day: only the last state of a day is kept, with all its posts. */
  readonly days = new Map<string, RewardDayRow>();

  addDay(row: RewardDayRow): void {
    const key = `${row.deviceId} ${row.day}`;
    const posts = (this.days.get(key)?.posts ?? 0) + row.posts;
    this.days.set(key, { ...row, posts });
  }

  /** Adds what came after. */
  take(later: Effects): void {
    this.transactions.push(...later.transactions);
    this.events.push(...later.events);
    this.posts.push(...later.posts);
    this.announcements.push(...later.announcements);
    this.parked.push(...later.parked);
    for (const [id, row] of later.devices) this.devices.set(id, row);
    for (const [id, row] of later.offers) this.offers.set(id, row);
    for (const row of later.days.values()) this.addDay(row);
  }
}
