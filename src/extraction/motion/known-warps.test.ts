import { describe, expect, it } from 'vitest';
import { type Clip, newKernel, play, texture } from '../../../tests/doubles/moving-frames.js';
import { cosine, sine } from '../../numerics/arithmetic.js';
import { FlowTracker } from './flow-tracker.js';
import type { Similarity } from './similarity.js';

const SIDE = 512;
const LOOK = texture(1);

/** What is measured of two frames between which the picture shifts, grows and turns. */
function measure(dx: number, dy: number, scale = 1, degrees = 0): Similarity {
  const kernel = newKernel();
  const radians = (degrees * Math.PI) / 180;
  const [c, s] = [cosine(radians) / scale, sine(radians) / scale];
  const clip: Clip = {
    width: SIDE,
    height: SIDE,
    fps: 24,
    count: 2,
    lumaAt: (frame) => (x, y) => {
      if (frame === 0) return LOOK(x, y);
      const [u, v] = [x - dx, y - dy];
      return LOOK(c * u + s * v, -s * u + c * v);
    },
  };
  const tracker = new FlowTracker(kernel, clip);
  let fit: Similarity | undefined;
  play(kernel, clip, (frame) => {
    fit = tracker.push(frame).pair?.fit;
  });
  return fit as Similarity;
}

describe('following a picture', () => {
  it.each([
    [0, 0],
    [0.5, 0],
    [1, -2],
    [-3.3, 1.7],
    [12, 4],
    [-24, 9],
    [110, 0],
  ])('that shifts by (%f, %f) pixels finds it within 0.15 pixels', (dx, dy) => {
    const { tx, ty } = measure(dx, dy);
    expect(Math.abs(tx * SIDE - dx)).toBeLessThan(0.15);
    expect(Math.abs(ty * SIDE - dy)).toBeLessThan(0.15);
  });

  it.each([0.985, 0.995, 1.003, 1.01])('that grows %f times finds it within 0.0008', (scale) => {
    expect(Math.abs(1 + measure(1, 2, scale).grow - scale)).toBeLessThan(0.0008);
  });

  it.each([-0.5, 0.1, 1])('that turns by %f degrees finds it within 0.05 degrees', (degrees) => {
    expect(Math.abs((measure(0, 0, 1, degrees).turn * 180) / Math.PI - degrees)).toBeLessThan(0.05);
  });

  it('that only changes its light finds no motion', () => {
    const kernel = newKernel();
    const clip: Clip = {
      width: 256,
      height: 256,
      fps: 24,
      count: 2,
      lumaAt: (f) => (x, y) => LOOK(x, y) * (1 - 0.03 * f),
    };
    const tracker = new FlowTracker(kernel, clip);
    play(kernel, clip, (frame) => {
      const fit = tracker.push(frame).pair?.fit;
      if (!fit) return;
      expect(Math.abs(fit.tx) + Math.abs(fit.ty)).toBeLessThan(2e-4);
      expect(Math.abs(fit.grow) + Math.abs(fit.turn)).toBeLessThan(4e-4);
    });
  });
});
