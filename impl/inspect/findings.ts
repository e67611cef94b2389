/** What a reader should be told of a file that decodes: nothing here is a refusal. */
import { textToString } from '../codec/modified-utf8.ts';
import type { Text } from '../../spec/model/text.ts';

/** Something worth knowing. */
export interface Finding {
  readonly finding:
    | 'relative path with ..'
    | 'unusual properties kept raw'
    | 'merged channel offsets kept raw'
    | 'trailing bytes';
  /** Where it stands. */
  readonly path: string;
  /** The path, or a number of bytes. */
  readonly value: string;
}

/** Looks through a unit. */
export function findingsIn(value: unknown, path: string): Finding[] {
  const findings: Finding[] = [];
  visit(value, path, findings);
  return findings;
}

function visit(value: unknown, path: string, findings: Finding[]): void {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return;
  if (Array.isArray(value)) {
    value.forEach((item, index) => visit(item, `${path}[${index}]`, findings));
    return;
  }
  judge(value as Readonly<Record<string, unknown>>, path, findings);
  for (const [name, field] of Object.entries(value)) visit(field, `${path}.${name}`, findings);
}

function judge(value: Readonly<Record<string, unknown>>, path: string, findings: Finding[]): void {
  const { kind, relativePath, bytes, unparsed } = value;
  if (kind === 'relativeFile') {
    const text = textToString(relativePath as Text);
    if (text.split(/[/\\]/).includes('..')) {
      findings.push({
        finding: 'relative path with ..',
        path: `${path}.relativePath`,
        value: text,
      });
    }
  } else if (kind === 'raw' && bytes instanceof Uint8Array) {
    findings.push({ finding: 'unusual properties kept raw', path, value: String(bytes.length) });
  } else if (unparsed instanceof Uint8Array) {
    findings.push({
      finding: 'merged channel offsets kept raw',
      path,
      value: String(unparsed.length),
    });
  }
}
