/** A file that cannot be read, for a reason that lies in the file system and not in its bytes. */
export class UnreadableFile extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'UnreadableFile';
  }
}

/** Does something with files; what the file system says no to becomes an {@link UnreadableFile}. */
export function withFiles<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) throw new UnreadableFile(error.message);
    throw error;
  }
}
