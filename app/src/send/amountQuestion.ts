import type { ActionQuestion } from './ActionDialog';

/** The words of an action about one amount. */
export interface AmountWords {
  title: string;
  confirm: (amount: string) => string;
  done: (amount: string) => string;
}

/** Before an action that moves one amount: its name and how much, with its symbol. */
export const amountQuestion = (
  { title, confirm, done }: AmountWords,
  name: string,
  amount: string,
  deviceId: string,
): ActionQuestion => ({
  title,
  facts: [[name, amount]],
  confirm: confirm(amount),
  done: done(amount),
  deviceId,
});
