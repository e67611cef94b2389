/** Readers of structures: fields and checks in wire order. */
import type { CheckStep, CountStep, PathStep, PointerStep, Step } from '../../spec/format/node.ts';
import type { Text } from '../../spec/model/text.ts';
import { FlinkPath, parseFlinkPath, PLAIN_NAME, resolveChild } from '../paths/flink-path.ts';
import type { Read, ReaderCompiler } from './compile-reader.ts';
import { stands } from './layout.ts';
import { textToString } from './modified-utf8.ts';
import { itemsReader } from './read-items.ts';
import type { Reader } from './reader.ts';

/** Whether a child is a path does not hang on its parent. */
const ANY_DIRECTORY = new FlinkPath({
  scheme: 'file',
  authority: null,
  path: '/directory',
  opaquePart: null,
  query: null,
  fragment: null,
});

type Value = Record<string, unknown>;

/** One step of a structure: what is read becomes a field, if there is one. */
interface Move {
  readonly field: string | null;
  readonly read: Read;
}

/** Compiles a structure; a `kind` is put into its value first. */
export function compileStruct(
  compiler: ReaderCompiler,
  steps: readonly Step[],
  kind?: string,
): Read {
  const moves = compileMoves(compiler, steps);
  const { traced } = compiler;
  // Deep handles recurse through here: one call for a structure keeps a level of them small.
  return (reader) => {
    const value: Value = kind === undefined ? {} : { kind };
    if (traced) reader.trace?.enterStruct();
    for (let i = 0; i < moves.length; i++) {
      const { field, read } = moves[i]!;
      if (traced && field !== null) reader.trace?.enterField(field, reader.position);
      const part = read(reader, value);
      if (field === null) continue;
      value[field] = part;
      if (traced) reader.trace?.leave();
    }
    if (traced) reader.trace?.leaveStruct();
    return value;
  };
}

function compileMoves(compiler: ReaderCompiler, steps: readonly Step[]): readonly Move[] {
  return steps
    .filter((step) => stands(step, compiler.layout))
    .map((step) => compileStep(compiler, step));
}

function compileStep(compiler: ReaderCompiler, step: Step): Move {
  if ('field' in step) return { field: step.field, read: compiler.compile(step.node) };
  if ('count' in step) return { field: step.count, read: countReader(compiler, step) };
  if ('items' in step) {
    return { field: step.items, read: itemsReader(compiler, step.node, ({ count }) => count) };
  }
  return { field: null, read: checkReader(step) };
}

function checkReader(step: CheckStep | PathStep | PointerStep): Read {
  if ('refuse' in step) return checkStep(step);
  return 'path' in step ? pathStep(step) : pointerStep(step);
}

function countReader(compiler: ReaderCompiler, { negative }: CountStep): Read {
  return (reader) => {
    const start = reader.position;
    const count = reader.i32();
    if (count < 0 && negative !== 'none') reader.refuse(negative, start);
    reader.count = count;
    if (compiler.traced)
      reader.trace?.leaf(reader.base + start, reader.offset, 'i32', count, '.length');
    return count < 0 ? { count } : [];
  };
}

function checkStep({ refuse, at, if: check }: CheckStep): Read {
  return (reader, value) => {
    if (check(value)) refuseField(reader, refuse, at);
  };
}

/** A field that must be a Flink path, or the child of one. */
function pathStep({ path: field, child = false }: PathStep): Read {
  return (reader, value) => {
    const text = textToString(value[field] as Text);
    if (PLAIN_NAME.test(text)) return;
    const parsed = child ? resolveChild(ANY_DIRECTORY, text) : parseFlinkPath(text);
    if (!parsed.ok)
      refuseField(reader, parsed.reason === 'empty' ? 'PATH_EMPTY' : 'PATH_INVALID', field);
  };
}

/** Flink asks for a pointer before a relative handle, and resolves it once the handle has been read. */
function pointerStep({ pointer: needed }: PointerStep): Read {
  return (reader) => {
    const { pointer } = reader.options;
    const known = typeof pointer === 'string' ? pointer : pointer();
    if (known === 'resolvable') return;
    if ((known === 'RELATIVE_HANDLE_WITHOUT_POINTER') === (needed === 'given')) {
      reader.refuse(known, reader.position);
    }
  };
}

function refuseField(reader: Reader, code: CheckStep['refuse'], field: string): never {
  const { trace } = reader;
  trace?.enterField(field, trace.startOf(field) ?? reader.position);
  return reader.refuse(code, trace?.startOf(field) ?? reader.position);
}
