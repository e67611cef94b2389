/** What lies beside the code: the manifest of this package and its fixtures. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CannotWork } from './io.ts';

/** From `conformance/cli`, and from `dist/conformance/cli` where the sources were compiled. */
const UP = ['../../', '../../../'];

/** The path of a file of the package. */
export function packageFile(path: string): string {
  for (const up of UP) {
    const file = fileURLToPath(new URL(up + path, import.meta.url));
    if (existsSync(file)) return file;
  }
  throw new CannotWork(`This copy of savepoint-spec lacks its file ${path}: install it anew.`);
}

/** The version in `package.json`. */
export function packageVersion(): string {
  const manifest = readFileSync(packageFile('package.json'), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}
