import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { failure, HOSTILE, report } from '../testing/reports.ts';
import { visible } from '../words/visible.ts';
import { junitOf } from './junit.ts';

interface Node {
  readonly [name: string]: unknown;
}

/** What `junit-10.xsd` allows: of each element its attributes, needed ones first, and its children. */
const XSD: Readonly<Record<string, { needs: string[]; may: string[]; holds: string[] }>> = {
  testsuites: {
    needs: [],
    may: ['name', 'time', 'tests', 'failures', 'disabled', 'errors'],
    holds: ['testsuite'],
  },
  testsuite: {
    needs: ['name', 'tests'],
    may: [
      'failures',
      'errors',
      'time',
      'disabled',
      'skipped',
      'timestamp',
      'hostname',
      'id',
      'package',
    ],
    holds: ['properties', 'testcase', 'system-out', 'system-err'],
  },
  properties: { needs: [], may: [], holds: ['property'] },
  property: { needs: ['name', 'value'], may: [], holds: [] },
  testcase: {
    needs: ['name'],
    may: ['assertions', 'classname', 'status', 'time'],
    holds: ['skipped', 'error', 'failure', 'system-out', 'system-err'],
  },
  failure: { needs: [], may: ['type', 'message'], holds: [] },
  error: { needs: [], may: ['type', 'message'], holds: [] },
  skipped: { needs: [], may: ['type', 'message'], holds: [] },
  'system-out': { needs: [], may: [], holds: [] },
};

const PARSER = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  alwaysCreateTextNode: true,
  parseTagValue: false,
  trimValues: false,
  isArray: (_name, _path, _isLeaf, isAttribute) => !isAttribute,
});

function list(value: unknown): Node[] {
  return value === undefined ? [] : Array.isArray(value) ? (value as Node[]) : [value as Node];
}

function misfits(name: string, node: Node): string[] {
  const { needs, may, holds } = XSD[name]!;
  const attributes = Object.keys(node)
    .filter((key) => key.startsWith('@'))
    .map((key) => key.slice(1));
  const children = Object.keys(node).filter((key) => !key.startsWith('@') && key !== '#text');
  return [
    ...needs.filter((key) => !attributes.includes(key)).map((key) => `${name} lacks ${key}`),
    ...attributes
      .filter((key) => ![...needs, ...may].includes(key))
      .map((key) => `${name} has ${key}`),
    ...children.filter((key) => !holds.includes(key)).map((key) => `${name} holds ${key}`),
    ...children
      .filter((key) => holds.includes(key))
      .flatMap((key) => list(node[key]).flatMap((child) => misfits(key, child))),
  ];
}

function parsed(xml: string): Node {
  expect(XMLValidator.validate(xml)).toBe(true);
  return list((PARSER.parse(xml) as Node)['testsuites'])[0]!;
}

function casesOf(root: Node): Node[] {
  return list(root['testsuite']).flatMap((suite) => list(suite['testcase']));
}

describe('JUnit XML', () => {
  it('fits the schema that Jenkins has, and counts what it holds', () => {
    const root = parsed(junitOf(report()));
    expect(misfits('testsuites', root)).toEqual([]);
    for (const suite of list(root['testsuite'])) {
      const cases = list(suite['testcase']);
      const count = (kind: string) => String(cases.filter((each) => kind in each).length);
      expect([suite['@tests'], suite['@failures'], suite['@errors'], suite['@skipped']]).toEqual([
        String(cases.length),
        count('failure'),
        count('error'),
        count('skipped'),
      ]);
    }
    expect([root['@tests'], root['@failures'], root['@errors']]).toEqual([
      String(casesOf(root).length),
      '1',
      '1',
    ]);
  });

  it('tells broken, faulty, skipped and not exercised apart', () => {
    const cases = casesOf(parsed(junitOf(report())));
    const named = (name: string) => cases.find((each) => each['@name'] === name)!;
    expect(named('register/counter-goes-on')).toMatchObject({
      '@classname': 'flink-2.3.0.register',
      failure: [
        {
          '@type': 'broken',
          '@message': 'expected next checkpoint ID 8, seen next checkpoint ID 7 (3 cases)',
        },
      ],
    });
    expect(named('does not crash')).toMatchObject({ error: [{ '@type': 'crashed' }] });
    expect(named('decode/refuses-other-files')).toMatchObject({
      skipped: [{ '@message': 'not exercised: no case was judged on its side refuses' }],
    });
    expect(named('open/incremental-needs-a-database')).toMatchObject({
      skipped: [{ '@message': 'sample does not answer the question open' }],
    });
    expect(Object.keys(named('decode/needs-every-byte'))).not.toContain('skipped');
    const cut = casesOf(parsed(junitOf(report({ end: { how: 'interrupted', why: 'SIGINT' } }))));
    expect(cut.find((each) => each['@name'] === 'is asked to the end')).toMatchObject({
      error: [{ '@message': 'interrupted: SIGINT' }],
    });
  });

  it('holds any text', () => {
    const xml = junitOf(
      report({ adapter: HOSTILE, failures: [failure({ seen: HOSTILE, expected: HOSTILE })] }),
    );
    // oxlint-disable-next-line no-control-regex
    expect(xml).not.toMatch(/[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]|\]\]>/);
    expect(Buffer.from(xml).toString()).toBe(xml);
    const root = parsed(xml);
    expect(misfits('testsuites', root)).toEqual([]);
    const broken = casesOf(root).find((each) => 'failure' in each)!;
    expect(list(broken['failure'])[0]!['#text']).toContain(`seen: ${visible(HOSTILE)}`);
  });
});
