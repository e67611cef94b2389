/** Readers of structures: fields and checks in wire order. */
import type {
  CheckStep,
  CountStep,
  FieldStep,
  ItemsStep,
  PathStep,
  PointerStep,
  Step,
} from '../../spec/format/node.ts';
import type { Text } from '../../spec/model/text.ts';
import { FlinkPath, parseFlinkPath, resolveChild } from '../paths/flink-path.ts';
import type { Read, ReaderCompiler } from './compile-reader.ts';
import { stands } from './layout.ts';
import { textToString } from './modified-utf8.ts';
import { itemsReader } from './read-items.ts';
import type { Reader } from './reader.ts';

/** Names such as Flink gives to state files: always a path. */
const PLAIN_NAME = /^[\w-][\w.-]*$/;

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
type Run = (reader: Reader, value: Value) => void;

/** Compiles a structure; a `kind` is put into its value first. */
export function compileStruct(
  compiler: ReaderCompiler,
  steps: readonly Step[],
  kind?: string,
): Read {
  const fill = compileFields(compiler, steps);
  return kind === undefined ? (reader) => fill(reader, {}) : (reader) => fill(reader, { kind });
}

/** Compiles the steps of a structure, to be put into a value that is there. */
export function compileFields(
  compiler: ReaderCompiler,
  steps: readonly Step[],
): (reader: Reader, value: Value) => Value {
  const runs = steps
    .filter((step) => stands(step, compiler.layout))
    .map((step) => compileStep(compiler, step));
  return compiler.traced ? tracedRun(runs) : plainRun(runs);
}

function plainRun(runs: readonly Run[]): (reader: Reader, value: Value) => Value {
  return (reader, value) => {
    for (let i = 0; i < runs.length; i++) runs[i]!(reader, value);
    return value;
  };
}

function tracedRun(runs: readonly Run[]): (reader: Reader, value: Value) => Value {
  const run = plainRun(runs);
  return (reader, value) => {
    reader.trace?.enterStruct();
    run(reader, value);
    reader.trace?.leaveStruct();
    return value;
  };
}

function compileStep(compiler: ReaderCompiler, step: Step): Run {
  if ('field' in step) return fieldStep(compiler, step);
  if ('count' in step) return countStep(compiler, step);
  if ('items' in step) return itemsStep(compiler, step);
  if ('refuse' in step) return checkStep(step);
  if ('path' in step) return pathStep(step);
  return pointerStep(step);
}

function fieldStep(compiler: ReaderCompiler, { field, node }: FieldStep): Run {
  const read = compiler.compile(node);
  if (!compiler.traced) {
    return (reader, value) => {
      value[field] = read(reader, value);
    };
  }
  return (reader, value) => {
    reader.trace?.enterField(field, reader.position);
    value[field] = read(reader, value);
    reader.trace?.leave();
  };
}

function countStep(compiler: ReaderCompiler, { count: field, negative }: CountStep): Run {
  return (reader, value) => {
    const start = reader.position;
    if (compiler.traced) reader.trace?.enterField(field, start);
    const count = reader.i32();
    if (count < 0 && negative !== 'none') reader.refuse(negative, start);
    reader.count = count;
    value[field] = count < 0 ? { count } : [];
    if (compiler.traced) {
      reader.trace?.leaf(reader.base + start, reader.offset, 'i32', count, '.length');
      reader.trace?.leave();
    }
  };
}

function itemsStep(compiler: ReaderCompiler, { items: field, node }: ItemsStep): Run {
  const readItems = itemsReader(compiler, node);
  return (reader, value) => {
    if (reader.count < 0) return;
    if (compiler.traced) reader.trace?.enterField(field, reader.position);
    value[field] = readItems(reader, value, reader.count);
    if (compiler.traced) reader.trace?.leave();
  };
}

function checkStep({ refuse, at, if: check }: CheckStep): Run {
  return (reader, value) => {
    if (check(value)) refuseField(reader, refuse, at);
  };
}

/** A field that must be a Flink path, or the child of one. */
function pathStep({ path: field, child = false }: PathStep): Run {
  return (reader, value) => {
    const text = textToString(value[field] as Text);
    if (PLAIN_NAME.test(text)) return;
    const parsed = child ? resolveChild(ANY_DIRECTORY, text) : parseFlinkPath(text);
    if (!parsed.ok)
      refuseField(reader, parsed.reason === 'empty' ? 'PATH_EMPTY' : 'PATH_INVALID', field);
  };
}

/** Flink asks for a pointer before a relative handle, and resolves it once the handle has been read. */
function pointerStep({ pointer: needed }: PointerStep): Run {
  return (reader) => {
    const { pointer } = reader.options;
    if (pointer === 'resolvable') return;
    if ((pointer === 'RELATIVE_HANDLE_WITHOUT_POINTER') === (needed === 'given')) {
      reader.refuse(pointer, reader.position);
    }
  };
}

function refuseField(reader: Reader, code: CheckStep['refuse'], field: string): never {
  const { trace } = reader;
  trace?.enterField(field, trace.startOf(field) ?? reader.position);
  return reader.refuse(code, trace?.startOf(field) ?? reader.position);
}
