/**
 * Files made from the descriptions of the wire alone, without the codec: every choice that a
 * description leaves, and values that no writer would choose, each in at least one file of its own.
 */
import {
  FIRST_VERSION_WITH_PROPERTIES,
  HEADER_MAGIC,
  head,
  operator,
} from '../../spec/format/metadata.ts';
import { listOf } from '../../spec/format/node.ts';
import type { Dialect } from '../../spec/profiles/format-differences.ts';
import type { NamedFile } from '../real-files.ts';
import { Emission } from './emission.ts';

/** A choice that has been made: the place, and the number of the option. */
type Choices = ReadonlyMap<string, number>;

/**
 * Every option of every place once. A place that only shows where some options have been chosen is
 * reached by keeping those; elsewhere the first option is taken.
 */
export function* describedFiles(version: number, dialect: Dialect): Generator<NamedFile> {
  const seen = new Set<string>();
  const open: Choices[] = [new Map()];
  for (let choices = open.shift(); choices !== undefined; choices = open.shift()) {
    const emission = emit(version, dialect, choices);
    yield { name: nameOf(version, dialect, choices), bytes: emission.bytes() };
    for (const [place, options] of emission.places) {
      if (seen.has(place)) continue;
      seen.add(place);
      for (let option = 1; option < options; option++) {
        open.push(new Map([...choices, [place, option]]));
      }
    }
  }
}

function emit(version: number, dialect: Dialect, choices: Choices): Emission {
  const emission = new Emission({ metadataVersion: version, dialect, behaviour: null }, choices);
  emission.i32(HEADER_MAGIC);
  emission.i32(version);
  emission.node(head, '');
  emission.node(listOf(operator), 'operators');
  if (version >= FIRST_VERSION_WITH_PROPERTIES) emission.node('properties', 'properties');
  return emission;
}

function nameOf(version: number, dialect: Dialect, choices: Choices): string {
  const made = [...choices].map(([place, option]) => `${place}=${option}`).join(' ');
  return `described v${version} ${dialect} ${made}`;
}
