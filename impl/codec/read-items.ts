/** Readers of the items of a list. */
import type { Node } from '../../spec/format/node.ts';
import type { ReaderCompiler } from './compile-reader.ts';
import type { Reader } from './reader.ts';

type Value = Record<string, unknown>;

/** Reads so many items, without trusting the count: the array grows with what is really there. */
export function itemsReader(
  compiler: ReaderCompiler,
  node: Node,
): (reader: Reader, parent: Value, count: number) => unknown[] {
  const read = compiler.compile(node);
  const { traced } = compiler;
  return (reader, parent, count) => {
    const items: unknown[] = [];
    for (let i = 0; i < count; i++) {
      if (traced) reader.trace?.enterItem(i);
      items.push(read(reader, parent));
      if (traced) reader.trace?.leave();
    }
    return items;
  };
}
