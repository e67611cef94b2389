import { defineConfig } from 'vitest/config';

/** Tests with real Flink, which need Java and Maven: no part of `npm test`, but of `.ci/run`. */
export default defineConfig({
  test: {
    include: ['conformance/**/*.flink.test.ts'],
    // Each starts JVMs of its own.
    fileParallelism: false,
    testTimeout: 300_000,
  },
});
