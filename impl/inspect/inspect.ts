/**
 * Looks into a metadata file: what it holds, or why it is refused, and whether it can be written again
 * unchanged. Works unit by unit, so that a file of any size takes no more memory than its largest
 * operator.
 */
import type { RawSnapshot } from '../../spec/format/raw-snapshot.ts';
import type { Refusal } from '../../spec/model/outcome.ts';
import type { Dialect, FormatBehaviour } from '../../spec/profiles/format-differences.ts';
import { DEFAULT_PROFILE, findProfile } from '../../spec/profiles/profile.ts';
import type { Profile } from '../../spec/profiles/profile.ts';
import type { ByteSource } from '../codec/byte-source.ts';
import { DecodeRefusal } from '../codec/decode-refusal.ts';
import { inAnyDialect } from '../codec/raw-codec.ts';
import type { DialectAttempt } from '../codec/raw-codec.ts';
import { readMetadata } from '../codec/read-metadata.ts';
import type { MetadataSink } from '../codec/read-metadata.ts';
import type { Field } from '../codec/trace.ts';
import { findingsIn } from './findings.ts';
import type { Finding } from './findings.ts';
import { RoundTrip } from './round-trip.ts';

/** How to look. */
export interface InspectOptions {
  /** The release that reads; `null` for any known version and dialect, as the newest release reads them. */
  readonly profile: Profile | null;
  /** Whether the whole snapshot is wanted; its state bytes are views, so the source must be memory. */
  readonly snapshot: boolean;
  readonly maxDepth?: number;
  /** Is told of every field of the dialect that is read, in file order. */
  readonly onField?: (field: Field) => void;
}

/** What was seen. */
export type Inspection =
  | {
      readonly verdict: 'decoded';
      readonly metadataVersion: number;
      readonly dialect: Dialect;
      readonly roundtrip: boolean;
      readonly operatorCount: number;
      readonly findings: readonly Finding[];
      readonly snapshot: RawSnapshot | null;
    }
  | {
      readonly verdict: 'refused';
      /** `null` where the header cannot be read. */
      readonly metadataVersion: number | null;
      readonly refusal: Refusal;
    };

/** Looks into a metadata file. The pointer counts as resolvable. */
export function inspectMetadata(source: ByteSource, options: InspectOptions): Inspection {
  let metadataVersion: number | null = null;
  const read = (dialect: Dialect): DialectAttempt<Look> => {
    const look = new Look(source, dialect, options);
    const end = readMetadata(
      source,
      {
        behaviour: behaviourOf(options.profile),
        dialect,
        pointer: 'resolvable',
        ...(options.maxDepth === undefined ? {} : { maxDepth: options.maxDepth }),
        ...(options.onField === undefined ? {} : { onField: options.onField }),
      },
      { ...look.sink(), header: (version) => (metadataVersion = look.version(version)) },
    );
    return { dialect, value: look.ended(end), end };
  };
  try {
    const { profile } = options;
    const attempt = profile === null ? inAnyDialect(source, read) : read(profile.format.dialect);
    return attempt.value.inspection();
  } catch (error) {
    if (!(error instanceof DecodeRefusal)) throw error;
    return { verdict: 'refused', metadataVersion, refusal: error.toRefusal() };
  }
}

/** The newest release reads every version; the dialect is chosen apart from it. */
function behaviourOf(profile: Profile | null): FormatBehaviour {
  return (profile ?? findProfile(DEFAULT_PROFILE)!).format;
}

/** What one reading in one dialect has gathered. */
class Look {
  private readonly source: ByteSource;
  private readonly dialect: Dialect;
  private readonly keepsSnapshot: boolean;
  private readonly findings: Finding[] = [];
  private readonly parts: Partial<{ -readonly [K in keyof RawSnapshot]: RawSnapshot[K] }> = {};
  private readonly operators: RawSnapshot['operators'][number][] = [];
  private operatorCount = 0;
  private metadataVersion = 0;
  private roundTrip: RoundTrip | null = null;

  constructor(source: ByteSource, dialect: Dialect, options: InspectOptions) {
    this.source = source;
    this.dialect = dialect;
    this.keepsSnapshot = options.snapshot;
  }

  version(version: number): number {
    this.metadataVersion = version;
    this.roundTrip = new RoundTrip(version, this.dialect);
    return version;
  }

  sink(): Omit<MetadataSink, 'header'> {
    return {
      head: ({ value, bytes }) => {
        this.roundTrip!.check('head', value, bytes);
        if (this.keepsSnapshot) Object.assign(this.parts, value);
      },
      operator: ({ value, bytes }, index) => {
        this.roundTrip!.check('operator', value, bytes);
        this.findings.push(...findingsIn(value, `operators[${index}]`));
        this.operatorCount++;
        if (this.keepsSnapshot) this.operators.push(value);
      },
      properties: ({ value, bytes }) => {
        this.roundTrip!.check('properties', value, bytes);
        this.findings.push(...findingsIn(value, 'properties'));
        if (this.keepsSnapshot) this.parts.properties = value;
      },
    };
  }

  ended(end: number): this {
    const trailingBytes = this.source.size - end;
    if (trailingBytes > 0) {
      this.findings.push({
        finding: 'trailing bytes',
        path: 'trailing',
        value: String(trailingBytes),
      });
      if (this.keepsSnapshot) {
        this.parts.trailing = this.source.read(end, trailingBytes);
      }
    }
    return this;
  }

  inspection(): Inspection {
    const { metadataVersion, dialect, operatorCount, findings, operators } = this;
    return {
      verdict: 'decoded',
      metadataVersion,
      dialect,
      roundtrip: this.roundTrip!.identical,
      operatorCount,
      findings,
      snapshot: this.keepsSnapshot
        ? ({ metadataVersion, dialect, ...this.parts, operators } as RawSnapshot)
        : null,
    };
  }
}
