// Loaded before a command: writes down, once it ends, how much memory it held at most.
import { writeFileSync } from 'node:fs';

process.on('exit', () => {
  const { maxRSS } = process.resourceUsage();
  writeFileSync(process.env['PEAK_FILE'], String(maxRSS));
});
