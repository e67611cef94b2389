/** Metadata files of a test, in a directory that goes with it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeRaw } from '../../../impl/codec/raw-codec.ts';
import { sampleSnapshot } from '../../../impl/codec/samples/sample.ts';
import type { RawSnapshot } from '../../../spec/format/raw-snapshot.ts';

/** A directory, and files in it. */
export class TestFiles {
  readonly root = mkdtempSync(join(tmpdir(), 'savepoint-spec-'));

  /** A file with such content. */
  written(name: string, content: Uint8Array | string): string {
    const path = join(this.root, name);
    writeFileSync(path, content);
    return path;
  }

  /** A file of a metadata version, with something in every place. */
  sample(version: number, change: Partial<RawSnapshot> = {}): string {
    const bytes = encodeRaw({ ...sampleSnapshot(version), ...change });
    return this.written(`sample-${version}`, bytes);
  }

  /** A path at which nothing stands. */
  get nothing(): string {
    return join(this.root, 'nothing');
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
