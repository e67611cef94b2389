// Answers every question with `skipped`, or gives every frame back as it came: what is measured with
// it is the harness, or the pipe alone.
//
// `node null-adapter.mjs WINDOW [chatty]`, or `node null-adapter.mjs echo`. A chatty one makes up a new
// reason, or a new error, for each question.
import { decode, encode } from '@msgpack/msgpack';

const [mode = '1', mood] = process.argv.slice(2);
const isChatty = mood === 'chatty';

const hello = {
  type: 'hello',
  protocol: 1,
  name: 'null',
  version: '1',
  language: 'JavaScript',
  questions: ['decode', 'encode', 'restore', 'open'],
  window: Number(mode),
};

let rest = Buffer.alloc(0);
process.stdin.on('data', (bytes) => {
  rest = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
  const out = [];
  let start = 0;
  for (;;) {
    if (rest.length - start < 4) break;
    const end = start + 4 + rest.readUInt32BE(start);
    if (end > rest.length) break;
    out.push(mode === 'echo' ? rest.subarray(start, end) : frame(rest.subarray(start + 4, end)));
    start = end;
  }
  rest = rest.subarray(start);
  if (out.length > 0) process.stdout.write(Buffer.concat(out));
});

function frame(body) {
  const message = decode(body);
  const answer = encode(message.type === 'hello' ? hello : answerTo(message.id));
  const head = Buffer.alloc(4);
  head.writeUInt32BE(answer.length);
  return Buffer.concat([head, answer]);
}

function answerTo(id) {
  if (!isChatty) return { type: 'answer', id, skipped: { why: 'null' } };
  if (id % 2 === 0) return { type: 'answer', id, skipped: { why: `because of ${id}` } };
  return { type: 'answer', id, error: { message: `something went wrong at ${id}` } };
}
