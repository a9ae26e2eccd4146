import { BUCKET, BUCKETS, DAY, MAX_I64, NOTICE_HOLD, NOTICE_USE, PAUSE_GAP } from '../model/limits';
import type { Account } from '../model/state';
import type { Scene } from './scene';

/** Every second at which something in an account changes by the clock alone. */
function deadlines({ kind, data }: Account): bigint[] {
  switch (kind) {
    case 'Config':
      return [
        ...[data.pausedUntil, data.pausedUntil + PAUSE_GAP],
        ...[data.pendingAdminMaturesAt, data.pendingSlasherMaturesAt, data.pendingArbiterMaturesAt],
        ...[data.pendingAdminEndsAt, data.arbiterSince],
        ...[data.ownerSlashCapFrom, data.coStakeSlashCapFrom, data.appealFrom],
      ];
    case 'Device':
      return [
        ...[data.announcedFrom, data.hiredUntil, data.ownerCooldownEndsAt],
        ...[data.noticeGivenAt + NOTICE_HOLD, data.noticeGivenAt + NOTICE_HOLD + NOTICE_USE],
        ...data.slots.map(({ committedUntil }) => committedUntil),
        // The next bucket, and the second at which a bucket no longer counts.
        BigInt(data.bucket + 1) * BUCKET,
        ...[...data.takings, ...data.fallenMinimums].map(({ bucket }) => BigInt(bucket + BUCKETS) * BUCKET),
      ];
    case 'Offer':
      return [data.expiresAt, data.waitEndsAt, data.cooldownEndsAt];
    case 'SlashCase':
      return [data.appealEndsAt, data.arbiterEndsAt];
    case 'Participant':
    case 'WalletLink':
    case 'Token':
    case 'Mint':
    case 'Wallet':
      return [];
  }
}

const HOUR = 3_600n;

/** A boundary second of the state, the one before or the one after; `null` if none is near. */
function boundary(scene: Scene): bigint | null {
  const { state, now, random } = scene;
  const near: { second: bigint; address: string }[] = [];
  for (const [address, account] of state.accounts)
    for (const second of deadlines(account))
      if (second > now - 2n * HOUR && second < now + 45n * DAY) near.push({ second, address });
  if (near.length === 0) return null;
  // Early ones more often, because a jump past them skips them.
  near.sort((a, b) => Number(a.second - b.second));
  const index = Math.min(random.below(near.length), random.below(near.length));
  const { second, address } = near[index]!;
  scene.focus = address;
  return second + BigInt(random.below(3)) - 1n;
}

const FAR = [MAX_I64 - 1n, MAX_I64 - 3n * DAY, 1n << 40n, -5n];

/** Whether a second is realistic: neither before 1970 nor at the end of time. */
export const isHuman = (second: bigint): boolean => second >= 0n && second < 1n << 39n;

/** The next second of the clock. */
export function nextTime(scene: Scene): bigint {
  scene.focus = null;
  const { random, now } = scene;
  // From the end of time, or before its start, back to a realistic second.
  if (!isHuman(now)) return 2_000_000_000n + random.upTo(100_000_000n);
  if (scene.once(1_200)) return scene.pick(FAR);
  if (scene.once(300)) return now + 365n * DAY * (random.upTo(4n) + 1n);
  if (scene.once(25)) return now - random.upTo(6n * HOUR);
  if (scene.once(3)) return boundary(scene) ?? now + random.upTo(2n * DAY);
  return now + (scene.once(2) ? random.upTo(2n * HOUR) : random.upTo(6n * DAY));
}
