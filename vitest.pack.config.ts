import { defineConfig } from 'vitest/config';

/** The packed package, installed in an empty folder. It needs the npm registry or its cache: no part of `npm test`, but of `.ci/run`. */
export default defineConfig({
  test: {
    include: ['{conformance,scripts}/**/*.pack.test.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
