import { defineConfig } from 'vitest/config';

/** The page of a report in a real browser. It needs Chromium, and fails where it is missing: no part of `npm test`, but of `.ci/run`. */
export default defineConfig({
  test: {
    include: ['{conformance,scripts}/**/*.browser.test.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
