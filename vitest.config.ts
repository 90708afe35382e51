import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    reporters: ['default', './tests/closing-line.ts'],
    setupFiles: ['./tests/property-seed.ts'],
    include: ['src/**/*.test.ts', 'tests/**/*.test.ts', 'scripts/**/*.test.ts'],
    // Native codecs live in real processes of their own: a crash then fails one file, not the run.
    pool: 'forks',
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
