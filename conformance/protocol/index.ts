/** The contract between the harness and an adapter. */
export { AdapterUnavailable, askOf } from './adapter.ts';
export type { Ask, Fault, Hello, LateFault, Reply, Requests, Session } from './adapter.ts';
