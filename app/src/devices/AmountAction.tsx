import { fromBaseUnits, toBaseUnits, type Subject, type Viewer } from '@co-staking/sdk';
import { useId, useState } from 'react';

import { messages } from '../messages';
import { format } from '../page';
import { act, reasonOf } from '../send/ActButton';
import { amountQuestion, type AmountWords } from '../send/amountQuestion';
import { openAction } from '../send/host';
import { WhyButton } from '../ui/Why';

const text = messages.devices;

/** Tokens as typed into base units; `null` if they are not an amount. */
export function amountOf(typed: string, decimals: number): bigint | null {
  try {
    return toBaseUnits(typed.trim(), decimals);
  } catch {
    return null;
  }
}

/** An action that needs an amount: the reason beside the button follows what is typed. */
export function AmountAction(props: {
  action: 'stake' | 'withdrawOverflow';
  subject: Subject;
  viewer: Viewer | null | undefined;
  now: bigint;
  /** Most that makes sense, base units: what the button beside the field fills in. */
  most: bigint;
  words: AmountWords & { label: string; words: string };
}) {
  const { action, subject, viewer, now, most, words } = props;
  const { config, device } = subject;
  const decimals = config.mintDecimals;
  const id = useId();
  const [typed, setTyped] = useState('');
  const amount = amountOf(typed, decimals);
  const args = { amount: amount ?? 0n };
  const bad = typed !== '' && amount === null;
  // An empty field is not a reason yet: what would stop even the smallest amount is.
  const reason = bad
    ? { message: messages.form.badAmount }
    : reasonOf(action, subject, viewer, now, typed === '' ? { amount: 1n } : args);
  const ask = (): void => {
    const shown = format.tokens(args.amount, decimals);
    const question = amountQuestion(words, text.amount, shown, device.id);
    openAction({
      question: { ...question, notes: [words.words] },
      work: act(action, subject, args),
      onClose: () => setTyped(''),
    });
  };
  return (
    <div className="amount-act">
      <label htmlFor={id}>{words.label}</label>
      <div className="with-most">
        <input
          id={id}
          className="input"
          inputMode="decimal"
          autoComplete="off"
          value={typed}
          aria-invalid={bad}
          onChange={({ target }) => setTyped(target.value)}
        />
        {most > 0n && (
          <button
            type="button"
            className="button quiet little"
            onClick={() => setTyped(fromBaseUnits(most, decimals))}
          >
            {text.max} {format.amount(most, decimals)}
          </button>
        )}
      </div>
      <WhyButton
        reason={typed === '' && !reason ? { message: words.words, remedy: text.enterAmount } : reason}
        hint={words.words}
        onClick={ask}
      >
        {words.title}
      </WhyButton>
    </div>
  );
}
