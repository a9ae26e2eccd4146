import { useNow } from '../chain/clock';
import { messages } from '../messages';
import { format } from '../page';

const HOUR = 3_600n;

/** A duration and the date at which it ends, if it started now. */
export const When = ({ left, date }: { left: bigint; date: bigint }) => (
  <time dateTime={new Date(Number(date) * 1_000).toISOString()}>
    {format.duration(left)}
    <span className="muted small below">{format.date(date)}</span>
  </time>
);

/** Time left and the date, as users ask for both: "6 days 4 hours", and "6 Dec 2026, 12:00 UTC" below. */
export function Countdown({ until, over = messages.common.now }: { until: bigint; over?: string }) {
  const now = useNow(until - useNow(60) < HOUR ? 1 : 60);
  const left = until - now;
  const date = new Date(Number(until) * 1_000).toISOString();
  return (
    <time dateTime={date}>
      {left > 0n ? format.duration(left) : over}
      <span className="muted small below">{format.date(until)}</span>
    </time>
  );
}
