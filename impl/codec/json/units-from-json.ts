/** The readers of the JSON of a layout's units, made once. */
import { head, operator } from '../../../spec/format/metadata.ts';
import type { Dialect } from '../../../spec/profiles/format-differences.ts';
import type { UnitWriters } from '../compiled-layout.ts';
import { FromJsonCompiler } from './compile-from-json.ts';
import type { FromJson } from './compile-from-json.ts';

const units = new Map<string, Readonly<Record<keyof UnitWriters, FromJson>>>();

/** The readers of a metadata version's units. */
export function unitsFromJson(
  metadataVersion: number,
  dialect: Dialect,
): Readonly<Record<keyof UnitWriters, FromJson>> {
  const key = `${metadataVersion} ${dialect}`;
  let found = units.get(key);
  if (found === undefined) {
    const compiler = new FromJsonCompiler({ metadataVersion, dialect, behaviour: null });
    found = {
      head: compiler.compile(head),
      operator: compiler.compile(operator),
      properties: compiler.compile('properties'),
    };
    units.set(key, found);
  }
  return found;
}
