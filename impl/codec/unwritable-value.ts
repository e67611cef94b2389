/** A value that no metadata file can hold. */
export class UnwritableValue extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'UnwritableValue';
  }
}
