// A child that speaks the protocol and does to each question what the question's metadata path says.
import { spawn } from 'node:child_process';
import { appendFileSync, existsSync, statSync, writeFileSync } from 'node:fs';
import { decode, encode } from '@msgpack/msgpack';

const [wire, greeting = 'well'] = process.argv.slice(2);

function write(message) {
  if (wire === 'ndjson') {
    process.stdout.write(`${JSON.stringify(message)}\n`);
    return;
  }
  const body = encode(message);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  process.stdout.write(Buffer.concat([length, body]));
}

const skip = (id) => write({ type: 'answer', id, skipped: { why: 'as asked' } });

const DEEDS = {
  skip,
  refuse: (id) =>
    write({ type: 'answer', id, refused: { code: 'MAGIC_UNEXPECTED', stage: 'decode' } }),
  crash: () => process.exit(3),
  kill: () => process.kill(process.pid, 'SIGSEGV'),
  hang: () => undefined,
  stray: (id) => {
    process.stdout.write('debug: here\n');
    skip(id);
  },
  half: () => {
    process.stdout.write('{"type":');
    process.exit(0);
  },
  double: (id) => {
    skip(id);
    skip(id);
  },
  later: (id) => {
    skip(id);
    setTimeout(() => skip(id), 20);
  },
  other: (id) => skip(id + 1_000),
  // As serialisers write it that leave nothing out.
  nulls: (id) =>
    write({ type: 'answer', id, result: null, refused: null, skipped: { why: 'x' }, error: null }),
  both: (id) => write({ type: 'answer', id, result: {}, skipped: { why: 'x' } }),
  nothing: (id) => write({ type: 'answer', id }),
  deep: (id) => {
    const extra = '['.repeat(200_000) + ']'.repeat(200_000);
    const refused = `{"code":"MAGIC_UNEXPECTED","stage":"decode","extra":${extra}}`;
    process.stdout.write(`{"type":"answer","id":${id},"refused":${refused}}\n`);
  },
  nonsense: (id) => write({ type: 'answer', id, result: { checkpointId: 'seven' } }),
  unknownCode: (id) =>
    write({ type: 'answer', id, refused: { code: 'NO_SUCH_CODE', stage: 'decode' } }),
  announce: () => process.stdout.write(Buffer.from([0xff, 0xff, 0xff, 0xff])),
  complain: (id) => {
    process.stderr.write('something is odd\n');
    process.exit(id === -1 ? 0 : 4);
  },
  // What it starts holds its output open.
  fork: () => {
    spawn('sleep', ['60'], { stdio: 'inherit' });
    process.exit(5);
  },
  // Goes on when its parent has ended, and lets go of its output.
  daemon: (id) => {
    const { pid } = spawn('sleep', ['60'], { stdio: 'ignore' });
    writeFileSync(process.env.CHILD_FILE, String(pid));
    process.exit(id === -1 ? 0 : 5);
  },
  // Leaves its parent, its group and its session; what it starts itself tells of it.
  leaver: () => {
    const script = 'sleep 60 & echo $! > "$CHILD_FILE"; wait';
    spawn('sh', ['-c', script], { stdio: 'ignore', detached: true });
    const isTold = () =>
      existsSync(process.env.CHILD_FILE) && statSync(process.env.CHILD_FILE).size;
    setInterval(() => isTold() && process.exit(5), 10);
  },
  // Holds little itself; what it started does, out of its sight.
  swellAside: () => {
    const grow = 'const held=[];setInterval(() => held.push(Buffer.alloc(16<<20, 1)), 5)';
    spawn(process.execPath, ['-e', grow], { stdio: 'ignore', detached: true });
  },
  flood: () => {
    const more = () => process.stdout.write('x'.repeat(65_536), more);
    more();
  },
  shout: () => {
    const more = () => process.stderr.write('x'.repeat(65_536), more);
    more();
  },
  swell: () => {
    const held = [];
    setInterval(() => held.push(Buffer.alloc(16 * 1024 * 1024, 1)), 5);
  },
  // A hundred arrays in each other, each said to hold thirty million values.
  huge: () => {
    const body = Buffer.alloc(500);
    for (let at = 0; at < 500; at += 5) body.writeUIntBE(0xdd01c9c380, at, 5);
    process.stdout.write(Buffer.concat([Buffer.from([0, 0, 1, 0xf4]), body]));
  },
  number: (id) =>
    write({
      type: 'answer',
      id,
      result: { checkpointId: 7, masterStates: [], operators: [], properties: null },
    }),
  // Answers, and lives on a little.
  linger: (id) => {
    skip(id);
    setTimeout(() => process.exit(6), 40);
  },
  reasons: (id) => write({ type: 'answer', id, skipped: { why: 'y'.repeat(100_000) } }),
  slowly: (id) => setTimeout(() => skip(id), 120),
  leave: (id) => {
    skip(id);
    setTimeout(() => process.exit(0), 10);
  },
};

let isTold = false;
let asked = 0;

const QUESTIONS = { strange: ['decode', 'divine'], boasts: ['decode', 'restore'] };

/** In one write, and once: it may be killed at any time. */
function tellOnce() {
  if (!isTold) appendFileSync(process.env.CHILD_FILE, `${process.pid}\n`);
  isTold = true;
}

function onMessage(message) {
  if (message.type === 'hello') {
    if (greeting === 'silent') return;
    if (greeting === 'once' && existsSync(process.env.CHILD_FILE)) process.exit(9);
    if (greeting === 'once') writeFileSync(process.env.CHILD_FILE, '');
    if (greeting === 'rude') write({ type: 'welcome' });
    else
      write({
        type: 'hello',
        protocol: 1,
        name: 'child',
        version: '1',
        questions: QUESTIONS[greeting] ?? ['decode'],
        window: 8,
      });
  } else if (greeting === 'stuck') tellOnce();
  // It keeps something between questions that ends it.
  else if (greeting === 'fifth' && ++asked % 5 === 0) process.exit(4);
  else if (greeting === 'fifth') skip(message.id);
  else if (greeting === 'boasts') {
    if (message.question === 'decode') skip(message.id);
  } else if (greeting.startsWith('deed:')) DEEDS[greeting.slice('deed:'.length)](message.id);
  else if (message.metadata in DEEDS) DEEDS[message.metadata](message.id);
  // A case of the suite.
  else if (message.pointer === null) process.exit(3);
  else skip(message.id);
}

if (greeting === 'badEnd') {
  process.stdin.on('end', () => {
    process.stderr.write('could not put it all away\n');
    process.exitCode = 7;
  });
}
if (greeting === 'stays' || greeting === 'stuck') {
  setInterval(() => undefined, 1_000);
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => undefined);
}

let rest = Buffer.alloc(0);
process.stdin.on('data', (bytes) => {
  rest = Buffer.concat([rest, bytes]);
  for (;;) {
    const isLines = wire === 'ndjson';
    const end = isLines ? rest.indexOf(10) : rest.length < 4 ? -1 : 4 + rest.readUInt32BE();
    if (end === -1 || end > rest.length) return;
    onMessage(isLines ? JSON.parse(rest.subarray(0, end)) : decode(rest.subarray(4, end)));
    rest = rest.subarray(isLines ? end + 1 : end);
  }
});
