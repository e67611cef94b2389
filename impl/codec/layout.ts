/** What a description is compiled for. */
import type { Scope } from '../../spec/format/node.ts';
import type { Dialect, FormatBehaviour } from '../../spec/profiles/format-differences.ts';

/** A metadata version, its dialect, and the release that reads; `null` where no release is asked. */
export interface Layout {
  readonly metadataVersion: number;
  readonly dialect: Dialect;
  readonly behaviour: FormatBehaviour | null;
}

/** Whether a step stands in a layout. Without a release, only the layout decides. */
export function stands({ versions, dialects, when }: Scope, layout: Layout): boolean {
  const { metadataVersion, dialect, behaviour } = layout;
  if (versions !== undefined && (metadataVersion < versions[0] || metadataVersion > versions[1])) {
    return false;
  }
  if (dialects !== undefined && !dialects.includes(dialect)) return false;
  return when === undefined || behaviour === null || when(behaviour);
}
