import { defineConfig } from 'vitest/config';

/**
 * The example adapters in every language. They need python3, go, rustc and a JDK, and fail where one is
 * missing: no part of `npm test`, but of `.ci/run`.
 */
export default defineConfig({
  test: {
    include: ['conformance/**/*.examples.test.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
