import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PictureFrame } from './extraction-kernel.js';
import { Extractor, type SourceFormat } from './extractor.js';
import type { Meters, MotionGauge, SoundGauge, StillGauge } from './meters.js';
import type { FrameObservation, FrameSound, WindowObservation } from './observation.js';

/** What the meters were asked for, in order, as `frame 0–0.5` or `window 0–24`. */
type Journal = string[];

interface NumberedStill {
  index: number;
  color: { r: number; g: number; b: number };
  palette: [];
}

/** Meters that note what they are asked, and measure nothing. */
function notingMeters(format: SourceFormat, journal: Journal, settlesBehind = 0): Meters<NumberedStill> {
  const settled = { frame: 0, seconds: 0, isOver: false };
  const still: StillGauge<NumberedStill> = {
    measure: ({ index }) => ({ index, color: { r: index, g: 0, b: 0 }, palette: [] }),
    aspects(stills) {
      journal.push(`aspects ${stills.map(({ index }) => index).join()}`);
      return {} as ReturnType<StillGauge['aspects']>;
    },
  };
  const motion: MotionGauge<NumberedStill> = {
    push({ index }) {
      settled.frame = Math.max(0, index + 1 - settlesBehind);
    },
    get settledFrame() {
      return settled.frame;
    },
    window(first, end) {
      journal.push(`motion ${first}–${end}`);
      return {} as ReturnType<MotionGauge['window']>;
    },
    finish: () => ({ shots: [], transitions: [], motion: null }),
  };
  const sound: SoundGauge = {
    get settledSeconds() {
      return settled.isOver ? Number.POSITIVE_INFINITY : settled.seconds;
    },
    get settledWindowSeconds() {
      return this.settledSeconds;
    },
    push(channels) {
      settled.seconds += (channels[0]?.length ?? 0) / (format.sound?.sampleRate ?? 1);
    },
    frame(start, end) {
      journal.push(`sound ${round(start)}–${round(end)}`);
      return {} as FrameSound;
    },
    window: () => ({}) as ReturnType<SoundGauge['window']>,
    finish() {
      settled.isOver = true;
      return {} as ReturnType<SoundGauge['finish']>;
    },
  };
  return {
    still: format.picture ? still : null,
    motion: format.picture ? motion : null,
    sound: format.sound ? sound : null,
    narrative: null,
  };
}

const round = (seconds: number): number => Math.round(seconds * 1000) / 1000;
const picture = (fps: number, isConstant = true) => ({ width: 2, height: 2, fps, isConstant });
const SOUND = { sampleRate: 1000, channels: 1 };

class Run {
  readonly frames: FrameObservation[] = [];
  readonly windows: WindowObservation[] = [];
  readonly journal: Journal = [];
  readonly extractor: Extractor<NumberedStill>;
  private pushed = 0;

  constructor(format: SourceFormat, settlesBehind = 0) {
    this.extractor = new Extractor(format, notingMeters(format, this.journal, settlesBehind), {
      frame: (frame) => this.frames.push(frame),
      window: (window) => this.windows.push(window),
    });
  }

  frame(timeSeconds: number): void {
    this.extractor.pushFrame({ at: 0, width: 2, height: 2, index: this.pushed++, timeSeconds } satisfies PictureFrame);
  }

  sound(seconds: number, timeSeconds: number): void {
    this.extractor.pushSamples([new Float32Array(Math.round(seconds * SOUND.sampleRate))], timeSeconds);
  }

  get spans(): [number, number][] {
    return this.windows.map(({ start, end }) => [start, end]);
  }
}

describe('windows', () => {
  it.each([
    [24, 24, [[0, 1]]],
    [
      24,
      48,
      [
        [0, 1],
        [1, 2],
      ],
    ],
    [
      24,
      53,
      [
        [0, 1],
        [1, 2.208333],
      ],
    ],
    [
      24,
      54,
      [
        [0, 1],
        [1, 2],
        [2, 2.25],
      ],
    ],
    [24, 1, [[0, 0.041667]]],
    [
      25,
      60,
      [
        [0, 1],
        [1, 2],
        [2, 2.4],
      ],
    ],
    [
      30000 / 1001,
      60,
      [
        [0, 1.001],
        [1.001, 2.002],
      ],
    ],
    [
      0.5,
      2,
      [
        [0, 1],
        [1, 2],
        [2, 3],
        [3, 4],
      ],
    ],
  ] as const)('of %d frames a second, %i frames', (fps, count, spans) => {
    const run = new Run({ picture: picture(fps), sound: null });
    for (let i = 0; i < count; i++) run.frame(i / fps);
    run.extractor.finish(count / fps);
    expect(run.spans).toEqual(spans);
  });

  it('count every frame once, at any rate', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.001, max: 3, noNaN: true }), { minLength: 1, maxLength: 60 }),
        fc.boolean(),
        (steps, isConstant) => {
          const run = new Run({ picture: picture(24, isConstant), sound: null });
          let time = 0;
          const frameCount = steps.length;
          for (const step of steps) {
            run.frame(time);
            time += isConstant ? 1 / 24 : step;
          }
          run.extractor.finish(time);
          const spans = run.journal
            .filter((note) => note.startsWith('motion'))
            .map((note) => note.slice(7).split('–').map(Number));
          const fresh = new Set<number>();
          for (const [first, end] of spans as [number, number][]) {
            // A window without a frame of its own looks at the one that stands: no other is seen twice.
            for (let i = first; i < end; i++)
              if (fresh.has(i)) expect(end - first).toBe(1);
              else fresh.add(i);
          }
          expect(fresh.size).toBe(frameCount);
          run.windows.slice(1).forEach(({ start }, i) => expect(start).toBe(run.windows[i]?.end));
          expect(run.windows.at(-1)?.end).toBeCloseTo(time, 5);
        },
      ),
    );
  });

  it('wait for joins to be decided, and come before the end', () => {
    const run = new Run({ picture: picture(10), sound: null }, 15);
    for (let i = 0; i < 24; i++) run.frame(i / 10);
    expect(run.windows).toHaveLength(0);
    run.frame(2.4);
    expect(run.windows).toHaveLength(1);
    run.extractor.finish(2.5);
    expect(run.spans).toEqual([
      [0, 1],
      [1, 2],
      [2, 2.5],
    ]);
  });

  it('show the frame that stands where none begins', () => {
    const run = new Run({ picture: picture(1 / 3, false), sound: null });
    for (const time of [0, 2.5]) run.frame(time);
    run.extractor.finish(5);
    expect(run.journal.filter((note) => note.startsWith('aspects'))).toEqual([
      'aspects 0',
      'aspects 0',
      'aspects 1',
      'aspects 1',
      'aspects 1',
    ]);
  });

  it('have no picture before the first frame', () => {
    const run = new Run({ picture: picture(10), sound: SOUND });
    run.sound(3, 0);
    for (let i = 0; i < 10; i++) run.frame(2 + i / 10);
    run.extractor.finish(3);
    expect(run.windows).toHaveLength(3);
    expect(run.journal.filter((note) => note.startsWith('aspects'))).toEqual(['aspects 0,1,2,3,4,5,6,7,8,9']);
  });
});

describe('sound of frames', () => {
  it('is what is heard until the next frame', () => {
    const run = new Run({ picture: picture(10, false), sound: SOUND });
    for (const time of [0, 0.1, 0.4]) run.frame(time);
    run.sound(0.3, 0);
    expect(run.journal).toEqual(['sound 0–0.1']);
    run.sound(0.7, 0.3);
    run.extractor.finish(0.5);
    expect(run.journal.filter((note) => note.startsWith('sound'))).toEqual([
      'sound 0–0.1',
      'sound 0.1–0.4',
      'sound 0.4–0.5',
    ]);
  });

  it('lies where its time says: late sound begins with silence, gaps are silent, overlaps are dropped', () => {
    const run = new Run({ picture: null, sound: SOUND });
    run.sound(0.5, 0.5);
    run.sound(0.5, 2);
    run.sound(0.5, 2.2);
    const { durationSeconds } = run.extractor.finish(0);
    expect(durationSeconds).toBe(2.7);
  });

  it('is cut into slots of 1/24 s without a picture', () => {
    for (const seconds of [0.01, 1 / 24, 0.1, 1, 1.02, 1.03]) {
      const run = new Run({ picture: null, sound: SOUND });
      run.sound(seconds, 0);
      run.extractor.finish(0);
      expect(run.frames).toHaveLength(Math.max(1, Math.round(seconds * 24)));
      run.frames.forEach(({ t, color, palette }, i) => {
        expect(t).toBeCloseTo(i / 24, 6);
        expect({ color, palette }).toEqual({ color: null, palette: [] });
      });
      expect(run.journal.at(-1)).toBe(
        `sound ${round(run.frames.at(-1)?.t ?? -1)}–${round(Math.round(seconds * 1000) / 1000)}`,
      );
    }
  });

  it('does not wait for ever: a picture stands, and missing sound is silence', () => {
    const standing = new Run({ picture: picture(24), sound: SOUND });
    standing.frame(0);
    for (let i = 0; i < 60; i++) standing.sound(1, i);
    expect(standing.windows.length).toBeGreaterThan(35);
    expect(standing.frames).toHaveLength(1);
    const silent = new Run({ picture: picture(1), sound: SOUND });
    for (let i = 0; i < 60; i++) silent.frame(i);
    expect(silent.frames.length).toBeGreaterThan(35);
    expect(silent.windows.length).toBeGreaterThan(35);
  });
});

describe('the whole video', () => {
  it('has the mean colour of its frames in linear light, each for as long as it is shown', () => {
    const run = new Run({ picture: picture(1, false), sound: null });
    for (const time of [0, 1, 3]) run.frame(time);
    const { video } = run.extractor.finish(4);
    // Red of 0, 1 and 2, shown for 1, 2 and 1 s: so dark that light is proportional to code.
    expect(video.color).toEqual({ r: 1, g: 0, b: 0 });
  });

  it('without a frame has no picture', () => {
    const run = new Run({ picture: picture(24), sound: SOUND });
    run.sound(1, 0);
    const { video, durationSeconds } = run.extractor.finish(0);
    expect(video).toMatchObject({ color: null, shots: [], motion: null });
    expect(durationSeconds).toBe(1);
    expect(run.windows).toHaveLength(1);
  });
});
