/** Looks through the values of a file once, for what lies where and for what should be known of it. */
import { textToString } from '../codec/modified-utf8.ts';
import type {
  RawFileHandle,
  RawFileMergingHandle,
  RawRelativeFileHandle,
  RawSegmentHandle,
  RawStateChange,
} from '../../spec/format/raw-snapshot.ts';
import type { Text } from '../../spec/model/text.ts';
import { Findings } from './findings.ts';
import type { Finding } from './findings.ts';
import { Totals } from './state-totals.ts';
import type { StateTotals } from './state-totals.ts';
import { Walk } from './walk.ts';
import type { Fields, PathSegment } from './walk.ts';

/** What has been seen, in bounded memory. */
export class Survey {
  private readonly found = new Findings();
  private readonly totals = new Totals();
  private readonly walk = new Walk((fields) => this.judge(fields));

  /** Looks through a unit, or a part of one. */
  visit(value: unknown, ...path: readonly PathSegment[]): void {
    this.walk.through(value, ...path);
  }

  /** Bytes after the end. */
  trailing(sizeBytes: number): void {
    if (sizeBytes === 0) return;
    const example = { path: 'trailing', value: String(sizeBytes) };
    this.found.add('trailing bytes', () => example);
  }

  get findings(): readonly Finding[] {
    return this.found.list();
  }

  get state(): StateTotals {
    return this.totals.sum;
  }

  private judge(fields: Fields): void {
    switch (fields['kind']) {
      case 'bytes':
        return this.totals.add('inline', (fields['data'] as Uint8Array).length);
      case 'file':
        return this.file(fields as unknown as RawFileHandle);
      case 'relativeFile':
        return this.relativeFile(fields as unknown as RawRelativeFileHandle);
      case 'segment':
        return this.segment(fields as unknown as RawSegmentHandle);
      case 'fileMerging':
        return this.directories(fields as unknown as RawFileMergingHandle);
      case 'inMemoryChangelog':
        return this.changes(fields['changes'] as readonly RawStateChange[]);
      case 'raw':
        return this.raw('unusual properties kept raw', fields['bytes']);
      default:
        if (fields['unparsed'] instanceof Uint8Array)
          this.raw('merged channel offsets kept raw', fields['unparsed']);
    }
  }

  private file({ size, path }: RawFileHandle): void {
    this.totals.add('absoluteFiles', size);
    this.absolute('path', path);
  }

  private relativeFile({ size, relativePath }: RawRelativeFileHandle): void {
    this.totals.add('relativeFiles', size);
    const text = textToString(relativePath);
    if (!text.split(/[/\\]/).includes('..')) return;
    this.found.add('relative path with ..', () => this.example('relativePath', text));
  }

  private segment({ size, path }: RawSegmentHandle): void {
    this.totals.add('segments', size);
    this.absolute('path', path);
  }

  private directories({ taskOwnedDir, sharedDir }: RawFileMergingHandle): void {
    this.absolute('taskOwnedDir', taskOwnedDir);
    this.absolute('sharedDir', sharedDir);
  }

  private changes(changes: readonly RawStateChange[]): void {
    const sizeBytes = changes.reduce((sum, { change }) => sum + change.length, 0);
    this.totals.add('inline', sizeBytes);
  }

  private absolute(field: string, path: Text): void {
    this.found.add('absolute path', () => this.example(field, textToString(path)));
  }

  private raw(
    finding: 'unusual properties kept raw' | 'merged channel offsets kept raw',
    bytes: unknown,
  ): void {
    const value = String((bytes as Uint8Array).length);
    this.found.add(finding, () => this.example(null, value));
  }

  private example(field: string | null, value: string): { path: string; value: string } {
    return { path: this.walk.pathTo(field), value };
  }
}
