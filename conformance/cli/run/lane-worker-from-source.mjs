// The thread of a lane where the sources are not compiled. Before Node 22 a thread does not get the
// loader that its process was started with.
import { register } from 'tsx/esm/api';

register();
await import('./lane-worker.ts');
