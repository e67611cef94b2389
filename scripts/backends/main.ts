/**
 * Opens the keyed state of every golden savepoint on every backend of its own line and of those after it, and
 * writes `fixtures/evidence/backends.json`: `npm run backends`. `--line` does some alone.
 */
import { Command } from 'commander';
import { existsSync, writeFileSync } from 'node:fs';
import { collect } from '../../conformance/cli/options.ts';
import { compareReleases, lineOf } from '../../spec/profiles/releases.ts';
import { GOLDEN_RELEASES } from '../golden/releases.ts';
import { openFlink } from '../open-flink.ts';
import { cellOf } from './ask.ts';
import { BACKEND_EVIDENCE, backendEvidence } from './evidence.ts';
import type { BackendEvidence, Cell } from './evidence.ts';
import { goldenSavepoints, keyedStatesOf } from './golden-questions.ts';
import { OPENERS, releaseFor } from './readings.ts';
import type { Opener } from './readings.ts';

type Cells = Record<string, Record<string, Cell>>;

/** All that one release opens. */
async function openAll(release: string, openers: readonly Opener[], cells: Cells): Promise<void> {
  const { session } = await openFlink(release, { progress: (line) => console.error(line) });
  const tellRate = rates(release);
  try {
    for (const golden of goldenSavepoints()) {
      if (compareReleases(lineOf(golden.flinkVersion), lineOf(release)) > 0) continue;
      const states = keyedStatesOf(golden);
      if (states.length === 0) continue;
      const own = (cells[golden.id] ??= {});
      for (const opener of openers) {
        const since = performance.now();
        own[opener.name] = await cellOf(session, release, states, opener);
        tellRate.add(opener, states.length, performance.now() - since);
      }
    }
  } finally {
    await session.close();
  }
  tellRate.end();
}

/** How fast it was, for people. */
function rates(release: string): {
  add(opener: Opener, questions: number, milliseconds: number): void;
  end(): void;
} {
  const spent = new Map<string, [questions: number, milliseconds: number]>();
  return {
    add({ name }, questions, milliseconds) {
      const [questionsBefore, millisecondsBefore] = spent.get(name) ?? [0, 0];
      spent.set(name, [questionsBefore + questions, millisecondsBefore + milliseconds]);
    },
    end() {
      for (const [name, [questions, milliseconds]] of spent) {
        const rate = Math.round((questions * 1000) / milliseconds);
        console.log(`${release} on ${name}: ${questions} questions, ${rate} a second`);
      }
    },
  };
}

async function main({ line: asked }: { readonly line: readonly string[] }): Promise<void> {
  const lines = asked.length > 0 ? asked : GOLDEN_RELEASES.map(lineOf);
  for (const line of lines) {
    const cells: Cells = {};
    for (const release of new Set(OPENERS.map((opener) => releaseFor(line, opener)))) {
      const openers = OPENERS.filter((opener) => releaseFor(line, opener) === release);
      if (release !== null) await openAll(release, openers, cells);
    }
    const known = existsSync(BACKEND_EVIDENCE) ? backendEvidence() : {};
    writeFileSync(BACKEND_EVIDENCE, evidenceText({ ...known, [line]: cells }));
  }
}

/** A savepoint on a line, so that what changed can be reviewed. */
function evidenceText(evidence: BackendEvidence): string {
  const lines = Object.keys(evidence).toSorted(compareReleases);
  const parts = lines.map((line) => {
    const rows = Object.entries(evidence[line]!).map(
      ([savepoint, cells]) => `  ${JSON.stringify(savepoint)}: ${JSON.stringify(cells)}`,
    );
    return ` ${JSON.stringify(line)}: {\n${rows.join(',\n')}\n }`;
  });
  return `{\n${parts.join(',\n')}\n}\n`;
}

await new Command('backends')
  .description('opens golden savepoints on the real state backends')
  .option('--line <line>', 'a line alone, such as 2.3; may be given again', collect, [])
  .action(main)
  .parseAsync();
