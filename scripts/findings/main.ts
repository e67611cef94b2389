/**
 * Asks real releases of Flink for each hazard whether it shows there, and writes `docs/findings`:
 * `npm run findings -- --adapter flink@2.3.0 …`; without adapters, the pages alone.
 */
import { Command } from 'commander';
import { readFileSync, writeFileSync } from 'node:fs';
import { adapterNamed, profileFor } from '../../conformance/cli/adapter-option.ts';
import { collect, limitsOf } from '../../conformance/cli/options.ts';
import { HAZARDS } from '../../spec/hazards/index.ts';
import { isWithin } from '../../spec/profiles/releases.ts';
import { isShown } from './ask.ts';
import { pagesOf, WITNESSED, witnessedIn } from './pages.ts';
import type { Witnessed } from './pages.ts';

/** Asks one adapter for all hazards. Resolves to how many are not where they are said to be. */
async function witness(given: string, witnessed: Witnessed): Promise<number> {
  const adapter = adapterNamed(given);
  const profile = profileFor(adapter);
  const session = await adapter.open({
    version: 'findings',
    wire: 'msgpack',
    limits: limitsOf({ timeout: '60s' }),
    progress: (line) => console.error(line),
  });
  let wrong = 0;
  try {
    for (const hazard of HAZARDS) {
      const shows = await isShown(hazard, session, profile);
      const isSaid = isWithin(profile.release, hazard);
      if (shows === null ? isSaid : shows !== isSaid) {
        wrong++;
        console.log(`${given}: ${hazard.id} ${shows === true ? 'shows' : 'does not show'}`);
      }
      witnessed[hazard.id] = { ...witnessed[hazard.id], [profile.release]: shows === true };
    }
  } finally {
    await session.close();
  }
  console.log(
    `${given}: ${HAZARDS.length - wrong} of ${HAZARDS.length} hazards are as they are said`,
  );
  return wrong;
}

async function main({ adapter }: { readonly adapter: readonly string[] }): Promise<void> {
  const witnessed: Witnessed = witnessedIn(readFileSync(WITNESSED, 'utf8'));
  let wrong = 0;
  for (const given of adapter) wrong += await witness(given, witnessed);
  writeFileSync(WITNESSED, `${JSON.stringify(witnessed, null, 2)}\n`);
  for (const [file, text] of pagesOf(witnessed)) writeFileSync(file, text);
  if (wrong > 0) process.exitCode = 1;
}

await new Command('findings')
  .description('asks real releases of Flink for each hazard, and writes docs/findings')
  .option('--adapter <adapter>', 'flink@VERSION, more than once', collect, [])
  .action(main)
  .parseAsync();
