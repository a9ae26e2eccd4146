import { findOfferPda, fromBasisPoints, fromBaseUnits, preview } from '@co-staking/sdk';
import { useState, type ReactNode } from 'react';
import { Link, useParams } from 'wouter';

import { useNow } from '../chain/clock';
import { useViewer } from '../chain/viewer';
import { shortAddress } from '../format';
import { messages } from '../messages';
import '../offer/offer.css';
import { usePast } from '../offer/Past';
import { Share } from '../offer/Proof';
import { format } from '../page';
import { act, reasonOf } from '../send/ActButton';
import { openAction } from '../send/host';
import { Facts, type Fact } from '../ui/Facts';
import { Field } from '../ui/Field';
import { reasonWords, WhyButton, type Reason } from '../ui/Why';
import { useOwnDevice } from './DevicePage';
import { boundsOf, reckon, type Draft, type Reckoned } from './draft';
import type { DeviceSubject } from './load';

const text = messages.form;
const PERCENT = 100;

/** What the last seven days say of a week, for both parties; read when the form opens. */
function useEstimate({ device, config }: DeviceSubject, shareBps: number): Fact[] {
  const { data, error } = usePast(device, true);
  const tokens = (units: bigint): string => `≈ ${format.tokens(units, config.mintDecimals, 2)}`;
  const words = error
    ? text.estimateFailed
    : !data
      ? text.estimateLoading
      : data.week === null
        ? text.estimateFirstWeek
        : data.week === 0n
          ? text.estimateNone
          : null;
  if (words !== null) return [[text.estimate, words]];
  const theirs = (data!.week! * BigInt(shareBps)) / 10_000n;
  return [
    [text.theirs, tokens(theirs)],
    [text.yours, tokens(data!.week! - theirs)],
  ];
}

function Steps({ at }: { at: number }) {
  return (
    <ol className="steps">
      {text.steps.map((name, index) => (
        <li key={name} className={index < at ? 'past' : ''} aria-current={index === at ? 'step' : undefined}>
          {name}
        </li>
      ))}
    </ol>
  );
}

function Form({ subject }: { subject: DeviceSubject }) {
  const { config, device } = subject;
  const now = useNow(15);
  const { data: viewer } = useViewer();
  const decimals = config.mintDecimals;
  const bounds = boundsOf(device, now);
  const [step, setStep] = useState(0);
  const [draft, setDraft] = useState<Draft>(() => ({
    amount: fromBaseUnits(bounds.most, decimals),
    share: fromBasisPoints(Math.min(5_000, bounds.mostShareBps)),
    days: '',
    counterparty: '',
  }));
  const [created, setCreated] = useState<string | null>(null);
  const { args, bad } = reckon(draft, config, now);
  const estimate = useEstimate(subject, args.shareBps);
  const tokens = (units: bigint): string => format.tokens(units, decimals);
  const set = (change: Partial<Draft>): void => setDraft({ ...draft, ...change });
  const problem = (name: keyof Draft, words: string): string | null => (bad.includes(name) ? words : null);
  // The reason follows what is entered; on the first step the share is not asked for yet.
  const refusal = reasonOf(
    'createOffer',
    subject,
    viewer,
    now,
    step === 0 ? { ...args, shareBps: bounds.leastShareBps, expiresAt: 0n } : args,
  );
  const reason: Reason | null = bad.includes('amount')
    ? { message: text.badAmount }
    : step > 0 && bad.length > 0
      ? {
          message:
            text[bad[0] === 'days' ? 'badExpiry' : bad[0] === 'counterparty' ? 'badWallet' : 'badShare'],
        }
      : refusal;
  const percentOfMost = bounds.most === 0n ? 0 : Number((args.amount * BigInt(PERCENT)) / bounds.most);
  const pages: ReactNode[] = [
    <Field
      key="amount"
      label={text.amount}
      hint={text.amountHint(tokens(bounds.most))}
      decimal
      value={draft.amount}
      bad={problem('amount', text.badAmount)}
      onChange={(amount) => set({ amount })}
      slider={{
        min: 1,
        max: PERCENT,
        value: Math.min(PERCENT, Math.max(1, percentOfMost)),
        words: tokens(args.amount),
        onChange: (percent) =>
          set({ amount: fromBaseUnits((bounds.most * BigInt(percent)) / BigInt(PERCENT), decimals) }),
      }}
    />,
    <div key="share" className="stack">
      <Field
        label={text.share}
        hint={text.shareHint(format.share(bounds.leastShareBps), format.share(bounds.mostShareBps))}
        decimal
        value={draft.share}
        bad={problem('share', text.badShare)}
        onChange={(share) => set({ share })}
        slider={{
          min: bounds.leastShareBps / 100,
          max: Math.floor(bounds.mostShareBps / 100),
          value: Math.min(100, Math.round(args.shareBps / 100)),
          words: format.share(args.shareBps),
          onChange: (percent) => set({ share: String(percent) }),
        }}
      />
      <Facts facts={estimate} />
      <div className="form-share">
        <Field
          label={text.expiry}
          hint={text.expiryHint}
          value={draft.days}
          bad={problem('days', text.badExpiry)}
          onChange={(days) => set({ days })}
        />
        <Field
          label={text.counterparty}
          hint={text.counterpartyHint}
          value={draft.counterparty}
          bad={problem('counterparty', text.badWallet)}
          onChange={(counterparty) => set({ counterparty })}
        />
      </div>
    </div>,
    <Summary key="summary" subject={subject} reckoned={{ args, bad }} estimate={estimate} now={now} />,
  ];
  function ask(): void {
    // The offer that is made has the nonce that the device has now.
    const offer = findOfferPda({ device: device.address, nonce: device.nextNonce })[0].toBase58();
    let sent = false;
    openAction({
      work: async (client, options) => {
        const outcome = await act('createOffer', subject, args)(client, options);
        sent = true;
        return outcome;
      },
      onClose: () => sent && setCreated(offer),
      question: {
        title: text.title,
        deviceId: device.id,
        facts: [
          [text.asked, tokens(args.amount)],
          [text.offered, format.share(args.shareBps)],
        ],
        notes: [text.committed(format.duration(config.waitSeconds))],
        consents: [text.consent],
        confirm: text.confirm,
        done: text.done,
      },
    });
  }
  if (created !== null) return <Created address={created} device={device.address.toBase58()} />;
  return (
    <section className="card stack">
      <Steps at={step} />
      <h2 tabIndex={-1}>{text.steps[step]}</h2>
      {pages[step]}
      <div className="row">
        {step > 0 && (
          <button type="button" className="button" onClick={() => setStep(step - 1)}>
            {messages.common.back}
          </button>
        )}
        <WhyButton reason={reason} className="main" onClick={() => (step < 2 ? setStep(step + 1) : ask())}>
          {step < 2 ? messages.common.next : text.confirm}
        </WhyButton>
      </div>
    </section>
  );
}

function Summary(props: { subject: DeviceSubject; reckoned: Reckoned; estimate: Fact[]; now: bigint }) {
  const { subject, reckoned, estimate, now } = props;
  const { args } = reckoned;
  const { config } = subject;
  const { data: viewer } = useViewer();
  const outcome = viewer && preview('createOffer', subject, viewer, now, args);
  const tokens = (units: bigint): string => format.tokens(units, config.mintDecimals);
  const counted = outcome && 'after' in outcome ? outcome.after.counted + args.amount : null;
  return (
    <div className="stack-s">
      <Facts
        facts={[
          [text.asked, tokens(args.amount)],
          [text.offered, format.share(args.shareBps)],
          ...estimate,
          ...(counted === null ? [] : [[text.after, tokens(counted)] as Fact]),
          [text.ends, args.expiresAt === 0n ? text.never : format.date(args.expiresAt)],
          [text.only, args.counterparty ? shortAddress(args.counterparty.toBase58()) : text.anyone],
        ]}
      />
      <p className="muted">{text.committed(format.duration(config.waitSeconds))}</p>
    </div>
  );
}

function Created({ address, device }: { address: string; device: string }) {
  return (
    <div className="stack">
      <p className="notice" role="status">
        <strong>{reasonWords({ message: text.done })}</strong>
        <span>{text.shareLink}</span>
      </p>
      <Share address={address} />
      <div className="row">
        <Link href={`/offer/${address}`} className="button main">
          {messages.coStakes.offerPage}
        </Link>
        <Link href={`/devices/${device}`} className="button">
          {messages.common.back}
        </Link>
      </div>
    </div>
  );
}

/** The offer form in three steps. */
export default function OfferForm() {
  const { address = '' } = useParams<{ address: string }>();
  const { subject, instead } = useOwnDevice(address);
  if (instead) return instead;
  const { device } = subject;
  return (
    <div className="stack form">
      <div className="stack-s">
        <Link href={`/devices/${address}`} className="small">
          {device.model} × {device.hardware.cards}
        </Link>
        <h1 tabIndex={-1}>{text.title}</h1>
      </div>
      <Form subject={subject} />
    </div>
  );
}
