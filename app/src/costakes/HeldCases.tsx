import { caseHits, type Config, type HeldCoStake } from '@co-staking/sdk';
import { useQuery } from '@tanstack/react-query';

import { CaseItem } from '../cases/CaseItem';
import { casesOf } from '../chain/positions';
import { messages } from '../messages';
import { Failure, Loading } from '../ui/States';

const text = messages.cases;

/** Open slash cases of a co-stake's device: those that hit the co-stake with the appeal, the others as a sentence. */
export function HeldCases({ held, config, now }: { held: HeldCoStake; config: Config; now: bigint }) {
  const { offer, device } = held;
  const { data, error, refetch } = useQuery({
    queryKey: ['cases', device.address.toBase58()],
    queryFn: () => casesOf(device.address),
    enabled: device.openCases > 0,
  });
  if (device.openCases === 0) return null;
  if (error && !data) return <Failure error={error} retry={() => void refetch()} />;
  if (!data) return <Loading rows={1} />;
  const hits = data.filter((slashCase) => caseHits(slashCase, offer));
  const others = data.length - hits.length;
  return (
    <section className="held-cases stack-s" aria-label={text.title}>
      {hits.length > 0 && (
        <ul className="stack">
          {hits.map((slashCase) => (
            <CaseItem
              key={slashCase.number}
              slashCase={slashCase}
              subject={{ config, device, offer }}
              appeal="appealAsCoStaker"
              frozen={slashCase.hits.find(({ nonce }) => nonce === offer.nonce)!}
              wide
              now={now}
            />
          ))}
        </ul>
      )}
      {others > 0 && <p className="muted">{text.notHit(others)}</p>}
    </section>
  );
}
