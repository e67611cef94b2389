import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  equalPaths,
  FlinkPath,
  getName,
  getParent,
  isAbsolute,
  makeQualified,
  parseFlinkPath,
  resolveChild,
} from './flink-path.ts';
import type { FlinkPathResult } from './flink-path.ts';

/** What `org.apache.flink.core.fs.Path` of flink-core 2.3.0 answered on JDK 17, working in `/work-dir`. */
interface Witness {
  readonly text: string;
  readonly refused?: string;
  readonly string: string;
  readonly scheme: string | null;
  readonly authority: string | null;
  readonly path: string;
  readonly parent: string | null | { readonly refused: string };
  readonly absolute: boolean;
  readonly name: string;
  readonly qualified: string | { readonly refused: string };
  readonly child: string;
  readonly resolved: string | { readonly refused: string };
  /** Whether `child`, as a path of its own, equals the path; `null` where it is none. */
  readonly equal: boolean | null;
}

const witnesses = readFileSync(new URL('flink-path.witness.jsonl', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as Witness);

function brief(result: FlinkPathResult | null): unknown {
  if (result === null) return null;
  return result.ok ? result.path.toString() : { refused: result.reason };
}

function path(text: string): FlinkPath {
  const result = parseFlinkPath(text);
  if (!result.ok) throw new Error(result.message);
  return result.path;
}

/** A witness as this implementation answers it. */
function answer({ text, child }: Witness): unknown {
  const result = parseFlinkPath(text);
  if (!result.ok) return { text, refused: result.reason };
  const made = result.path;
  const other = parseFlinkPath(child);
  return {
    text,
    string: made.toString(),
    scheme: made.scheme,
    authority: made.authority,
    path: made.path,
    parent: brief(getParent(made)),
    absolute: isAbsolute(made),
    name: getName(made),
    qualified: brief(makeQualified(made, '/work-dir')),
    child,
    resolved: brief(resolveChild(made, child)),
    equal: other.ok ? equalPaths(made, other.path) : null,
  };
}

describe('Path', () => {
  it('answers as Flink 2.3.0 did', () => {
    expect(witnesses.length).toBeGreaterThan(100);
    expect(witnesses.map(answer)).toEqual(witnesses);
  });

  it('finds the same path on the short way as on the long one', () => {
    for (const text of ['/a/b.c', 'file:/a/b', 's3://bucket/a-b/_metadata', 'hdfs://nn:8020/x']) {
      // A second slash is not on the short way, and gone on the long one.
      expect(path(text.replace(/\/([^/]*)$/, '//$1'))).toEqual(path(text));
    }
  });

  it('adds a plain name on the short way as on the long one', () => {
    const parents = witnesses.map(({ text }) => parseFlinkPath(text)).filter(({ ok }) => ok);
    for (const parent of parents as Extract<FlinkPathResult, { ok: true }>[]) {
      // A dot that means nothing is not on the short way, and gone on the long one.
      expect(resolveChild(parent.path, 'part-1')).toEqual(resolveChild(parent.path, './part-1'));
    }
  });

  it('normalises what a handle names', () => {
    expect(path('file:///a//b/../c/').toString()).toBe('file:/a/c');
    expect(parseFlinkPath('')).toMatchObject({ ok: false, reason: 'empty' });
    expect(parseFlinkPath('file:b')).toMatchObject({ ok: false, reason: 'invalid' });
  });

  it('lets a child leave its parent, but not name a path of another scheme', () => {
    const parent = path('file:/data/chk-5');
    expect(brief(resolveChild(parent, '../../etc/passwd'))).toBe('file:/etc/passwd');
    expect(brief(resolveChild(parent, '/etc/passwd'))).toBe('file:/data/chk-5/etc/passwd');
    expect(brief(resolveChild(parent, 'file:/x'))).toEqual({ refused: 'invalid' });
    expect(brief(resolveChild(parent, '/a:b'))).toEqual({ refused: 'opaque' });
  });
});

it.each([
  ['/a', '/a'],
  ['file:///with blank/%20', 'file:/with%20blank/%2520'],
  ['hdfs://host:1/é', 'hdfs://host:1/é'],
])('%s is the URI %s', (text, uri) => {
  const parsed = parseFlinkPath(text);
  expect(parsed.ok && parsed.path.toUriString()).toBe(uri);
});
