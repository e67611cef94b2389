// The guard's process where the sources are not compiled.
import { register } from 'tsx/esm/api';

register();
await import('./guard-program.ts');
