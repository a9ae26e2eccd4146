import type { ReactNode } from 'react';
import { useSyncExternalStore } from 'react';

import type { ActionQuestion } from './ActionDialog';
import type { Work } from './useSend';

/** A dialog that asks, sends, and says what came of it. */
export interface OpenAction {
  question: ActionQuestion;
  work: Work;
  /** Shown after the success. */
  after?: ReactNode;
  /** Called when the dialog is closed. */
  onClose?: () => void;
}

let open: OpenAction | null = null;
const listeners = new Set<() => void>();

function set(action: OpenAction | null): void {
  open = action;
  listeners.forEach((listener) => listener());
}

/**
 * Opens the dialog of an action. It belongs to the page, not to the button: what was done may take the button's row away,
 * and the outcome must still be there to read.
 */
export const openAction = (action: OpenAction): void => set(action);

/** Closes it. */
export function closeAction(): void {
  const { onClose } = open ?? {};
  set(null);
  onClose?.();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The open one; `null` if there is none. */
export const useOpenAction = (): OpenAction | null => useSyncExternalStore(subscribe, () => open);
