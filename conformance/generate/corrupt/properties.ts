/** Java objects in the place of the checkpoint properties. */
import { CHECKPOINT_PROPERTIES } from '../../../spec/format/java-classes.ts';
import { arrayOf, classDescriptor, javaUtf } from './java-items.ts';
import type { Change, CorruptionOperator, Intact } from './corruption.ts';

const STREAM_HEADER = [0xac, 0xed, 0, 5];
const SERIALIZABLE = 2;

/** Whole objects, and some that are none. */
const OBJECTS: Readonly<Record<string, readonly number[]>> = {
  'nothing at all': [],
  null: [0x70],
  'a string': [0x74, ...javaUtf('text')],
  'a class': [
    0x76,
    ...classDescriptor('java.lang.Integer', 0x12e2_a0a4_f781_8738n, SERIALIZABLE, []),
  ],
  'an array of bytes': arrayOf('[B', 1, [7]),
  'an enum constant': [
    0x7e,
    ...classDescriptor('no.such.Enum', 0n, 0x12, []),
    0x74,
    ...javaUtf('X'),
  ],
  'an object of an unknown class': [
    0x73,
    ...classDescriptor('no.such.Class', 5n, SERIALIZABLE, [['Z', 'x']]),
    1,
  ],
  'an object without a class': [0x73, 0x70],
  'a proxy': [0x7d, 0, 0, 0, 1, ...javaUtf('java.lang.Comparable'), 0x78, 0x70],
  'a reference to nothing': [0x71, 0, 0x7e, 0, 0],
  'a block of data': [0x77, 3, 1, 2, 3],
  'an exception': [0x7b, 0x70],
  'a reset': [0x79, 0x70],
  'an unknown type code': [0x60],
  'properties of another version': [
    0x73,
    ...classDescriptor(CHECKPOINT_PROPERTIES.name, 3n, SERIALIZABLE, [['Z', 'forced']]),
    1,
  ],
  'properties without most fields': [
    0x73,
    ...classDescriptor(CHECKPOINT_PROPERTIES.name, 2n, SERIALIZABLE, [['Z', 'forced']]),
    1,
  ],
};

/** The operators. */
export const PROPERTIES_OPERATORS: readonly CorruptionOperator[] = [
  {
    name: 'foreign-object',
    about: 'something else stands in the place of the checkpoint properties',
    changes: (intact) => foreignObjects(intact, STREAM_HEADER),
  },
  {
    name: 'no-java-stream',
    about: 'the Java stream of the properties starts with other bytes',
    changes: function* (intact) {
      const header = [0xac, 0xed, 0, 6];
      for (const change of foreignObjects(intact, header))
        if (change.detail === 'null') yield change;
    },
  },
];

function* foreignObjects({ bytes, fields }: Intact, header: readonly number[]): Generator<Change> {
  const starts = fields
    .filter(({ path }) => path.startsWith('properties'))
    .map(({ start }) => start);
  if (starts.length === 0) return;
  const offset = Math.min(...starts);
  for (const [detail, object] of Object.entries(OBJECTS)) {
    const changed = Buffer.concat([bytes.subarray(0, offset), Buffer.from([...header, ...object])]);
    if (Buffer.compare(changed, bytes) === 0) continue;
    yield { field: 'properties', detail, offset, bytes: changed };
  }
}
