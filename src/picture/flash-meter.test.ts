import { describe, expect, it } from 'vitest';
import { type Rgb, rgbToYuv } from '../numerics/color.js';
import { FlashMeter } from './flash-meter.js';

const WIDTH = 128;
const HEIGHT = 96;
const BLACK: Rgb = [0, 0, 0];
const WHITE: Rgb = [255, 255, 255];
const RED: Rgb = [255, 0, 0];

/** An I420 frame of one colour, with another in a rectangle that covers `share` of each side. */
function frameOf(background: Rgb, inset: Rgb = background, share = 0): Uint8Array {
  const frame = new Uint8Array((WIDTH * HEIGHT * 3) / 2);
  const fill = (at: number, width: number, height: number, out: number, within: number): void => {
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++)
        frame[at + y * width + x] = x < width * share && y < height * share ? within : out;
    }
  };
  const outer = rgbToYuv(background);
  const inner = rgbToYuv(inset);
  fill(0, WIDTH, HEIGHT, outer[0], inner[0]);
  fill(WIDTH * HEIGHT, WIDTH / 2, HEIGHT / 2, outer[1], inner[1]);
  fill((WIDTH * HEIGHT * 5) / 4, WIDTH / 2, HEIGHT / 2, outer[2], inner[2]);
  return frame;
}

/** What the meter says of `seconds` of frames, each given by its time. */
function measured(frameAt: (t: number) => Uint8Array, { fps = 24, seconds = 2 } = {}) {
  const meter = new FlashMeter(WIDTH, HEIGHT, fps);
  for (let i = 0; i < seconds * fps; i++) meter.add(frameAt(i / fps));
  return meter.report();
}

/** Two frames in turns, `hertz` times a second. */
function flicker(a: Uint8Array, b: Uint8Array, hertz: number): (t: number) => Uint8Array {
  return (t) => ((t * hertz) % 1 < 0.5 ? a : b);
}

const grey = (code: number): Rgb => [code, code, code];

describe('the flash meter', () => {
  it.each([12, 24, 25, 30, 60])('calls a full-frame flicker of 4 Hz unsafe, one of 2 Hz safe, at %d fps', (fps) => {
    const four = measured(flicker(frameOf(BLACK), frameOf(WHITE), 4), { fps });
    expect(four.general_flashes_per_second).toBeGreaterThanOrEqual(4);
    expect(four.safe).toBe(false);
    const two = measured(flicker(frameOf(BLACK), frameOf(WHITE), 2), { fps });
    expect(two.general_flashes_per_second).toBe(2);
    expect(two.safe).toBe(true);
  });

  it('allows three flashes in a second and no more', () => {
    expect(measured(flicker(frameOf(BLACK), frameOf(WHITE), 3)).safe).toBe(true);
    expect(measured(flicker(frameOf(BLACK), frameOf(WHITE), 12))).toMatchObject({ safe: false });
  });

  it('finds a burst in the middle of a quiet clip', () => {
    const burst = flicker(frameOf(BLACK), frameOf(WHITE), 6);
    expect(measured((t) => (t > 3 && t < 4.2 ? burst(t) : frameOf(BLACK)), { seconds: 8 }).safe).toBe(false);
  });

  it('leaves a small flickering area alone, and minds one above a quarter of the frame', () => {
    const of = (share: number) => measured(flicker(frameOf(BLACK), frameOf(BLACK, WHITE, share), 8));
    expect(of(0.4).safe).toBe(true);
    expect(of(0.6).safe).toBe(false);
  });

  it('counts changes of a tenth of full light, not smaller ones', () => {
    // Relative luminance of code 60 is 0.045, of 90 is 0.10, of 110 is 0.16.
    expect(measured(flicker(frameOf(grey(60)), frameOf(grey(90)), 8)).general_flashes_per_second).toBe(0);
    expect(measured(flicker(frameOf(grey(60)), frameOf(grey(110)), 8)).safe).toBe(false);
  });

  it('ignores flicker between two bright pictures', () => {
    // The darker has relative luminance 0.83.
    expect(measured(flicker(frameOf(grey(235)), frameOf(WHITE), 8)).general_flashes_per_second).toBe(0);
  });

  it('counts a saturated red flicker, even where its luminance hardly changes', () => {
    const teal: Rgb = [0, 137, 137];
    const red = measured(flicker(frameOf(RED), frameOf(teal), 5));
    expect(red.red_flashes_per_second).toBeGreaterThanOrEqual(4);
    expect(red.safe).toBe(false);
    expect(red.general_flashes_per_second).toBe(0);
    expect(measured(flicker(frameOf(RED), frameOf(teal), 2)).safe).toBe(true);
    expect(measured(flicker(frameOf([0, 90, 220]), frameOf(BLACK), 5)).red_flashes_per_second).toBe(0);
  });

  it('counts a slow fade to black and up again as one flash, however many frames it takes', () => {
    const fade = measured((t) => frameOf(grey(Math.round(Math.abs(t - 1) * 255))), { fps: 60 });
    expect(fade.general_flashes_per_second).toBeLessThanOrEqual(1);
  });

  it('finds nothing in a still picture, or in none', () => {
    expect(measured(() => frameOf(WHITE, BLACK, 0.5))).toEqual({
      general_flashes_per_second: 0,
      red_flashes_per_second: 0,
      safe: true,
    });
    expect(new FlashMeter(WIDTH, HEIGHT, 24).report().safe).toBe(true);
  });

  it('measures the smallest frames too', () => {
    const meter = new FlashMeter(64, 66, 24);
    for (let i = 0; i < 24; i++)
      meter.add(new Uint8Array((64 * 66 * 3) / 2).fill(i % 4 < 2 ? 16 : 235, 0, 64 * 66).fill(128, 64 * 66));
    expect(meter.report().safe).toBe(false);
  });
});
