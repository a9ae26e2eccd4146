import type { Explanation } from '@co-staking/sdk';
import { useEffect, useRef, useState, type ReactNode } from 'react';

import { messages } from '../messages';
import { reasonWords } from './Why';

/** Says that something is being read. `whole` if that is all there is on the page. */
export function Loading(props: { rows?: number; label?: string; whole?: boolean }) {
  const { rows = 4, label = messages.common.loading, whole = false } = props;
  return (
    <div className="stack-s" role="status">
      {whole ? <h1 className="hidden">{label}</h1> : <span className="hidden">{label}</span>}
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className="skeleton" />
      ))}
    </div>
  );
}

/** Nothing is there: why, and one action. `whole` if that is all there is on the page. */
export function Empty(props: { title: string; children: ReactNode; action?: ReactNode; whole?: boolean }) {
  const { title, children, action, whole = false } = props;
  const Heading = whole ? 'h1' : 'h2';
  return (
    <div className="empty">
      <Heading tabIndex={-1}>{title}</Heading>
      <p>{children}</p>
      {action}
    </div>
  );
}

/** Copies a text, and says so. */
export function Copy({
  text,
  children,
  className = 'copy',
}: {
  text: string;
  children: ReactNode;
  className?: string;
}) {
  const [copied, setCopied] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setCopied(false), 2_000);
  };
  return (
    <button type="button" className={className} onClick={() => void copy()}>
      <span aria-live="polite">{copied ? messages.common.copied : children}</span>
    </button>
  );
}

/** A failure with its cause, its remedy, and a report for a support desk. `whole` if that is all there is on the page. */
export function Failure(props: { error: unknown; retry?: () => void; whole?: boolean }) {
  const { error, retry, whole = false } = props;
  const [explained, setExplained] = useState<Explanation | null>(null);
  useEffect(() => {
    let current = true;
    // The words for every failure there can be are not part of the first load.
    void import('../chain/explain').then(({ explain }) => {
      if (current) setExplained(explain(error));
    });
    return () => {
      current = false;
    };
  }, [error]);
  if (!explained) return <Loading rows={1} whole={whole} />;
  const { message, cause, remedy, support } = explained;
  const words = reasonWords({ message });
  return (
    <div className="notice bad" role="alert">
      {whole ? <h1>{words}</h1> : <strong>{words}</strong>}
      <p>
        {cause} {remedy}
      </p>
      <div className="row">
        {retry && (
          <button type="button" className="button little" onClick={retry}>
            {messages.common.retry}
          </button>
        )}
        <Copy className="button quiet little" text={`${message}\n${cause}\n${support}`}>
          {messages.common.copyReport}
        </Copy>
      </div>
    </div>
  );
}
