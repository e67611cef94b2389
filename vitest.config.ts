import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{spec,impl,conformance,scripts}/**/*.test.ts'],
    exclude: [
      '**/node_modules/**',
      'dist/**',
      '**/*.flink.test.ts',
      '**/*.examples.test.ts',
      '**/*.browser.test.ts',
      '**/*.pack.test.ts',
    ],
    testTimeout: 30_000,
  },
});
