import { useEffect, useId, useState, useSyncExternalStore, type ReactNode } from 'react';

import { messages } from '../messages';
import { settings } from '../settings';
import { malformed, NO_FILTER, type FilterTexts } from './search';

const SETTLE_MS = 350;
const text = messages.market.filters;

function Field(props: {
  label: string;
  value: string;
  bad: string | null;
  onChange: (value: string) => void;
  list?: readonly string[];
  numeric?: boolean;
  placeholder?: string;
}) {
  const { label, value, bad, onChange, list, numeric, placeholder } = props;
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="input"
        value={value}
        placeholder={placeholder}
        inputMode={numeric ? 'decimal' : undefined}
        autoComplete="off"
        spellCheck={false}
        list={list ? `${id}-list` : undefined}
        aria-invalid={bad !== null}
        aria-describedby={bad !== null ? `${id}-bad` : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      {list && (
        <datalist id={`${id}-list`}>
          {list.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      )}
      {bad !== null && (
        <span id={`${id}-bad`} className="small bad-text">
          {bad}
        </span>
      )}
    </div>
  );
}

// The width in market.css from which they are always open.
const wideWindow = matchMedia('(width >= 640px)');

function subscribe(listener: () => void): () => void {
  wideWindow.addEventListener('change', listener);
  return () => wideWindow.removeEventListener('change', listener);
}

/** Folded on a phone, so that the first offers are seen without scrolling. */
function Fold({ used, children }: { used: number; children: ReactNode }) {
  const wide = useSyncExternalStore(subscribe, () => wideWindow.matches);
  const [open, setOpen] = useState(false);
  return (
    <details
      className="filters-fold"
      open={wide || open}
      onToggle={({ currentTarget }) => !wide && setOpen(currentTarget.open)}
    >
      <summary className="filters-summary">{text.fold(used)}</summary>
      {children}
    </details>
  );
}

/** The five filters. What is typed goes into the address after a moment. */
export function Filters(props: {
  filter: FilterTexts;
  models: readonly string[];
  onChange: (filter: FilterTexts) => void;
}) {
  const { filter, models, onChange } = props;
  const [draft, setDraft] = useState(filter);
  const key = JSON.stringify(filter);
  // The address is the truth: the fields follow it when the user goes back.
  useEffect(() => setDraft(JSON.parse(key) as FilterTexts), [key]);
  useEffect(() => {
    if (JSON.stringify(draft) === key) return;
    const timer = setTimeout(() => onChange(draft), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [draft, key, onChange]);
  /** Also what was typed just now, of which the address knows nothing yet. */
  const clear = (): void => {
    setDraft(NO_FILTER);
    onChange(NO_FILTER);
  };
  const bad = malformed(draft);
  const field = (name: keyof FilterTexts) => ({
    label: text[name],
    value: draft[name],
    bad: bad.includes(name) ? text.bad[name] : null,
    onChange: (value: string) => setDraft({ ...draft, [name]: value.trimStart() }),
  });
  const used = Object.values(draft).filter((value) => value !== '').length;
  const badAmount = bad.find((name) => name === 'from' || name === 'to');
  return (
    <Fold used={used}>
      <form
        className="filters card"
        role="search"
        aria-label={text.title}
        onSubmit={(event) => event.preventDefault()}
      >
        <Field {...field('model')} list={models} placeholder={text.any} />
        <Field {...field('share')} numeric placeholder="0" />
        <Field {...field('id')} placeholder={text.any} />
        <fieldset className="field">
          <legend className="small muted">{text.amount(settings.symbol)}</legend>
          <div className="pair">
            <input {...bare('from', draft, setDraft, bad)} aria-label={text.from} placeholder={text.from} />
            <input {...bare('to', draft, setDraft, bad)} aria-label={text.to} placeholder={text.to} />
          </div>
          {badAmount && (
            <span id="amount-bad" className="small bad-text">
              {text.bad[badAmount]}
            </span>
          )}
        </fieldset>
        <Field {...field('score')} numeric placeholder="0" />
        <button
          type="button"
          className="button quiet little clear"
          aria-disabled={used === 0}
          aria-describedby={used > 0 ? undefined : 'clear-why'}
          onClick={() => used > 0 && clear()}
        >
          {text.clear}
        </button>
        {used === 0 && (
          <span id="clear-why" className="hidden">
            {text.noneSet}
          </span>
        )}
      </form>
    </Fold>
  );
}

const bare = (
  name: 'from' | 'to',
  draft: FilterTexts,
  setDraft: (filter: FilterTexts) => void,
  bad: readonly string[],
) => ({
  className: 'input',
  inputMode: 'decimal' as const,
  autoComplete: 'off',
  value: draft[name],
  'aria-invalid': bad.includes(name),
  'aria-describedby': bad.includes(name) ? 'amount-bad' : undefined,
  onChange: (event: { target: { value: string } }) =>
    setDraft({ ...draft, [name]: event.target.value.trim() }),
});
