/** What keeps golden snapshots from being written: told to the user without a stack trace. */
export class GoldenFailure extends Error {
  override readonly name = 'GoldenFailure';
}
