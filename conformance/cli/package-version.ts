/** The version of this package. */
import { readFileSync } from 'node:fs';

/** As `package.json` has it. */
export function packageVersion(): string {
  // From dist/conformance/cli and from conformance/cli alike.
  for (const up of ['../../package.json', '../../../package.json']) {
    try {
      const manifest = readFileSync(new URL(up, import.meta.url), 'utf8');
      return (JSON.parse(manifest) as { version: string }).version;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  throw new Error('package.json is missing');
}
