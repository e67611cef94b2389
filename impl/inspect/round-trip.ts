/** Whether what the JSON shows is enough to write the same bytes again. */
import type { Dialect } from '../../spec/profiles/format-differences.ts';
import { writersOf } from '../codec/compiled-layout.ts';
import type { UnitWriters } from '../codec/compiled-layout.ts';
import type { FromJson } from '../codec/json/compile-from-json.ts';
import { unitsFromJson } from '../codec/json/units-from-json.ts';
import { toJsonKeepingBinary } from '../codec/json/to-json.ts';
import { Writer } from '../codec/writer.ts';

/** Writes each unit again, from its JSON form, and holds it against what was read. */
export class RoundTrip {
  /** Whether all units so far came out as they went in. */
  identical = true;
  private readonly writers: UnitWriters;
  private readonly fromJson: Readonly<Record<keyof UnitWriters, FromJson>>;
  private readonly writer = new Writer();

  constructor(metadataVersion: number, dialect: Dialect) {
    this.writers = writersOf(metadataVersion, dialect);
    this.fromJson = unitsFromJson(metadataVersion, dialect);
  }

  check(unit: keyof UnitWriters, value: unknown, bytes: Buffer): void {
    this.writer.clear();
    this.writers[unit](this.writer, this.fromJson[unit](toJsonKeepingBinary(value), unit));
    this.identical &&= this.writer.written().equals(bytes);
  }
}
