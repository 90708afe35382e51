import { describe, expect, it } from 'vitest';
import { claim, distance, match, type Sample } from './sample.js';
import { tableLines, tableOf } from './table.js';

const right = match('gradient.type', 'radial', 'radial', 'a');
const wrong = match('gradient.type', 'radial', 'angled', 'b');

describe('the precision table', () => {
  it('counts right answers in percent, and one wrong among a thousand fails the row', () => {
    const samples = [...Array.from({ length: 999 }, () => right), wrong];
    const { rows, confusions, pass } = tableOf(samples, ['gradient.type']);
    expect(rows).toEqual([
      { aspect: 'gradient', measure: 'type', value: 99.9, target: 100, unit: '%', n: 1000, pass: false },
    ]);
    expect(confusions).toEqual([
      { aspect: 'gradient', measure: 'type', truth: 'radial', seen: 'angled', count: 1, where: 'b' },
    ]);
    expect(pass).toBe(false);
    expect(tableOf([right], ['gradient.type']).pass).toBe(true);
  });

  it('sums errors up as mean and worst, each with its own target', () => {
    const errors = [0.5, 0.5, 2.5].map(
      (error): Sample => ({ row: 'color.flat', truth: '', seen: '', error, where: '' }),
    );
    const { rows } = tableOf(errors, ['color.flat']);
    expect(rows.map(({ value, pass }) => [Number(value?.toFixed(6)), pass])).toEqual([
      [1.166667, true],
      [2.5, false],
    ]);
  });

  it('fails where nothing was measured, or where what was measured is no number', () => {
    expect(tableOf([], ['camera.type']).pass).toBe(false);
    for (const seen of [null, Number.NaN, Number.POSITIVE_INFINITY])
      expect(tableOf([distance('audio.bpm', 100, seen, '')], ['audio.bpm']).pass).toBe(false);
  });

  it('says what was skipped and why, and does not let that hide a failure', () => {
    const skipped = new Map([['ffmpeg.cuts' as const, 'no ffmpeg']]);
    expect(tableOf([], ['ffmpeg.cuts'], skipped)).toMatchObject({ pass: true, rows: [{ skipped: 'no ffmpeg' }] });
    expect(tableOf([claim('ffmpeg.cuts', false, '')], ['ffmpeg.cuts'], skipped).pass).toBe(false);
  });

  it('prints every row with its verdict and what was taken for what', () => {
    const lines = tableLines(tableOf([right, wrong], ['gradient.type', 'gradient.strength']));
    expect(lines.join('\n')).toMatch(/gradient +type +50 % +100 % +2 +FAILS/);
    expect(lines.join('\n')).toMatch(/gradient +strength +– +≤ 5 points +0 +NOT MEASURED/);
    expect(lines).toContain('  gradient, type: radial seen as angled, 1 × (b)');
    expect(lines.at(-1)).toBe('2 of 2 rows fail.');
  });
});
