import { defineConfig } from 'vitest/config';

/**
 * The examples in every language, of adapters and of tests that use a pack. They need python3 with
 * pytest, go, cargo, a JDK, Maven, and what cargo and Maven fetch, and fail where one is missing: no
 * part of `npm test`, but of `.ci/run`.
 */
export default defineConfig({
  test: {
    include: ['conformance/**/*.examples.test.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
