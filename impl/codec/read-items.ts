/** Readers of the items of a list. */
import type { Node } from '../../spec/format/node.ts';
import type { Read, ReaderCompiler } from './compile-reader.ts';
import type { Reader } from './reader.ts';

/**
 * Reads as many items as `countOf` says, without trusting it: the array grows with what is really
 * there. A negative count stands for itself.
 */
export function itemsReader(
  compiler: ReaderCompiler,
  node: Node,
  countOf: (reader: Reader) => number,
): Read {
  const read = compiler.compile(node);
  const { traced } = compiler;
  return (reader, parent) => {
    const count = countOf(reader);
    if (count < 0) return { count };
    const items: unknown[] = [];
    for (let i = 0; i < count; i++) {
      if (traced) reader.trace?.enterItem(i);
      items.push(read(reader, parent));
      if (traced) reader.trace?.leave();
    }
    return items;
  };
}
