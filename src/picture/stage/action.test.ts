import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SpecFigure } from '../../creation/scene-spec.js';
import { ACTIONS } from '../actions/index.generated.js';
import type { ActionContext } from './action.js';

const seconds = fc.double({ min: 0, max: 8, noNaN: true });

function contextOf(more: Partial<SpecFigure> = {}, rest: Partial<ActionContext> = {}): ActionContext {
  const figure = { x: 0, y: 0.9, height: 0.4, depth: 1, facing: 1, pace: 1, support: 'ground', ...more } as SpecFigure;
  return { t: 0, duration: 8, aspect: 1.5, figure, company: 1, phase: 0.3, ...rest };
}

describe.each(ACTIONS.map((action) => [action.name, action] as const))('to %s', (_, action) => {
  it('gives finite places at every moment, without a jump in a short clip', () => {
    fc.assert(
      fc.property(seconds, fc.double({ min: 0, max: 0.999, noNaN: true }), (t, phase) => {
        const [now, next] = [t, t + 1e-4].map((at) => action.move(contextOf({}, { t: at, phase })));
        for (const key of ['dx', 'dy', 'scaleX', 'scaleY', 'turn'] as const) {
          expect(Number.isFinite(now?.[key] ?? 0)).toBe(true);
          // What falls begins again at the top.
          if (key !== 'dy' || action.name !== 'fall')
            expect(Math.abs((next?.[key] ?? 0) - (now?.[key] ?? 0))).toBeLessThan(2e-3);
        }
      }),
    );
  });

  it('goes the way that the figure faces when it goes anywhere, and stays near its place when not', () => {
    for (const facing of [1, -1] as const) {
      const way = (t: number) => action.move(contextOf({ facing }, { t })).dx ?? 0;
      if (action.travels) expect(facing * (way(6) - way(2))).toBeGreaterThan(0.05);
      else for (let t = 0; t < 8; t += 0.25) expect(Math.abs(way(t))).toBeLessThan(0.06);
    }
  });

  it('keeps a travelling figure in the frame of a short clip', () => {
    if (!action.travels) return;
    for (let t = 0; t <= 8; t += 0.5) {
      expect(Math.abs(0.1 + (action.move(contextOf({ x: 0.1 }, { t })).dx ?? 0))).toBeLessThan(0.75);
    }
  });
});
