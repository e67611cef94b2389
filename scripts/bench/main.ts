/**
 * How fast our codec is beside Flink's own loader, on the same files in the same run. Runs
 * alternate, and medians are told, so that only ratios are to be compared between machines.
 *
 *     npm run bench:codec -- [--rounds 5] [--ms 1000]
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { AdapterUnavailable } from '../../conformance/protocol/adapter.ts';
import { ensureProgram } from '../flink-loader/build.ts';
import { PROJECT_ROOT } from '../project-root.ts';
import { benchmarkedFiles } from './files.ts';
import { MeasuredProcess } from './measured-process.ts';
import type { FileRange, Measurement, Work } from './measured-process.ts';
import { median, medianRate, rateText, ratioText } from './rates.ts';
import { msToFirstOutput } from './start-time.ts';

const RELEASE = '2.3.0';
const OURS = join(PROJECT_ROOT, 'dist', 'scripts', 'bench', 'codec-process.js');
const COMMAND = join(PROJECT_ROOT, 'dist', 'conformance', 'cli', 'main.js');

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    ms: { type: 'string', default: '1000' },
  },
});
const rounds = Number(values.rounds);
const ms = Number(values.ms);
const { paths, ranges } = benchmarkedFiles();
const [whole] = ranges;
const directory = mkdtempSync(join(tmpdir(), 'bench-'));
const list = join(directory, 'files');
writeFileSync(list, paths.join('\n'));

const startOurs = (): MeasuredProcess => new MeasuredProcess(process.execPath, [OURS, list]);

/** A program and its arguments. */
type Command = readonly [program: string, arguments: readonly string[]];

/** `null` without Java. */
async function flinkCommand(
  program: 'LoadBenchmark' | 'LoadOne',
  argument: string,
): Promise<Command | null> {
  try {
    const built = await ensureProgram(RELEASE, program);
    return [built.java, [...built.arguments, argument]];
  } catch (error) {
    if (!(error instanceof AdapterUnavailable)) throw error;
    console.log(`${error.message} Only our own codec is measured.`);
    return null;
  }
}

function tell(name: string, ours: readonly Measurement[], flinks: readonly Measurement[]): void {
  const ratio = flinks.length === 0 ? '' : ratioText(medianRate(ours), medianRate(flinks));
  const theirs = flinks.length === 0 ? '' : `; Flink ${rateText(flinks)}; ours is ${ratio}`;
  console.log(`${name}: ours ${rateText(ours)}${theirs}`);
}

async function cold(flink: Command | null): Promise<void> {
  const ours: Measurement[] = [];
  const flinks: Measurement[] = [];
  const once = async (process: MeasuredProcess, into: Measurement[]): Promise<void> => {
    into.push(await process.measure('decode', whole!, 0));
    process.close();
  };
  for (let round = 0; round < rounds; round++) {
    await once(startOurs(), ours);
    if (flink !== null) await once(new MeasuredProcess(...flink), flinks);
  }
  tell('decode, cold, one pass over all files', ours, flinks);
}

async function warm(flink: Command | null): Promise<void> {
  const ourProcess = startOurs();
  const flinkProcess = flink === null ? null : new MeasuredProcess(...flink);
  const compare = async (work: Work, range: FileRange): Promise<void> => {
    const ours: Measurement[] = [];
    const flinks: Measurement[] = [];
    const isKnown = work !== 'raw';
    await ourProcess.measure(work, range, ms);
    if (isKnown) await flinkProcess?.measure(work, range, ms);
    for (let round = 0; round < rounds; round++) {
      ours.push(await ourProcess.measure(work, range, ms));
      if (flinkProcess !== null && isKnown) {
        flinks.push(await flinkProcess.measure(work, range, ms));
      }
    }
    tell(`${work}, warm, ${range.name}`, ours, flinks);
  };
  for (const work of ['decode', 'raw', 'encode'] as const) {
    for (const range of ranges) await compare(work, range);
  }
  ourProcess.close();
  flinkProcess?.close();
}

async function startUp(file: string): Promise<void> {
  const flink = await flinkCommand('LoadOne', file);
  const ours: number[] = [];
  const flinks: number[] = [];
  for (let round = 0; round < rounds; round++) {
    ours.push(await msToFirstOutput(process.execPath, [COMMAND, 'inspect', file]));
    if (flink !== null) flinks.push(await msToFirstOutput(...flink));
  }
  const theirs =
    flinks.length === 0
      ? ''
      : `; Flink ${median(flinks).toFixed(0)} ms; ours is ${ratioText(median(flinks), median(ours))}`;
  console.log(`inspect, start to first output: ours ${median(ours).toFixed(0)} ms${theirs}`);
}

try {
  const flink = await flinkCommand('LoadBenchmark', list);
  await cold(flink);
  await warm(flink);
  await startUp(paths[Math.floor(paths.length / 2)]!);
} finally {
  rmSync(directory, { recursive: true });
}
