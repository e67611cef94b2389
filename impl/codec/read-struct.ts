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
import { parseFlinkPath } from '../paths/flink-path.ts';
import type { Read, ReaderCompiler } from './compile-reader.ts';
import { stands } from './layout.ts';
import { textToString } from './modified-utf8.ts';
import { itemsReader } from './read-wrappers.ts';
import type { Reader } from './reader.ts';

type Value = Record<string, unknown>;
type Run = (reader: Reader, value: Value) => void;

/** Compiles a structure; a `kind` is put into its value first. */
export function compileStruct(
  compiler: ReaderCompiler,
  steps: readonly Step[],
  kind?: string,
): Read {
  const runs = steps
    .filter((step) => stands(step, compiler.layout))
    .map((step) => compileStep(compiler, step));
  const run = compiler.traced ? tracedRun(runs) : plainRun(runs);
  return kind === undefined ? (reader) => run(reader, {}) : (reader) => run(reader, { kind });
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

/** A field that must be a Flink path. */
function pathStep({ path: field }: PathStep): Run {
  return (reader, value) => {
    const parsed = parseFlinkPath(textToString(value[field] as Text));
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
