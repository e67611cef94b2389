/** JSON that is no snapshot. */
export class InvalidSnapshotJson extends Error {
  constructor(path: string, problem: string) {
    super(`${path.replace(/^\./, '') || 'the snapshot'}: ${problem}`);
    this.name = 'InvalidSnapshotJson';
  }
}
