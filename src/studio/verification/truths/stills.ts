import {
  BALANCES,
  type Balance,
  GRADIENT_TYPES,
  type GradientType,
  LIGHTING_PRESETS,
} from '../../../origins/domains.js';
import { distance, match, type Sample } from '../sample.js';
import { synthetic } from '../synthetic-spec.js';
import { type Breadth, formatName, formats, type TruthClip } from '../truth-clip.js';
import { truthSpec } from '../truth-spec.js';

const SECONDS = 0.5;
/** Code of the field that light is thrown on. */
const FIELD = 120;
const GRADIENT_STRENGTHS = [0.15, 0.3, 0.6, 0.9] as const;
/** Codes of luma are limited range: so many steps stand for 255, from this code on. */
const RANGE = 219;
const BLACK = 16;
/** How far a heavy side is lit more than the light one: the picture's own constant. */
const BALANCE_REACH = 0.9;

type Format = ReturnType<typeof formats>[number];

/** Gradients, light, balance, symmetry and texture of stills. */
export function stillTruths(breadth: Breadth): TruthClip[] {
  return formats(breadth).flatMap((format) => [
    ...gradients(breadth, format),
    ...LIGHTING_PRESETS.map((preset) => lighting(preset, format)),
    ...BALANCES.flatMap((balance) => [balanceClip(balance, 'flat', format), balanceClip(balance, 'grey card', format)]),
    ...symmetries(format),
    ...(format.creation_mode === 'blended' ? textures(format) : []),
  ]);
}

function gradients(breadth: Breadth, format: Format): TruthClip[] {
  const strengths = breadth.isQuick ? [GRADIENT_STRENGTHS[2]] : GRADIENT_STRENGTHS;
  return [
    gradientClip('none', 0, format),
    ...GRADIENT_TYPES.flatMap((type) => strengths.map((strength) => gradientClip(type, strength, format))),
  ];
}

function gradientClip(type: GradientType | 'none', strength: number, format: Format): TruthClip {
  return {
    name: `gradient ${type} ${strength}, ${formatName(format)}`,
    spec: truthSpec({
      ...format,
      ...{ seconds: SECONDS, gradient_type: type, gradient_strength: strength },
      palette_colors: [[FIELD, FIELD, FIELD]],
    }),
    rows: ['gradient.type', 'gradient.strength'],
    judge: ({ windows }, where) =>
      windows.flatMap(({ gradient }) => {
        const samples: Sample[] = [match('gradient.type', type, gradient?.gradient_type ?? null, where)];
        // Both are the difference between the ends, over the light half way.
        samples.push(distance('gradient.strength', strength, gradient?.strength ?? null, where, 0.01));
        return samples;
      }),
  };
}

function lighting(preset: (typeof LIGHTING_PRESETS)[number], format: Format): TruthClip {
  return {
    name: `light ${preset}, ${formatName(format)}`,
    spec: truthSpec({
      ...format,
      ...{ chart: 'grey card' as const, seconds: SECONDS, lighting_preset: preset },
      tint: { saturation: 1, contrast: 1 },
    }),
    rows: ['lighting.preset'],
    judge: ({ windows }, where) =>
      windows.map(({ lighting: seen }) => match('lighting.preset', preset, seen?.preset ?? null, where)),
  };
}

function balanceClip(balance: Balance, chart: 'flat' | 'grey card', format: Format): TruthClip {
  return {
    name: `${balance}, ${chart}, ${formatName(format)}`,
    spec: truthSpec({
      ...format,
      ...{ chart, seconds: SECONDS, composition_balance: balance },
      palette_colors: [[FIELD, FIELD, FIELD]],
    }),
    rows: ['composition.balance', ...(chart === 'flat' ? (['composition.center'] as const) : [])],
    judge: ({ windows }, where) =>
      windows.flatMap(({ composition }) => {
        const samples: Sample[] = [match('composition.balance', balance, composition?.balance ?? null, where)];
        if (chart !== 'flat') return samples;
        const [x, y] = centreOf(balance);
        samples.push(distance('composition.center', x, composition?.center_x ?? null, `${where}, across`, 0.01));
        samples.push(distance('composition.center', y, composition?.center_y ?? null, `${where}, down`, 0.01));
        return samples;
      }),
  };
}

/** Centroid of an even field in that light: the light falls evenly, by `BALANCE_REACH` from side to side. */
function centreOf(balance: Balance): [number, number] {
  const off = BALANCE_REACH / 12;
  const centres: Record<Balance, [number, number]> = {
    balanced: [0.5, 0.5],
    left_heavy: [0.5 - off, 0.5],
    right_heavy: [0.5 + off, 0.5],
    top_heavy: [0.5, 0.5 - off],
    bottom_heavy: [0.5, 0.5 + off],
  };
  return centres[balance];
}

function symmetries(format: Format): TruthClip[] {
  const { width, height } = format;
  const mirrored = (likeness: number): string => synthetic({ kind: 'mirror', likeness });
  const judged = (name: string, truth: string, spec: TruthClip['spec']): TruthClip => ({
    name: `${name}, ${formatName(format)}`,
    spec,
    rows: ['composition.symmetry'],
    judge: ({ windows }, where) =>
      windows.map(({ composition }) => match('composition.symmetry', truth, composition?.symmetry ?? null, where)),
  });
  const product = [
    judged(
      'walls mirrored',
      'bilateral',
      truthSpec({ ...format, chart: '3 planes', seconds: SECONDS, composition_symmetry: 'bilateral' }),
    ),
    judged(
      'walls',
      'asymmetric',
      truthSpec({ ...format, chart: '3 planes', seconds: SECONDS, composition_symmetry: 'asymmetric' }),
    ),
    judged('grey card', 'bilateral', truthSpec({ ...format, chart: 'grey card', seconds: SECONDS })),
  ];
  if (format.creation_mode !== 'blended') return product;
  const made = (likeness: number) => truthSpec({ width, height, seconds: SECONDS, raw_prompt: mirrored(likeness) });
  return [
    ...product,
    judged('texture and its mirror image', 'bilateral', made(1)),
    judged('texture and somewhat its mirror image', 'slight', made(0.6)),
    judged('texture and another', 'asymmetric', made(0)),
  ];
}

/** An even field has no edges; of checkerboards the finer one has more of them. */
function textures(format: Format): TruthClip[] {
  const { width, height } = format;
  const flat: TruthClip = {
    name: `even field, ${formatName(format)}`,
    spec: truthSpec({ ...format, seconds: SECONDS, palette_colors: [[FIELD, FIELD, FIELD]] }),
    rows: ['graphics.flat'],
    judge: ({ windows }, where) =>
      windows.flatMap(({ graphics }) =>
        (['edge_density', 'spatial_variance', 'busyness'] as const).map((field) =>
          distance('graphics.flat', 0, graphics?.[field] ?? null, `${where}, ${field}`, 0.01),
        ),
      ),
  };
  const [low, high] = [60, 190];
  const halves = width === height ? [width / 2] : [];
  const checkers = [...halves, 32, 16, 8].map(
    (square): TruthClip => ({
      name: `checkers of ${square} px, ${formatName(format)}`,
      spec: truthSpec({
        width,
        height,
        seconds: SECONDS,
        raw_prompt: synthetic({ kind: 'checkers', square, low, high }),
      }),
      rows: ['lighting.contrast', 'lighting.brightness', 'graphics.edges', 'graphics.variance'],
      judge: ({ windows }, where) =>
        windows.flatMap(({ lighting: seen, graphics }) => {
          const step = (high - low) / RANGE;
          const samples = [
            distance('lighting.contrast', (255 * step) / 2, seen?.contrast ?? null, where),
            distance(
              'lighting.brightness',
              (255 * ((low + high) / 2 - BLACK)) / RANGE,
              seen?.brightness ?? null,
              where,
            ),
            distance(
              'graphics.edges',
              step * edgeShare(square, width, height),
              graphics?.edge_density ?? null,
              where,
              0.01,
            ),
          ];
          // Two squares by two: every part of the frame is one code or the other.
          if (square === width / 2)
            samples.push(
              distance('graphics.variance', (step / 2) ** 2, graphics?.spatial_variance ?? null, where, 0.01),
            );
          return samples;
        }),
    }),
  );
  return [flat, ...checkers];
}

/** Share of the pairs of neighbours that lie on either side of an edge between squares. */
function edgeShare(square: number, width: number, height: number): number {
  const inside = (length: number): number => Math.ceil(length / square) - 1;
  const pairs = (width - 1) * height + width * (height - 1);
  return (inside(width) * height + inside(height) * width) / pairs;
}
