// A savepoint-spec adapter: answers `decode` where a file has no more than it reads, and skips the rest.
//
// Try it:  savepoint-spec adapter check --wire ndjson 'npx tsx adapter.ts'
// Put your own parser in the place of `decode`.
import { createInterface } from 'node:readline';

interface Ask {
  readonly type: 'ask' | 'hello';
  readonly id: number;
  readonly metadata: string;
  readonly files: readonly { readonly path: string; readonly bytes: string }[];
}

const MAGIC = 0x4960672d;
const OPERATOR_BYTES = 29;

/** What this adapter does not know. Honest, and never a failure. */
const skipped = (why: string) => ({ skipped: { why } });

const refused = (code: string) => ({ refused: { code, stage: 'decode' } });

function decode(data: Buffer): object {
  if (data.length < 4) return refused('HEADER_TRUNCATED');
  if (data.readUInt32BE(0) !== MAGIC) return refused('MAGIC_UNEXPECTED');
  if (data.length < 8) return refused('HEADER_TRUNCATED');
  const version = data.readInt32BE(4);
  if (version === 1) return refused('VERSION_NO_LONGER_SUPPORTED');
  if (version < 1 || version > 6) return refused('VERSION_UNKNOWN');
  if (version !== 3) return skipped('reads metadata version 3 alone');
  if (data.length < 24) return skipped('does not tell where a file is cut');
  const checkpointId = data.readBigInt64BE(8);
  const [masterStates, count] = [data.readInt32BE(16), data.readInt32BE(20)];
  if (checkpointId < 0n || masterStates !== 0 || count < 0)
    return skipped('reads no master states, and judges no numbers');
  if (24 + count * OPERATOR_BYTES > data.length)
    return skipped('does not tell where a file is cut');
  const operators: object[] = [];
  for (let i = 0; i < count; i++) {
    const operator = readOperator(data.subarray(24 + i * OPERATOR_BYTES));
    if (operator === null) return skipped('reads no state, and judges no numbers');
    operators.push(operator);
  }
  // A 64-bit integer travels as a decimal string.
  const result = {
    checkpointId: String(checkpointId),
    masterStates: [],
    operators,
    properties: null,
  };
  return { result };
}

/** An operator without subtasks; `null` for another one. */
function readOperator(data: Buffer): object | null {
  const [parallelism, maxParallelism] = [data.readInt32BE(16), data.readInt32BE(20)];
  const [coordinator, subtasks] = [data.readInt8(24), data.readInt32BE(25)];
  const isRead = coordinator === 0 && subtasks <= 0 && parallelism >= 0;
  if (!isRead || parallelism > maxParallelism) return null;
  return {
    operatorId: data.toString('hex', 0, 16),
    name: null,
    uid: null,
    parallelism,
    maxParallelism,
    coordinatorState: null,
    // Below zero where the operator had finished.
    fullyFinished: subtasks < 0,
    subtasks: [],
  };
}

function replyTo(message: Ask): object {
  if (message.type === 'hello') {
    const about = { name: 'example-typescript', version: '1', language: 'TypeScript' };
    const declared = { questions: ['decode'], profiles: ['flink-2.3'], window: 16 };
    return { type: 'hello', protocol: 1, ...about, ...declared };
  }
  const file = message.files.find(({ path }) => path === message.metadata);
  const answer = decode(Buffer.from(file?.bytes ?? '', 'base64'));
  return { type: 'answer', id: message.id, ...answer };
}

createInterface({ input: process.stdin }).on('line', (line) => {
  process.stdout.write(`${JSON.stringify(replyTo(JSON.parse(line) as Ask))}\n`);
});
