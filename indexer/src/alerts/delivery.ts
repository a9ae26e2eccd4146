/** A message did not arrive. */
export class DeliveryError extends Error {
  override readonly name = 'DeliveryError';

  constructor(
    message: string,
    /** Whether another try is useless. */
    readonly final: boolean,
  ) {
    super(message);
  }
}
