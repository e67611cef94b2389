/**
 * How long `inspect --summary` takes for large files, and how much memory.
 *
 * `npm run large -- [MiB …]`; without sizes 128, 512 and 1024. Needs as much room for temporary
 * files.
 */
import { inspectLarge } from './inspect-large.ts';

const MOST_MIB = 256;

const sizes = process.argv.slice(2).map(Number);
if (sizes.some((mib) => !(mib > 0))) throw new Error('sizes are numbers of MiB above 0');

console.log('     MiB  operators  seconds   MiB/s  peak MiB  round trip');
for (const mib of sizes.length === 0 ? [128, 512, 1024] : sizes) {
  const { bytes, operators, seconds, peakMiB, roundtrip } = inspectLarge(mib);
  const read = bytes / 1024 / 1024;
  console.log(
    [
      read.toFixed(1).padStart(8),
      String(operators).padStart(9),
      seconds.toFixed(1).padStart(7),
      (read / seconds).toFixed(1).padStart(6),
      peakMiB.toFixed(0).padStart(8),
      roundtrip ? 'identical' : 'DIFFERENT',
    ].join('  '),
  );
  if (!roundtrip || peakMiB > MOST_MIB) process.exitCode = 1;
}
