// Compiles the sources to dist/ and makes the command executable. Runs after `npm ci` in a checkout;
// an installed package is compiled already and has no compiler.
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

const root = fileURLToPath(new URL('../..', import.meta.url));
const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');

if (existsSync(compiler)) {
  const { status } = spawnSync(process.execPath, [compiler, '-b'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) {
    console.error('The sources do not compile: mend what is named above, then run npm run build.');
    process.exit(status ?? 1);
  }
}
// The compiler leaves out what it does not compile.
const ADAPTERS = join('conformance', 'adapters', 'flink');
for (const path of [
  join('conformance', 'protocol', 'schemas'),
  join('conformance', 'report', 'report.schema.json'),
  join('conformance', 'report', 'events', 'events.schema.json'),
  join('conformance', 'cli', 'inspect', 'inspect.schema.json'),
  join('conformance', 'cli', 'files', 'files.schema.json'),
  join('conformance', 'cli', 'states', 'states.schema.json'),
  join('conformance', 'cli', 'compare', 'known-differences.schema.json'),
  join('conformance', 'cli', 'run', 'expectations.schema.json'),
  join('conformance', 'cli', 'fixtures', 'manifest.schema.json'),
  join('conformance', 'cli', 'fixtures', 'case.schema.json'),
  join(ADAPTERS, 'pom.xml'),
  join(ADAPTERS, 'natives'),
  join(ADAPTERS, 'src'),
]) {
  if (!existsSync(join(root, path))) continue;
  rmSync(join(root, 'dist', path), { recursive: true, force: true });
  cpSync(join(root, path), join(root, 'dist', path), { recursive: true });
}
const command = join(root, 'dist', 'conformance', 'cli', 'main.js');
if (existsSync(command)) chmodSync(command, 0o755);
