/** All files of a run against one release. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Profile } from '../../spec/profiles/profile.ts';
import { PROJECT_ROOT } from '../project-root.ts';
import { realFiles } from '../real-files.ts';
import { compareVerdicts, DISAGREEMENTS } from './agreement.ts';
import type { Agreement } from './agreement.ts';
import type { FlinkServer, FlinkVerdict } from './flink-server.ts';
import { mutants } from './mutants.ts';
import { ourVerdict } from './our-verdict.ts';
import type { OurVerdict } from './our-verdict.ts';
import { describedQuestions, generatedQuestions, realQuestions } from './questions.ts';
import type { NamedQuestion } from './questions.ts';

/** What a run is made of. */
export interface RunOptions {
  readonly seed: number;
  readonly mutants: number;
  /** The number of the only mutant that is tried, `null` for the whole run. */
  readonly only: number | null;
  /** Of the described files every so many is tried; 1 is all of the oldest and the newest version. */
  readonly stride: number;
  /** `real`, `described`, `generated`, `mutants`. */
  readonly kinds: readonly string[];
  /** A directory with a `_metadata` in it. */
  readonly snapshotDirectory: string;
}

const BATCH = 256;

/** Disagreements that are printed of each kind and place; all are counted, and these written to disk. */
const PRINTED = 3;

/** Judges everything; `true` where nothing disagrees. */
export async function judgeRelease(
  server: FlinkServer,
  profile: Profile,
  options: RunOptions,
): Promise<boolean> {
  const { files, missing } = realFiles();
  for (const directory of missing)
    console.log(`${directory} is not there; its files are left out.`);
  console.log(`flink-${profile.release}, seed ${options.seed}`);
  let clean = true;
  const groups: [string, Iterable<NamedQuestion>][] = [
    ['real', realQuestions(files, options.snapshotDirectory)],
    ['described', describedQuestions(profile, options)],
    ['generated', generatedQuestions(profile, options)],
    ['mutants', mutants(files, profile, options)],
  ];
  for (const [name, questions] of groups) {
    if (!options.kinds.includes(name)) continue;
    const tally = new Tally(profile.release);
    await judge(server, profile, questions, tally);
    console.log(tally.line(name));
    clean &&= tally.clean;
  }
  return clean;
}

async function judge(
  server: FlinkServer,
  profile: Profile,
  questions: Iterable<NamedQuestion>,
  tally: Tally,
): Promise<void> {
  let batch: NamedQuestion[] = [];
  const flush = async (): Promise<void> => {
    const asked = server.ask(batch);
    const ours = batch.map((question) => ourVerdict(question, profile));
    const flinks = await asked;
    for (const [i, question] of batch.entries()) {
      const agreement = compareVerdicts(ours[i]!, flinks[i]!, question.bytes.length, profile);
      tally.add(question, ours[i]!, flinks[i]!, agreement);
    }
    batch = [];
  };
  for (const question of questions) {
    batch.push(question);
    if (batch.length === BATCH) await flush();
  }
  await flush();
}

/** Counts, and tells of what must not be. */
class Tally {
  private readonly release: string;
  private readonly counts = new Map<Agreement, number>();
  private readonly printed = new Map<string, number>();
  private withOffset = 0;
  private offsetWithin = 0;

  constructor(release: string) {
    this.release = release;
  }

  get clean(): boolean {
    return DISAGREEMENTS.every((kind) => !this.counts.has(kind));
  }

  add(question: NamedQuestion, ours: OurVerdict, flink: FlinkVerdict, agreement: Agreement): void {
    this.counts.set(agreement, (this.counts.get(agreement) ?? 0) + 1);
    if (agreement === 'refused' && ours.kind === 'refused') {
      this.withOffset++;
      if (Number(ours.refusal.offset) <= flink.position) this.offsetWithin++;
    }
    if (DISAGREEMENTS.includes(agreement)) this.tell(question, ours, flink, agreement);
  }

  line(name: string): string {
    const total = [...this.counts.values()].reduce((sum, count) => sum + count, 0);
    const counts = [...this.counts].map(([kind, count]) => `${count} ${kind}`).join(', ');
    return `${name}: ${total} files: ${counts}; our offset is not after Flink's position in ${this.offsetWithin} of ${this.withOffset} refusals`;
  }

  private tell(
    question: NamedQuestion,
    ours: OurVerdict,
    flink: FlinkVerdict,
    agreement: Agreement,
  ): void {
    const said = ours.kind === 'refused' ? ours.refusal.code : ours.kind;
    const message = flink.message?.replaceAll(/\d+/g, 'N').slice(0, 60);
    const [thrower] = flink.place?.split(' < ') ?? [];
    const place = `${agreement} ${said} ${flink.exception} ${message} ${thrower}`;
    const times = (this.printed.get(place) ?? 0) + 1;
    this.printed.set(place, times);
    if (times > PRINTED) return;
    const file = join(
      PROJECT_ROOT,
      'out',
      'verdicts',
      `${this.release}-${this.printed.size}-${times}.bin`,
    );
    mkdirSync(join(PROJECT_ROOT, 'out', 'verdicts'), { recursive: true });
    writeFileSync(file, question.bytes);
    const { position, exception, kind } = flink;
    console.log(
      `DISAGREEMENT (${agreement}) ${question.name}, pointer ${question.pointer}\n  ${file}`,
    );
    console.log(`  ours:  ${ourText(ours)}`);
    console.log(
      `  flink: ${kind} at ${position} ${exception ?? ''}: ${flink.message} (${flink.place})`,
    );
  }
}

function ourText(ours: OurVerdict): string {
  if (ours.kind === 'accepted') return `accepted, ${ours.leftOver} bytes left over`;
  if (ours.kind === 'crashed') return ours.error;
  const { code, offset, path } = ours.refusal;
  return `refused ${code} at ${offset}, ${path}`;
}
