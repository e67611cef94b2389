/**
 * Looks into a metadata file: what it holds, or why it is refused, and whether it can be written again
 * unchanged. Works unit by unit, so that a file of any size takes no more memory than its largest
 * operator.
 */
import { DIALECTS } from '../../spec/format/metadata.ts';
import type { RawProperties } from '../../spec/format/properties.ts';
import type { Refusal } from '../../spec/model/outcome.ts';
import type { Dialect } from '../../spec/profiles/format-differences.ts';
import { DEFAULT_PROFILE, findProfile } from '../../spec/profiles/profile.ts';
import type { Profile } from '../../spec/profiles/profile.ts';
import type { ByteSource } from '../codec/byte-source.ts';
import { DecodeRefusal } from '../codec/decode-refusal.ts';
import { inAnyDialect } from '../codec/raw-codec.ts';
import type { DialectAttempt } from '../codec/raw-codec.ts';
import { readMetadata } from '../codec/read-metadata.ts';
import type { MetadataSink } from '../codec/read-metadata.ts';
import type { Field } from '../codec/trace.ts';
import type { Finding } from './findings.ts';
import { RoundTrip } from './round-trip.ts';
import type { StateTotals } from './state-totals.ts';
import { Survey } from './survey.ts';

/** How to look. */
export interface InspectOptions {
  /** The release that reads; `null` for any known version and dialect, as the newest release reads them. */
  readonly profile: Profile | null;
  /** How deep handles may nest. */
  readonly maxDepth?: number;
}

/** What was seen. */
export type Inspection = Decoded | Refused;

/** A file that decodes. */
export interface Decoded {
  readonly verdict: 'decoded';
  readonly metadataVersion: number;
  readonly dialect: Dialect;
  readonly checkpointId: bigint;
  /** `null` where the metadata version has none. */
  readonly properties: RawProperties | null;
  /** Whether what its JSON shows is enough to write the same bytes again. */
  readonly roundtrip: boolean;
  readonly operatorCount: number;
  /** The longest stretch that is held in memory at once: mostly an operator. */
  readonly largestUnitBytes: number;
  readonly trailingBytes: number;
  readonly state: StateTotals;
  readonly findings: readonly Finding[];
}

/** A file that is refused. */
export interface Refused {
  readonly verdict: 'refused';
  /** `null` where the header is refused. */
  readonly metadataVersion: number | null;
  readonly refusal: Refusal;
}

/** Looks into a metadata file. The pointer counts as resolvable. */
export function inspectMetadata(source: ByteSource, options: InspectOptions): Inspection {
  let metadataVersion: number | null = null;
  const read = (dialect: Dialect): DialectAttempt<Decoded> => {
    const look = new Look(dialect);
    const header = (version: number): void => look.header((metadataVersion = version));
    const end = readUnits(source, options, dialect, { ...look.sink(), header });
    return { dialect, value: look.ended(source.size - end), end };
  };
  try {
    const { profile } = options;
    const attempt = profile === null ? inAnyDialect(source, read) : read(profile.format.dialect);
    return attempt.value;
  } catch (error) {
    if (!(error instanceof DecodeRefusal)) throw error;
    return { verdict: 'refused', metadataVersion, refusal: error.toRefusal() };
  }
}

/**
 * Reads the units of a file in one dialect, which an inspection tells.
 *
 * @returns the offset after the last unit, in bytes
 * @throws DecodeRefusal where the file is refused
 */
export function readUnits(
  source: ByteSource,
  { profile, maxDepth }: InspectOptions,
  dialect: Dialect,
  sink: MetadataSink,
  onField?: (field: Field) => void,
): number {
  // The newest release reads every version; the dialect is chosen apart from it.
  const { format } = profile ?? findProfile(DEFAULT_PROFILE)!;
  return readMetadata(
    source,
    {
      behaviour: format,
      dialect,
      pointer: 'resolvable',
      ...(maxDepth === undefined ? {} : { maxDepth }),
      ...(onField === undefined ? {} : { onField }),
    },
    sink,
  );
}

/** The dialect in which a refused file was refused. */
export function dialectOf(inspection: Inspection, { profile }: InspectOptions): Dialect {
  if (inspection.verdict === 'decoded') return inspection.dialect;
  return profile === null ? DIALECTS[0]! : profile.format.dialect;
}

/** What one reading in one dialect gathers. */
class Look {
  private readonly dialect: Dialect;
  private readonly survey = new Survey();
  private roundTrip: RoundTrip | null = null;
  private metadataVersion = 0;
  private checkpointId = 0n;
  private propertiesRead: RawProperties | null = null;
  private operatorCount = 0;
  private largestUnitBytes = 0;

  constructor(dialect: Dialect) {
    this.dialect = dialect;
  }

  header(version: number): void {
    this.metadataVersion = version;
    this.roundTrip = new RoundTrip(version, this.dialect);
  }

  sink(): Omit<MetadataSink, 'header'> {
    return {
      head: ({ value, bytes }) => {
        this.check('head', value, bytes);
        this.checkpointId = value.checkpointId;
      },
      operator: ({ value, bytes }, index) => {
        this.check('operator', value, bytes);
        this.survey.visit(value, 'operators', index);
        this.operatorCount++;
      },
      properties: ({ value, bytes }) => {
        this.check('properties', value, bytes);
        this.survey.visit(value, 'properties');
        this.propertiesRead = kept(value);
      },
    };
  }

  private check(unit: 'head' | 'operator' | 'properties', value: unknown, bytes: Buffer): void {
    this.largestUnitBytes = Math.max(this.largestUnitBytes, bytes.length);
    this.roundTrip!.check(unit, value, bytes);
  }

  ended(trailingBytes: number): Decoded {
    const { metadataVersion, dialect, checkpointId, operatorCount, largestUnitBytes } = this;
    this.survey.trailing(trailingBytes);
    return {
      verdict: 'decoded',
      metadataVersion,
      dialect,
      checkpointId,
      properties: this.propertiesRead,
      roundtrip: this.roundTrip!.identical,
      operatorCount,
      largestUnitBytes,
      trailingBytes,
      state: this.survey.state,
      findings: this.survey.findings,
    };
  }
}

/** Bytes of a unit are views that its successor spoils. */
function kept(properties: RawProperties): RawProperties {
  if (properties.kind !== 'raw') return properties;
  return { kind: 'raw', bytes: Uint8Array.from(properties.bytes) };
}
