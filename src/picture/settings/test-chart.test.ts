import { describe, expect, it } from 'vitest';
import { pictureScene } from '../../../tests/doubles/picture-scene.js';
import { nearestSetting } from '../../lexicon/nearest.js';
import { loadLexicon } from '../../studio/assets/load-lexicon.js';
import { VOCABULARY } from '../../studio/assets/vocabulary.js';
import { SETTINGS } from './index.generated.js';
import { CHARTS, testChart } from './test-chart.js';

const palette = { palette_colors: [[200, 40, 40] as const, [40, 60, 200] as const] };
const chartScene = (noun: string) => pictureScene({ archetype: 'test-chart', noun, horizon: 0.5, spec: palette });

describe('the test chart', () => {
  it.each(CHARTS)('can show: %s', (chart) => {
    const items = testChart.build(chartScene(chart));
    expect(items.length).toBeGreaterThan(0);
    expect(items[0]).toMatchObject({ kind: 'plane', canvas: { isOpaque: true } });
  });

  it('says what it knows when asked for anything else', () => {
    expect(() => testChart.build(chartScene('a chart of tests'))).toThrow(
      /cannot show "a chart of tests".*flat, stripes/,
    );
  });

  it('can be painted, but no word of a prompt leads to it and creation never chooses it', () => {
    expect(SETTINGS).toContain(testChart);
    expect(VOCABULARY.settings).not.toContain(testChart);
    expect(VOCABULARY.settings).toHaveLength(SETTINGS.length - 1);
    for (const noun of ['test chart', 'chart', 'test', 'grey card', 'nowhere'])
      expect(nearestSetting(loadLexicon(), noun, SETTINGS)?.entry.name).not.toBe('test-chart');
  });
});
