/** Readers of unions: a tag byte chooses the layout. */
import type { UnionNode } from '../../spec/format/node.ts';
import type { Read, ReaderCompiler } from './compile-reader.ts';
import { compileStruct } from './read-struct.ts';

/** Compiles a union, limited to the tags that the release reads. */
export function compileUnion(compiler: ReaderCompiler, node: UnionNode): Read {
  const byTag = new Map<number, Read>();
  const names = new Map<number, string>();
  for (const { tag, kind, steps } of node.variants) {
    if (!isRead(compiler, node, tag)) continue;
    // Compiled when first met: a variant may hold the union again.
    let read: Read | undefined;
    byTag.set(tag, (reader, parent) =>
      (read ??= compileStruct(compiler, steps, kind))(reader, parent),
    );
    names.set(tag, kind);
  }
  const { nullTag, unknown } = node;
  const signed = node.tag === 'i8';
  return (reader, parent) => {
    const start = reader.position;
    const tag = signed ? reader.i8() : reader.u8OrEnd();
    if (compiler.traced) {
      const kind = names.get(tag) ?? (tag === nullTag ? 'null' : 'unknown tag');
      reader.trace?.leaf(reader.base + start, reader.offset, node.name, `${tag} ${kind}`, '.tag');
    }
    if (tag === nullTag) return null;
    const read = byTag.get(tag);
    if (read === undefined) return reader.refuse(unknown, start);
    return read(reader, parent);
  };
}

function isRead(compiler: ReaderCompiler, node: UnionNode, tag: number): boolean {
  const { behaviour } = compiler.layout;
  return node.tags === null || behaviour === null || behaviour[node.tags].includes(tag);
}
