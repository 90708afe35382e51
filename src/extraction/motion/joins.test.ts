import { describe, expect, it } from 'vitest';
import { type Clip, type Luma, meterClip, quickTexture } from '../../../tests/doubles/moving-frames.js';
import type { TransitionType } from '../../origins/domains.js';

const [A, B, WAVES] = [quickTexture(21), quickTexture(57), quickTexture(93)];
const BLACK = 16;
const SIZE = { width: 128, height: 96, fps: 24 };

/** A picture of two shots, the second from frame `at` on, joined over `frames` frames; both pass by at `pace` pixels a frame. */
function joined(type: TransitionType, at: number, frames: number, pace = 0): Clip {
  const shot = (look: Luma, frame: number, way: number): Luma => {
    const shift = way * pace * frame;
    return (x, y) => look(x + shift, y);
  };
  const lumaAt = (frame: number): Luma => {
    const [old, fresh] = [shot(A, frame, 1), shot(B, frame, -1)];
    const progress = frames > 0 ? (frame - at + 0.5) / frames : frame < at ? 0 : 1;
    if (progress <= 0) return old;
    if (progress >= 1) return fresh;
    if (type === 'dissolve') return (x, y) => old(x, y) * (1 - progress) + fresh(x, y) * progress;
    if (type === 'wipe') {
      const edge = (progress - 0.5) * SIZE.width;
      return (x, y) => (x < edge ? fresh : old)(x, y);
    }
    const light = Math.abs(1 - 2 * progress);
    const shown = progress < 0.5 ? old : fresh;
    return (x, y) => BLACK + light * (shown(x, y) - BLACK);
  };
  return { ...SIZE, count: 72, lumaAt };
}

const framesOf = (clip: Clip) =>
  meterClip(clip).video.transitions.map(({ type, start, duration }) => ({
    type,
    first: Math.round(start * clip.fps),
    frames: Math.round(duration * clip.fps),
  }));

const unjoined = (lumaAt: Clip['lumaAt'], count = 48): Clip => ({ ...SIZE, count, lumaAt });

describe('joins', () => {
  it.each([10, 24, 61])('a cut before frame %i is found there, and both shots', (at) => {
    const { shots, transitions } = meterClip(joined('cut', at, 0)).video;
    expect(transitions).toEqual([{ type: 'cut', start: at / 24, duration: 0 }]);
    expect(shots).toEqual([
      { start: 0, end: at / 24 },
      { start: at / 24, end: expect.closeTo(3) },
    ]);
  });

  for (const type of ['fade', 'dissolve', 'wipe'] as const) {
    it.each([6, 12, 24])(`a ${type} of %i frames is found within a frame, in rest and in motion`, (frames) => {
      for (const pace of [0, 0.4]) {
        const found = framesOf(joined(type, 28, frames, pace));
        expect(found, `pace ${pace}`).toHaveLength(1);
        expect(found[0]?.type).toBe(type);
        expect(Math.abs((found[0]?.first as number) - 28), `start, pace ${pace}`).toBeLessThanOrEqual(1);
        expect(Math.abs((found[0]?.frames as number) - frames), `length, pace ${pace}`).toBeLessThanOrEqual(2);
      }
    });
  }

  it.each([1, 2, 3])('a wipe whose last strip comes %i frames late is one join', (late) => {
    const { width } = SIZE;
    const lumaAt = (frame: number): Luma => {
      const edge = ((frame - 28 + 0.5) / 12 - 0.5) * width;
      const strip = 0.42 * width;
      const reached = (x: number): boolean => (x < strip ? x < edge : x + (late * width) / 12 < edge);
      return (x, y) => (reached(x) ? B : A)(x, y);
    };
    expect(framesOf(unjoined(lumaAt, 72)).map(({ type }) => type)).toEqual(['wipe']);
  });

  it('fades from and to black at the ends join nothing', () => {
    const lumaAt = (frame: number): Luma => {
      const light = Math.min(1, (frame + 0.5) / 12, (72 - frame - 0.5) / 18);
      return (x, y) => BLACK + light * (A(x, y) - BLACK);
    };
    const { shots, transitions } = meterClip(unjoined(lumaAt, 72)).video;
    expect(shots).toEqual([{ start: 0, end: expect.closeTo(3) }]);
    expect(transitions.map(({ type }) => type)).toEqual(['fade', 'fade']);
    const [opening, closing] = transitions as [(typeof transitions)[number], (typeof transitions)[number]];
    expect(opening.start).toBe(0);
    expect(Math.abs(opening.duration - 0.5)).toBeLessThan(0.05);
    expect(Math.abs(closing.start - 54 / 24)).toBeLessThan(0.05);
    expect(Math.abs(closing.start + closing.duration - 3)).toBeLessThan(0.01);
  });

  /** Waves that run through each other over a picture, and are others every frame. */
  const onWater = (shown: Luma, frame: number): Luma => {
    const waves = (x: number, y: number): number =>
      WAVES(2 * x + 2.3 * frame, 3 * y) + WAVES(2 * x - 3.1 * frame + 40, 3 * y + 17) - 240;
    return (x, y) => shown(x, y) + (y > -12 ? 0.22 * waves(x, y) : 0);
  };

  for (const type of ['dissolve', 'wipe'] as const) {
    it.each([12, 20])(`a ${type} of %i frames is found within two frames over moving water`, (frames) => {
      const clip = joined(type, 28, frames);
      const found = framesOf({ ...clip, lumaAt: (frame) => onWater(clip.lumaAt(frame), frame) });
      expect(found.map((join) => join.type)).toEqual([type]);
      expect(Math.abs((found[0]?.first as number) - 28)).toBeLessThanOrEqual(2);
      expect(Math.abs((found[0]?.frames as number) - frames)).toBeLessThanOrEqual(2);
    });
  }

  it('a cut is found where the new picture takes two frames to come, and where all is dim and calm', () => {
    const lumaAt = (frame: number): Luma => {
      const come = frame < 30 ? 0 : frame === 30 ? 0.55 : 1;
      return (x, y) => A(x, y) + come * (B(x, y) - A(x, y));
    };
    expect(framesOf(unjoined(lumaAt, 60))).toEqual([{ type: 'cut', first: 30, frames: 0 }]);
    const dim =
      (shown: Luma): Luma =>
      (x, y) =>
        40 + 0.12 * (shown(x, y) - 120);
    expect(framesOf(unjoined((frame) => dim(frame < 30 ? A : B), 60))).toEqual([{ type: 'cut', first: 30, frames: 0 }]);
  });

  it('a fade of three frames is found, though only one to each side is lit in part', () => {
    const clip = { ...joined('fade', 18, 3), fps: 12, count: 40 };
    expect(framesOf(clip)).toEqual([{ type: 'fade', first: 18, frames: 3 }]);
  });

  it.each<[string, (frame: number) => Luma]>([
    ['a picture at rest', () => A],
    ['moving water', (frame) => onWater(A, frame)],
    [
      'moving water before a figure that comes and stays',
      (frame) => {
        const x0 = Math.max(-10, 90 - 4 * frame);
        return (x, y) => (Math.abs(x - x0) < 26 && y > -36 ? B(x - x0, y) : onWater(A, frame)(x, y));
      },
    ],
    ['a fast pan', (frame) => (x, y) => A(x + 6 * frame, y)],
    ['a fast zoom', (frame) => (x, y) => A(x / 1.02 ** frame, y / 1.02 ** frame)],
    ['a flash of one frame', (frame) => (x, y) => Math.min(235, A(x, y) + (frame === 20 ? 90 : 0))],
    ['a light that swells', (frame) => (x, y) => A(x, y) * (1 + 0.08 * Math.sin(frame / 3))],
    [
      'a figure that walks through',
      (frame) => (x, y) => (Math.abs(x + 90 - 3.8 * frame) < 18 && y > -30 ? B(x - 3.8 * frame, y) : A(x, y)),
    ],
    ['even grey', () => () => 120],
    ['black', () => () => BLACK],
  ])('are not seen in %s', (_, lumaAt) => {
    const { shots, transitions } = meterClip(unjoined(lumaAt)).video;
    expect(transitions).toEqual([]);
    expect(shots).toEqual([{ start: 0, end: expect.closeTo(2) }]);
  });

  it('are not seen where a mix lasts as long as the file: nothing beside it tells it from a picture that moves', () => {
    const lumaAt = (frame: number): Luma => {
      const progress = (frame + 0.5) / 24;
      return (x, y) => A(x, y) * (1 - progress) + B(x, y) * progress;
    };
    const { shots, transitions } = meterClip(unjoined(lumaAt, 24)).video;
    expect(transitions).toEqual([]);
    expect(shots).toHaveLength(1);
  });

  it('and the frames about them count for no motion', () => {
    for (const type of ['cut', 'dissolve', 'wipe'] as const) {
      const { video, windows } = meterClip(joined(type, 30, type === 'cut' ? 0 : 12));
      expect(video.motion?.level, type).toBeLessThan(0.01);
      expect(
        windows.map(({ camera }) => camera.motion_type),
        type,
      ).toEqual(['static', 'static', 'static']);
    }
  });
});
