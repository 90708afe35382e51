import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import type { Confusion, Row } from '../src/studio/verification/table.js';
import { motion } from './run-motion.js';

/** A minute on two idle cores; more when others share them. */
const PATIENCE = 600_000;

describe('motion verify', () => {
  it(
    'proves on a few clips of each kind that what is measured, keyed, named and stored is exact',
    async () => {
      const { stdout, code } = await motion(['verify', '--quick', '--json'], { cwd: tmpdir() });
      const { rows, pass, confusions } = JSON.parse(stdout) as { rows: Row[]; pass: boolean; confusions: Confusion[] };
      expect(confusions).toEqual([]);
      expect(rows.filter((row) => !row.pass)).toEqual([]);
      expect([pass, code]).toEqual([true, 0]);
      expect(rows.every((row) => row.n > 0 || row.skipped !== undefined)).toBe(true);
    },
    PATIENCE,
  );

  it('says which aspects there are when asked for another one', async () => {
    const { stderr, code } = await motion(['verify', '--only', 'taste'], { cwd: tmpdir() });
    expect(code).toBe(2);
    expect(stderr).toMatch(/"taste" is not verified. Use one of: color, sound, motion/);
  });
});
