/**
 * Files that are made to cost much: deep, or of very many very small parts, or with counts of what is
 * not there. Each has about the size that is asked for.
 */
import type { RawOperator, RawStreamHandle } from '../../../spec/format/raw-snapshot.ts';
import type { RefusalCode } from '../../../spec/model/refusal.ts';
import { encodeRaw } from '../raw-codec.ts';
import { NO_STATE, sampleOperator, sampleSnapshot } from '../samples/sample.ts';

/** A file, and what is to be answered. */
export interface HostileFile {
  readonly what: string;
  readonly bytes: Uint8Array;
  readonly answer: RefusalCode | 'decoded';
}

const range = { start: 0, count: 1 };
const emptySegment: RawStreamHandle = { kind: 'emptySegment' };
const none = new BigInt64Array();
const NESTED_DEEPEST = 990;

function many<T>(count: number, item: T): T[] {
  return Array<T>(Math.floor(count)).fill(item);
}

function file(operators: readonly object[]): Buffer {
  return encodeRaw({ ...sampleSnapshot(6), operators: operators as readonly RawOperator[] });
}

function operatorWith(subtasks: readonly object[], change: object = {}): object {
  return { ...sampleOperator(6, null), coordinatorState: null, subtasks, ...change };
}

function keyedFile(managedKeyedState: object): Buffer {
  return file([operatorWith([{ ...NO_STATE, managedKeyedState }])]);
}

function incremental(shared: readonly object[]): object {
  const fields = { checkpointId: 0n, backendId: '', range, checkpointedSize: 0n, meta: null };
  return { kind: 'incrementalV2', ...fields, shared, private: [], stateHandleId: '' };
}

function changelog(base: readonly (object | null)[], delta: readonly object[] = []): object {
  const ids = { materializationId: 0n, checkpointId: 0n, stateHandleId: '' };
  return { kind: 'changelogV2', range, checkpointedSize: 0n, base, delta, ...ids };
}

function nested(handle: object): object {
  let outermost = handle;
  for (let i = 0; i < NESTED_DEEPEST; i++) outermost = changelog([outermost]);
  return outermost;
}

/** The head of a file, up to where its first keyed handle stands. */
function upToKeyedHandle(): Buffer {
  const whole = keyedFile({
    kind: 'savepointKeyGroups',
    range,
    offsets: none,
    delegate: emptySegment,
  });
  return whole.subarray(0, whole.lastIndexOf(Buffer.of(7, 0, 0, 0, 0, 0, 0, 0, 1)));
}

/** So many opened changelogs, each within the last. */
function openChangelogs(sizeBytes: number): Buffer {
  const opened = Buffer.alloc(21);
  opened[0] = 14;
  opened.writeInt32BE(1, 5);
  opened.writeInt32BE(1, 17);
  return Buffer.concat([upToKeyedHandle(), Buffer.alloc(21 * Math.floor(sizeBytes / 21), opened)]);
}

function openStreams(sizeBytes: number): Buffer {
  const opened = Buffer.alloc(9);
  opened[0] = 3;
  const streams = Buffer.alloc(9 * Math.floor(sizeBytes / 9), opened);
  return Buffer.concat([upToKeyedHandle(), Buffer.of(7), Buffer.alloc(8), streams]);
}

function cut(bytes: Buffer, by: number): Buffer {
  return bytes.subarray(0, bytes.length - by);
}

const inMemory = {
  kind: 'inMemoryChangelog',
  range,
  from: 0n,
  to: 0n,
  changes: [],
  stateHandleId: '',
};
const relative = { kind: 'relativeFile', relativePath: '../x', size: 0n };
const garbage = { unparsed: Buffer.from('7fffffff0000', 'hex') };
const merged = { kind: 'mergedInput', subtaskIndex: 0, size: 0n, delegate: null };
const channel = { info: { first: 0, second: 0 }, size: 0n, offsets: none };
const noStates = { kind: 'partitionable', delegate: emptySegment };
const nameless = { name: '', mode: 0, offsets: none };
const manySubtasks = { parallelism: 0x7fff_ffff, maxParallelism: 0x7fff_ffff };

// prettier-ignore
/** The files. */
export function hostileFiles(sizeBytes: number): readonly HostileFile[] {
  const deep = (handle: object): Buffer => cut(keyedFile(nested(handle)), 30);
  return [
    { what: 'finished subtasks', answer: 'decoded', bytes: file([operatorWith(many(sizeBytes / 4, { index: 0, finished: true }), manySubtasks)]) },
    { what: 'one subtask again and again', answer: 'decoded', bytes: file([operatorWith(many(sizeBytes / 22, NO_STATE))]) },
    { what: 'one operator again and again', answer: 'decoded', bytes: file(many(sizeBytes / 33, operatorWith([], { name: '', uid: '' }))) },
    { what: 'operators, and a cut', answer: 'PROPERTIES_TRUNCATED', bytes: cut(file(many(sizeBytes / 33, operatorWith([], { name: '', uid: '' }))), 3) },
    { what: 'changelogs in changelogs', answer: 'NESTING_TOO_DEEP', bytes: openChangelogs(sizeBytes) },
    { what: 'streams in streams', answer: 'NESTING_TOO_DEEP', bytes: openStreams(sizeBytes) },
    { what: 'null handles deep inside', answer: 'decoded', bytes: keyedFile(nested(changelog(many(sizeBytes, null)))) },
    { what: 'null handles deep inside, and a cut', answer: 'TRUNCATED', bytes: deep(changelog(many(sizeBytes, null))) },
    { what: 'handles deep inside, and a cut', answer: 'TRUNCATED', bytes: deep(changelog([], many(sizeBytes / 31, inMemory))) },
    { what: 'changes without bytes', answer: 'decoded', bytes: keyedFile({ ...inMemory, changes: many(sizeBytes / 8, { keyGroup: 0, change: Buffer.alloc(0) }) }) },
    { what: 'files without names', answer: 'decoded', bytes: keyedFile(incremental(many(sizeBytes / 3, { localPath: '', handle: emptySegment }))) },
    { what: 'paths out of the savepoint', answer: 'decoded', bytes: keyedFile(incremental(many(sizeBytes / 17, { localPath: '', handle: relative }))) },
    { what: 'states without names', answer: 'decoded', bytes: file([operatorWith([{ ...NO_STATE, managedOperatorState: { ...noStates, states: many(sizeBytes / 7, nameless) } }])]) },
    { what: 'the longest names', answer: 'decoded', bytes: file(many(sizeBytes / 65_568, operatorWith([], { name: '\u0800'.repeat(21_845), uid: '' }))) },
    { what: 'the longest non-canonical names', answer: 'decoded', bytes: file(many(sizeBytes / 65_568, operatorWith([], { name: { mutf8: Buffer.alloc(65_535) }, uid: '' }))) },
    { what: 'merged channels', answer: 'decoded', bytes: file([operatorWith([{ ...NO_STATE, inputChannelState: [{ ...merged, channels: many(sizeBytes / 20, channel) }] }])]) },
    { what: 'merged channels that do not parse', answer: 'decoded', bytes: file([operatorWith([{ ...NO_STATE, inputChannelState: many(sizeBytes / 24, { ...merged, channels: garbage }) }])]) },
    { what: 'bytes after the end', answer: 'decoded', bytes: Buffer.concat([file([]), Buffer.alloc(sizeBytes)]) },
    ...hostileProperties(sizeBytes),
  ];
}

const utf = (text: string): Buffer => Buffer.concat([Buffer.of(0, text.length), Buffer.from(text)]);
const i32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
};

/** A descriptor of a class without fields and, where nothing else is said, superclass. */
const descriptor = (name: string, superclass: Buffer = Buffer.of(0x70)): Buffer =>
  Buffer.concat([
    Buffer.of(0x72),
    utf(name),
    Buffer.alloc(8),
    Buffer.of(2, 0, 0, 0x78),
    superclass,
  ]);
const OBJECTS = descriptor('[Ljava.lang.Object;');
const FIRST_HANDLE = 0x7e_0000;
const reference = (handle: number): Buffer =>
  Buffer.concat([Buffer.of(0x71), i32(FIRST_HANDLE + handle)]);

function hostileProperties(sizeBytes: number): readonly HostileFile[] {
  const head = file([]);
  const withStream = (...parts: readonly Buffer[]): Buffer =>
    Buffer.concat([head.subarray(0, -5), Buffer.from('aced0005', 'hex'), ...parts]);
  return [
    {
      what: 'a string as long as the file',
      answer: 'PROPERTIES_OTHER_OBJECT',
      bytes: withStream(Buffer.of(0x7c), i32(0), i32(sizeBytes), Buffer.alloc(sizeBytes, 'a')),
    },
    {
      what: 'arrays that hold themselves around many strings',
      answer: 'PROPERTIES_OTHER_OBJECT',
      bytes: withStream(...selfHoldingArrays(Math.floor(sizeBytes / 3))),
    },
    {
      what: 'classes with many superclasses',
      answer: 'PROPERTIES_CLASS_UNKNOWN',
      bytes: withStream(...longAncestries(Math.floor(sizeBytes / 26))),
    },
    {
      what: 'objects in the annotations of classes',
      answer: 'NESTING_TOO_DEEP',
      bytes: withStream(
        Buffer.alloc(
          15 * Math.floor(sizeBytes / 15),
          Buffer.of(0x73, 0x72, ...utf(''), ...Buffer.alloc(8), 2, 0, 0),
        ),
      ),
    },
  ];
}

/** Each array holds the next one, and then itself: it is not settled before its own end. */
function selfHoldingArrays(strings: number): Buffer[] {
  const opened = [Buffer.concat([Buffer.of(0x75), OBJECTS, i32(2)])];
  const closed = [reference(1)];
  for (let handle = 2; handle <= NESTED_DEEPEST; handle++) {
    opened.push(Buffer.concat([Buffer.of(0x75), reference(0), i32(2)]));
    closed.push(reference(handle));
  }
  const inner = [
    Buffer.of(0x75),
    reference(0),
    i32(strings),
    Buffer.alloc(3 * strings, Buffer.of(0x74, 0, 0)),
  ];
  return [...opened, ...inner, ...closed.toReversed()];
}

/** Objects of classes that share their 90 superclasses. */
function longAncestries(objects: number): Buffer[] {
  let ancestry: Buffer = Buffer.of(0x70);
  for (let i = 0; i < 90; i++) ancestry = descriptor(`C${i}`, ancestry);
  const each = Array.from({ length: objects }, (_, i) =>
    Buffer.concat([Buffer.of(0x73), descriptor(`D${i.toString(36)}`, reference(2))]),
  );
  return [Buffer.of(0x75), OBJECTS, i32(objects + 1), Buffer.of(0x73), ancestry, ...each];
}
