/** Readers of unions: a tag byte chooses the layout. */
import type { UnionNode } from '../../spec/format/node.ts';
import type { Read, ReaderCompiler } from './compile-reader.ts';
import { compileStruct } from './read-struct.ts';

/** Compiles a union, limited to the tags that the release reads. */
export function compileUnion(compiler: ReaderCompiler, node: UnionNode): Read {
  const { nullTag, unknown } = node;
  const signed = node.tag === 'i8';
  const variants = new Map(
    node.variants
      .filter(({ tag }) => isRead(compiler, node, tag))
      .map((variant) => [variant.tag, variant]),
  );
  // Compiled when first met: a variant may hold the union again.
  const compiled = new Map<number, Read>();
  return (reader, parent) => {
    const start = reader.position;
    const tag = signed ? reader.i8() : reader.u8OrEnd();
    const variant = variants.get(tag);
    if (compiler.traced) {
      const kind = variant?.kind ?? (tag === nullTag ? 'null' : 'unknown tag');
      reader.trace?.leaf(reader.base + start, reader.offset, node.name, `${tag} ${kind}`, '.tag');
    }
    if (tag === nullTag) return null;
    if (variant === undefined) return reader.refuse(unknown, start);
    let read = compiled.get(tag);
    if (read === undefined) {
      read = compileStruct(compiler, variant.steps, variant.kind);
      compiled.set(tag, read);
    }
    return read(reader, parent);
  };
}

function isRead(compiler: ReaderCompiler, node: UnionNode, tag: number): boolean {
  const { behaviour } = compiler.layout;
  return node.tags === null || behaviour === null || behaviour[node.tags].includes(tag);
}
