import { useId } from 'react';

/** A field of a form. */
export interface FieldProps {
  label: string;
  hint: string;
  value: string;
  onChange: (value: string) => void;
  bad?: string | null;
  decimal?: boolean;
  /** A slider beside the field, in whole steps. */
  slider?: { min: number; max: number; value: number; words: string; onChange: (value: number) => void };
}

/** A text field with its hint, or what is wrong in place of it; with a slider for whole steps. */
export function Field({ label, hint, value, onChange, bad = null, decimal, slider }: FieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className={slider ? 'slider' : ''}>
        {slider && (
          <input
            type="range"
            aria-label={label}
            aria-valuetext={slider.words}
            min={slider.min}
            max={slider.max}
            value={slider.value}
            onChange={({ target }) => slider.onChange(Number(target.value))}
          />
        )}
        <input
          id={id}
          className="input num"
          inputMode={decimal ? 'decimal' : undefined}
          autoComplete="off"
          spellCheck={false}
          value={value}
          aria-invalid={bad !== null}
          aria-describedby={`${id}-hint`}
          onChange={({ target }) => onChange(target.value)}
        />
      </div>
      <p id={`${id}-hint`} className={`small ${bad === null ? 'muted' : 'bad-text'}`}>
        {bad ?? hint}
      </p>
    </div>
  );
}
