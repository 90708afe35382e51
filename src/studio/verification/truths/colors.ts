import type { FrameObservation, LightingObservation, MeasuredColor } from '../../../extraction/observation.js';
import { linearToSrgb, type Rgb, srgbToLinear } from '../../../numerics/color.js';
import { colorDifference } from '../../../numerics/color-difference.js';
import { Random } from '../../../numerics/random.js';
import { COLOR_PRIMARIES } from '../../../origins/colors.js';
import { distance, type Sample } from '../sample.js';
import { type Breadth, formatName, formats, type TruthClip } from '../truth-clip.js';
import { EVEN_GAIN, truthSpec } from '../truth-spec.js';

const COLORS = 200;
const QUICK_COLORS = 12;
/** Below this code of its strongest channel, a code's error is a large part of a colour's saturation. */
const BRIGHT = 128;
/** Frames of an even field: enough to come out of every kind of frame that the encoder makes. */
const FIELD_SECONDS = 0.25;

/** Even fields of two hundred colours, and stripes of two to five. */
export function colorTruths(breadth: Breadth): TruthClip[] {
  const colors = testColors(breadth.isQuick ? QUICK_COLORS : COLORS);
  const sets = stripeSets(breadth.isQuick ? 2 : 12);
  return formats(breadth).flatMap((format) => [
    // All of them at the first size, every fourth one at the others.
    ...colors
      .filter((_, i) => i % 4 === 0 || format.width === breadth.sizes[0]?.width)
      .map((color) => evenField(color, format)),
    ...sets.map((set) => stripes(set, format)),
  ]);
}

/** The sixteen primaries, the lattice of five levels, and others by chance. */
export function testColors(count: number): Rgb[] {
  const levels = [0, 64, 128, 191, 255];
  const lattice = levels.flatMap((r) => levels.flatMap((g) => levels.map((b): Rgb => [r, g, b])));
  const random = Random.fromSeed(2000);
  const others = Array.from(
    { length: count },
    (): Rgb => [random.integer(256), random.integer(256), random.integer(256)],
  );
  return [...COLOR_PRIMARIES.map(({ rgb }) => rgb), ...lattice, ...others].slice(0, count);
}

type Format = ReturnType<typeof formats>[number];

function evenField(color: Rgb, format: Format): TruthClip {
  const isPure = format.creation_mode === 'pure_per_frame';
  const truth = isPure ? color : evenLight(color);
  return {
    name: `field of ${color.join(',')}, ${formatName(format)}`,
    spec: truthSpec({
      ...format,
      chart: 'flat',
      palette_colors: [color],
      pure_colors: [color],
      seconds: FIELD_SECONDS,
    }),
    rows: ['color.flat', 'color.video', 'lighting.saturation', 'lighting.brightness'],
    judge: ({ frames, video, windows }, where) => [
      ...windows.flatMap(({ lighting }) => lightOf(truth, lighting, where)),
      ...frames.map((frame) => difference('color.flat', truth, frame.color, where)),
      difference('color.video', truth, video.color, where),
    ],
  };
}

/** Light of an even field: BT.709 luma of its codes; saturation as HSV has it, of colours bright enough to have one. */
function lightOf(truth: Rgb, seen: LightingObservation | null, where: string): Sample[] {
  const [r, g, b] = truth;
  const most = Math.max(r, g, b);
  const luma = distance('lighting.brightness', 0.2126 * r + 0.7152 * g + 0.0722 * b, seen?.brightness ?? null, where);
  if (most < BRIGHT) return [luma];
  const saturation = (most - Math.min(r, g, b)) / most;
  return [luma, distance('lighting.saturation', saturation, seen?.saturation ?? null, where, 0.01)];
}

function stripes(colors: readonly Rgb[], format: Format): TruthClip {
  const isPure = format.creation_mode === 'pure_per_frame';
  const shown = isPure ? colors : colors.map(evenLight);
  const spec = truthSpec({
    ...format,
    chart: 'stripes',
    palette_colors: [...colors],
    pure_colors: [...colors],
    seconds: FIELD_SECONDS,
  });
  // Each dab is the nearest value alone: the stripe's own.
  spec.placement = { ...spec.placement, spread: 0 };
  return {
    name: `stripes of ${colors.map((color) => color.join(',')).join(' ')}, ${formatName(format)}`,
    spec,
    rows: ['color.mean', 'color.palette', 'color.share'],
    judge: ({ frames }, where) => [
      ...frames.map((frame) => difference('color.mean', linearMean(shown), frame.color, where)),
      ...shown.flatMap((color) => clusterOf(color, 100 / shown.length, frames[0], where)),
    ],
  };
}

/** The cluster that is nearest to a colour that is shown, and its share in percent. */
function clusterOf(color: Rgb, share: number, frame: FrameObservation | undefined, where: string): Sample[] {
  const clusters = (frame?.palette ?? []).map((cluster) => ({
    cluster,
    off: colorDifference(color, [cluster.r, cluster.g, cluster.b]),
  }));
  const nearest = clusters.reduce<(typeof clusters)[number] | null>(
    (best, one) => (best && best.off <= one.off ? best : one),
    null,
  );
  const seen = nearest ? 100 * nearest.cluster.share : 0;
  return [
    difference('color.palette', color, nearest?.cluster ?? null, where),
    { row: 'color.share', truth: share, seen, error: Math.abs(seen - share), where, at: color.join(',') },
  ];
}

function difference(
  row: 'color.flat' | 'color.mean' | 'color.palette' | 'color.video',
  truth: Rgb,
  seen: MeasuredColor | null,
  where: string,
): Sample {
  const at = truth.map(Math.round).join(',');
  if (!seen) return { row, truth: at, seen: null, error: Number.POSITIVE_INFINITY, where, at };
  const error = colorDifference(truth, [seen.r, seen.g, seen.b]);
  return { row, truth: at, seen: `${seen.r},${seen.g},${seen.b}`, error, where, at };
}

/** What the even light of the charts makes of a colour. */
export function evenLight(color: Rgb): Rgb {
  const lit = (code: number): number => Math.min(255, EVEN_GAIN * code);
  return [lit(color[0]), lit(color[1]), lit(color[2])];
}

function linearMean(colors: readonly Rgb[]): Rgb {
  const mean = (channel: 0 | 1 | 2): number =>
    255 * linearToSrgb(colors.reduce((sum, color) => sum + srgbToLinear(color[channel] / 255), 0) / colors.length);
  return [mean(0), mean(1), mean(2)];
}

/** Sets of two to five colours that nobody would take for one another. */
function stripeSets(count: number): Rgb[][] {
  const random = Random.fromSeed(77);
  return Array.from({ length: count }, (_, i) => {
    const set: Rgb[] = [];
    while (set.length < 2 + (i % 4)) {
      const color: Rgb = [random.integer(246), random.integer(246), random.integer(246)];
      if (set.every((other) => colorDifference(color, other) > 20)) set.push(color);
    }
    return set;
  });
}
