import { describe, expect, it } from 'vitest';
import type { SceneSpec } from '../../creation/scene-spec.js';
import { BALANCES, GRADIENT_TYPES, LIGHTING_PRESETS } from '../../origins/domains.js';
import { gradeVectors, lightSheet, pulseLight } from './grade.js';

const COLUMNS = 160;

function specOf(more: Partial<SceneSpec> = {}): SceneSpec {
  return {
    width: 320,
    height: 200,
    lighting_preset: 'documentary',
    tint: { saturation: 1, contrast: 1 },
    gradient_type: 'none',
    gradient_strength: 0.6,
    composition_balance: 'balanced',
    shape_overlay: 'none',
    motion_type: 'flow',
    intensity: 1,
    ...more,
  } as SceneSpec;
}

/** What the vectors make of a colour of 0–1. */
function graded(spec: SceneSpec, color: readonly number[], light = 1): number[] {
  const vectors = gradeVectors(spec, light);
  const at = (column: number, row: number) => (vectors[column * 8 + row] as number) / 16384;
  return [0, 1, 2].map((row) => [0, 1, 2].reduce((sum, c) => sum + at(c, row) * (color[c] as number), at(3, row)));
}

const luma = ([r, g, b]: readonly number[]): number =>
  0.2126 * (r as number) + 0.7152 * (g as number) + 0.0722 * (b as number);
const spread = (color: readonly number[]): number => Math.max(...color) - Math.min(...color);

/** Light of the sheet at a place of the frame, 0–1 each way. */
function lightAt(spec: SceneSpec, [u, v]: readonly [number, number]): number {
  const sheet = lightSheet(spec, COLUMNS);
  if (!sheet) return 1;
  const across = (COLUMNS >> sheet.shift) + 2;
  return (
    (sheet.values[
      Math.round(v * (sheet.rows - 1)) * across + Math.round((u * COLUMNS) / (1 << sheet.shift))
    ] as number) / 16384
  );
}

describe('the grade', () => {
  it.each(LIGHTING_PRESETS)('of %s goes down to black with the light', (lighting_preset) => {
    for (const value of graded(specOf({ lighting_preset }), [0.7, 0.4, 0.9], 0)) expect(Math.abs(value)).toBe(0);
    const full = graded(specOf({ lighting_preset }), [0.7, 0.4, 0.9]);
    graded(specOf({ lighting_preset }), [0.7, 0.4, 0.9], 0.5).forEach((value, i) => {
      // Gains end just below 2: the strongest preset loses a little of its blue in full light.
      expect(Math.abs(value - (full[i] as number) / 2)).toBeLessThan(0.03);
    });
  });

  it('is another for each preset, and true to its name', () => {
    const grades = LIGHTING_PRESETS.map((lighting_preset) => gradeVectors(specOf({ lighting_preset }), 1).join());
    expect(new Set(grades).size).toBe(LIGHTING_PRESETS.length);
    const of = (lighting_preset: SceneSpec['lighting_preset'], color: readonly number[]) =>
      graded(specOf({ lighting_preset }), color);
    const red = [0.8, 0.3, 0.3];
    expect(spread(of('noir', red))).toBeLessThan(0.4 * spread(red));
    expect(spread(of('neon', red))).toBeGreaterThan(1.3 * spread(red));
    expect(luma(of('moody', [0.5, 0.5, 0.5]))).toBeLessThan(0.45);
    const gold = of('golden_hour', [0.5, 0.5, 0.5]);
    expect(gold[0] as number).toBeGreaterThan((gold[2] as number) + 0.1);
    expect(luma(of('noir', [0.8, 0.8, 0.8])) - luma(of('noir', [0.2, 0.2, 0.2]))).toBeGreaterThan(0.8);
  });

  it('takes the saturation and contrast of the look as well', () => {
    const grey = graded(specOf({ tint: { saturation: 0, contrast: 1 } }), [0.9, 0.2, 0.4]);
    expect(spread(grey)).toBeLessThan(2e-3);
    const hard = specOf({ tint: { saturation: 1, contrast: 1.5 } });
    expect(luma(graded(hard, [0.8, 0.8, 0.8]))).toBeGreaterThan(luma(graded(specOf(), [0.8, 0.8, 0.8])));
  });
});

describe('the light across the frame', () => {
  it('is even when nothing asks for more', () => {
    expect(lightSheet(specOf(), COLUMNS)).toBeNull();
  });

  it.each([
    ['vertical', [0.5, 0.1], [0.5, 0.9]],
    ['horizontal', [0.1, 0.5], [0.9, 0.5]],
    ['angled', [0.1, 0.1], [0.9, 0.9]],
    ['radial', [0.5, 0.5], [0.9, 0.9]],
  ] as const)('falls as the gradient says: %s', (gradient_type, light, dark) => {
    const spec = specOf({ gradient_type });
    expect(lightAt(spec, light)).toBeGreaterThan(lightAt(spec, dark) + 0.3);
    const faint = specOf({ gradient_type, gradient_strength: 0.1 });
    expect(lightAt(faint, light) - lightAt(faint, dark)).toBeLessThan(lightAt(spec, light) - lightAt(spec, dark));
  });

  it.each([
    ['left_heavy', [0.1, 0.5], [0.9, 0.5]],
    ['right_heavy', [0.9, 0.5], [0.1, 0.5]],
    ['top_heavy', [0.5, 0.1], [0.5, 0.9]],
    ['bottom_heavy', [0.5, 0.9], [0.5, 0.1]],
  ] as const)('lies on the heavy side: %s', (composition_balance, heavy, other) => {
    const spec = specOf({ composition_balance });
    expect(lightAt(spec, heavy)).toBeGreaterThan(1.5 * lightAt(spec, other));
  });

  it('spares the circle and the rectangle of an overlay', () => {
    for (const shape_overlay of ['circle', 'rect'] as const) {
      const spec = specOf({ shape_overlay });
      expect(lightAt(spec, [0.5, 0.5])).toBeGreaterThan(0.95);
      expect(lightAt(spec, [0.5, 0])).toBeLessThan(0.3);
    }
  });

  it('never leaves what the kernel can multiply by', () => {
    for (const gradient_type of GRADIENT_TYPES) {
      for (const composition_balance of BALANCES) {
        for (const lighting_preset of LIGHTING_PRESETS) {
          const sheet = lightSheet(
            specOf({ gradient_type, composition_balance, lighting_preset, gradient_strength: 1 }),
            COLUMNS,
          );
          if (!sheet) continue;
          expect(Math.min(...sheet.values)).toBeGreaterThanOrEqual(0);
          expect(Math.max(...sheet.values)).toBeLessThan(32768);
        }
      }
    }
  });

  it('swells by a few percent when the picture pulses, and not otherwise', () => {
    expect(pulseLight(specOf(), 1)).toBe(1);
    expect(pulseLight(specOf({ motion_type: 'pulse' }), 1)).toBeGreaterThan(1.02);
    expect(pulseLight(specOf({ motion_type: 'pulse' }), 1)).toBeLessThan(1.1);
    expect(pulseLight(specOf({ motion_type: 'pulse' }), -1)).toBeGreaterThan(0.9);
  });
});
