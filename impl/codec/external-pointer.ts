/** The external pointer, which is looked at once a relative handle is met, and not before. */
import type { FileSystem } from '../files/file-system.ts';
import type { FlinkPath } from '../paths/flink-path.ts';
import { resolvePointer } from '../paths/resolve-pointer.ts';
import type { ResolvedPointer } from '../paths/resolve-pointer.ts';
import type { PointerKnowledge } from './reader.ts';

/** Flink: `MetadataV2V3SerializerBase.DeserializationContext`. */
export class ExternalPointer {
  private readonly pointer: string | null;
  private readonly fileSystem: FileSystem;
  private resolved: ResolvedPointer | null = null;

  constructor(pointer: string | null, fileSystem: FileSystem) {
    this.pointer = pointer;
    this.fileSystem = fileSystem;
  }

  /** Resolves the pointer when it is asked for the first time. */
  knowledge(): PointerKnowledge {
    if (this.pointer === null) return 'RELATIVE_HANDLE_WITHOUT_POINTER';
    this.resolved ??= resolvePointer(this.pointer, this.fileSystem);
    if (this.resolved.ok) return 'resolvable';
    return this.resolved.code === 'POINTER_EMPTY'
      ? 'RELATIVE_HANDLE_POINTER_EMPTY'
      : 'RELATIVE_HANDLE_POINTER_UNRESOLVABLE';
  }

  /** The base of relative handles; `null` while none was met, or where the pointer leads nowhere. */
  get exclusiveDirectory(): FlinkPath | null {
    return this.resolved?.ok === true ? this.resolved.exclusiveDirectory : null;
  }
}
