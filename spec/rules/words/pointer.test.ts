import { array, assert, constantFrom, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolvePointer } from '../../../impl/paths/resolve-pointer.ts';
import { caseFileSystem } from '../../../impl/files/case-files.ts';
import { CASE_ROOT } from '../../model/request.ts';
import type { CaseFile } from '../../model/request.ts';
import { request } from '../../testing/small-case.ts';
import { pointerTarget, restoreTarget } from './pointer.ts';

const file = (path: string): CaseFile => ({ path, bytes: Uint8Array.of(1) });
const FILES = [
  file('chk-7/_metadata'),
  file('chk-7/copy'),
  file('a b/%20/copy'),
  file('empty/'),
  file('odd/_metadata/x'),
];
const target = (pointer: string) => pointerTarget({ files: FILES, pointer });

describe('what stands at a pointer', () => {
  it.each([
    ['', 'empty'],
    [':bad:uri', 'noUri'],
    ['file:rel dir', 'noUri'],
    ['s3:a/b', 'noUri'],
    ['s3://bucket/a', 'noFileSystem'],
    ['hdfs:/a', 'noFileSystem'],
    [`file://host${CASE_ROOT}/chk-7`, 'noFileSystem'],
    [`${CASE_ROOT}/nothing`, 'nothing'],
    [`${CASE_ROOT}/chk-7/_metadata/below`, 'nothing'],
    ['   ', 'nothing'],
    ['nothing/here', 'nothing'],
    [CASE_ROOT, 'noMetadata'],
    [`${CASE_ROOT}/empty`, 'noMetadata'],
    [`${CASE_ROOT}/a b/`, 'noMetadata'],
    [`${CASE_ROOT}/chk-7`, 'metadata'],
  ])('%s: %s', (pointer, kind) => {
    expect(target(pointer)?.kind).toBe(kind);
  });

  it.each([
    ['/elsewhere', 'outside the case'],
    [`${CASE_ROOT}-other/chk-7`, 'outside the case'],
    [`${CASE_ROOT}/../x`, 'outside the case'],
    ['../chk-7', 'outside the case'],
    ['chk-7', 'hangs on the working directory'],
    ['C:/chk-7', 'a drive'],
    [`${CASE_ROOT}\\chk-7`, 'a backslash'],
    ['FILE:/x', 'a scheme in capitals'],
    ['#:', 'a scheme with a fragment'],
    [`${CASE_ROOT}/chk-7/.`, 'dots at the end'],
    ['//host/x', 'a host without a scheme'],
    ['s3://a%b/x', 'an odd host'],
    [`${CASE_ROOT}/odd`, 'metadata that is a directory'],
  ])('%s is not said: %s', (pointer) => {
    expect(target(pointer)).toBeNull();
  });

  it.each([
    `${CASE_ROOT}/chk-7/`,
    `${CASE_ROOT}//chk-7`,
    `${CASE_ROOT}/x/../chk-7`,
    `${CASE_ROOT}/./chk-7/`,
    `file:${CASE_ROOT}/chk-7`,
    `file://${CASE_ROOT}/chk-7`,
  ])('%s is a directory with its metadata', (pointer) => {
    expect(target(pointer)).toEqual({
      kind: 'metadata',
      isNamed: false,
      name: '_metadata',
      directory: `${CASE_ROOT}/chk-7`,
      hasMetadata: true,
    });
  });

  it('is a file of any name', () => {
    expect(target(`${CASE_ROOT}/chk-7/copy`)).toMatchObject({ isNamed: true, hasMetadata: true });
    expect(target(`${CASE_ROOT}/a b/%20/copy`)).toMatchObject({
      name: 'copy',
      directory: `${CASE_ROOT}/a b/%20`,
      hasMetadata: false,
    });
  });

  it('is not asked by other entry points', () => {
    const rest = { files: FILES, pointer: `${CASE_ROOT}/chk-7` };
    expect(restoreTarget(request({ rest }))?.kind).toBe('metadata');
    const entryPoint = 'restoreInitialCheckpointIfPresent';
    expect(restoreTarget(request({ rest: { ...rest, entryPoint } }))).toBeNull();
  });
});

/** What a second, whole implementation of Flink's paths makes of a pointer. */
function whole(pointer: string): string {
  const there = resolvePointer(pointer, caseFileSystem(FILES));
  if (there.ok) return there.exclusiveDirectory.toString();
  // That one leaves it to its caller to refuse local files on named hosts.
  return /^file:\/\/[^/]/.test(pointer) ? 'FILE_SYSTEM_UNAVAILABLE' : there.code;
}

const CODES = {
  empty: 'POINTER_EMPTY',
  noUri: 'POINTER_NOT_A_URI',
  noFileSystem: 'FILE_SYSTEM_UNAVAILABLE',
  nothing: 'SNAPSHOT_NOT_FOUND',
  noMetadata: 'METADATA_NOT_FOUND',
} as const;

const PIECES = [
  'file|s3|:|/|//|.|..| |%20|é|?|#|1|chk-7|_metadata|copy|a b|empty'.split('|'),
  [CASE_ROOT, `${CASE_ROOT}/`, `file:${CASE_ROOT}/chk-7`, `${CASE_ROOT}/a b`],
].flat();

describe('as far as it is said', () => {
  it('agrees with the paths of the reference implementation', () => {
    let metadata = 0;
    let refused = 0;
    const pointers = array(constantFrom(...PIECES), { maxLength: 6 }).map((all) => all.join(''));
    assert(
      property(pointers, (pointer) => {
        const here = target(pointer);
        if (here === null) return true;
        if (here.kind === 'metadata') metadata++;
        else refused++;
        return (
          whole(pointer) ===
          (here.kind === 'metadata' ? `file:${here.directory}` : CODES[here.kind])
        );
      }),
      { numRuns: 20_000, seed: 3 },
    );
    expect(metadata).toBeGreaterThan(50);
    expect(refused).toBeGreaterThan(5_000);
  });
});
