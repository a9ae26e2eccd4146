import { useId, type ReactNode } from 'react';

import { format } from '../page';

/** Why something is not possible, and what to do. */
export interface Reason {
  message: string;
  remedy?: string;
}

const sentence = (text: string): string => {
  const whole = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(whole) ? whole : `${whole}.`;
};

const DATE = /\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC/g;
/** A date of the SDK's words as the page writes dates. */
const asShown = (date: string): string =>
  format.date(BigInt(Date.parse(date.replace(' ', 'T').replace(' UTC', 'Z')) / 1_000));

/** A reason as sentences. */
export const reasonWords = ({ message, remedy }: Reason): string =>
  [message, ...(remedy ? [remedy] : [])].map((words) => sentence(words.replace(DATE, asShown))).join(' ');

interface WhyButtonProps {
  /** Why it does nothing; `null` if it does something. */
  reason: Reason | null;
  onClick: () => void;
  children: ReactNode;
  className?: string;
  /** What it does, in a sentence beside it; the reason takes its place. */
  hint?: ReactNode;
  /** Says more than the text on it, for the ear. */
  label?: string;
}

/**
 * A button that says why it does nothing. It keeps the focus while it is disabled, so that the keyboard hears the reason.
 */
export function WhyButton({ reason, onClick, children, className = '', hint, label }: WhyButtonProps) {
  const id = useId();
  const words = reason ? reasonWords(reason) : hint;
  return (
    <span className="why">
      <button
        type="button"
        className={`button ${className}`}
        aria-disabled={reason !== null}
        aria-describedby={words ? id : undefined}
        aria-label={label}
        onClick={() => reason === null && onClick()}
      >
        {children}
      </button>
      {words && (
        <span id={id} className="small muted">
          {words}
        </span>
      )}
    </span>
  );
}
