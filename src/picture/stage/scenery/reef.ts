import { sineTurns } from '../../../numerics/arithmetic.js';
import type { Rgb } from '../../../numerics/color.js';
import type { Random } from '../../../numerics/random.js';
import type { Shape } from '../../painting/shape.js';
import type { StageItem } from '../stage.js';
import { type Tones, toneAt } from './tones.js';

/** Colours of corals by plain daylight. */
export const CORALS: readonly Rgb[] = [
  [240, 110, 110],
  [250, 150, 80],
  [214, 90, 170],
  [250, 206, 90],
  [140, 110, 214],
  [110, 196, 150],
];

/** A branching coral: forked arms with pale tips. Frame heights. */
export function branchCoral(
  random: Random,
  x: number,
  foot: number,
  height: number,
  tones: Tones,
  side: number,
): Shape[] {
  const arms: Shape[] = [];
  const grow = (x0: number, y0: number, length: number, turn: number, level: number): void => {
    const x1 = x0 + sineTurns(turn) * length;
    const y1 = y0 - sineTurns(turn + 0.25) * length;
    const w = height * 0.022 * (0.5 + level * 0.35);
    arms.push({
      kind: 'ellipse',
      x: (x0 + x1) / 2,
      y: (y0 + y1) / 2,
      rx: w,
      ry: length * 0.62,
      turn,
      color: toneAt(tones, 0.25 + turn * side * 2),
      color2: toneAt(tones, -0.3),
    });
    if (level === 0) {
      arms.push({ kind: 'ellipse', x: x1, y: y1, rx: w * 0.9, ry: w * 0.9, color: tones.rim });
      return;
    }
    const fork = random.chance(0.4) ? 3 : 2;
    for (let i = 0; i < fork; i++)
      grow(
        x1,
        y1,
        length * random.between(0.62, 0.85),
        turn * 0.8 + (i / (fork - 1) - 0.5) * 0.2 + random.between(-0.03, 0.03),
        level - 1,
      );
  };
  for (const turn of [-0.1, -0.03, 0.04, 0.11]) grow(x, foot, height * 0.3, turn + random.between(-0.02, 0.02), 3);
  return arms;
}

/** A rounded brain coral with lit grooves. */
export function brainCoral(
  random: Random,
  x: number,
  foot: number,
  height: number,
  tones: Tones,
  side: number,
): Shape[] {
  const rx = height * 0.8;
  const grooves = Array.from({ length: 70 }, (): Shape => {
    const turn = random.next();
    const away = Math.sqrt(random.next()) * 0.9;
    const dx = away * sineTurns(turn);
    const dy = away * sineTurns(turn + 0.25);
    return {
      kind: 'ellipse',
      x: x + dx * rx,
      y: foot - height * 0.4 + dy * height * 0.6,
      rx: height * 0.07,
      ry: height * 0.022,
      turn: random.next(),
      color: toneAt(tones, 0.5 * dx * side - 0.7 * dy + random.between(-0.2, 0.3)),
    };
  });
  return [
    { kind: 'ellipse', x, y: foot - height * 0.4, rx, ry: height * 0.62, color: tones.lit, color2: tones.deep },
    ...grooves,
  ];
}

/** A cluster of tube sponges with dark mouths. */
export function tubeSponge(
  random: Random,
  x: number,
  foot: number,
  height: number,
  tones: Tones,
  side: number,
): Shape[] {
  return Array.from({ length: 5 }, (_, i): Shape[] => {
    const tall = height * random.between(0.5, 1);
    const w = height * 0.11;
    const lean = (i - 2) * 0.025;
    const at = x + (i - 2) * w * 1.5;
    const top = { x: at + sineTurns(lean) * tall, y: foot - tall };
    return [
      {
        kind: 'rectangle',
        x: (at + top.x) / 2,
        y: foot - tall / 2,
        rx: w,
        ry: tall / 2,
        turn: lean,
        color: tones.body,
        color2: tones.deep,
        edge: 2,
      },
      {
        kind: 'rectangle',
        x: (at + top.x) / 2 + side * w * 0.5,
        y: foot - tall / 2,
        rx: w * 0.3,
        ry: tall / 2,
        turn: lean,
        color: tones.rim,
        color2: tones.body,
        edge: 2,
      },
      { kind: 'ellipse', ...top, rx: w * 1.12, ry: w * 0.5, color: tones.lit },
      { kind: 'ellipse', ...top, rx: w * 0.78, ry: w * 0.3, color: tones.deep },
    ];
  }).flat();
}

/** A frond of kelp: a winding stem with leaves to both sides. */
export function kelp(random: Random, x: number, foot: number, height: number, tones: Tones): Shape[] {
  const steps = Math.round(10 + height * 20);
  const phase = random.next();
  const at = (t: number) => x + height * 0.07 * sineTurns(t * 1.3 + phase) * t;
  return Array.from({ length: steps }, (_, i): Shape[] => {
    const t = i / steps;
    const y = foot - height * t;
    const way = i % 2 === 0 ? 1 : -1;
    const size = height * (0.085 - 0.04 * t);
    return [
      {
        kind: 'rectangle',
        x: (at(t) + at(t + 1 / steps)) / 2,
        y: y - height / steps / 2,
        rx: height * 0.006,
        ry: (height / steps) * 0.7,
        turn: 0,
        color: tones.body,
      },
      {
        kind: 'ellipse',
        x: at(t) + way * size * 0.75,
        y: y - size * 0.4,
        rx: size * 0.22,
        ry: size,
        turn: way * 0.14,
        color: toneAt(tones, way * 0.3 + 0.1),
        color2: toneAt(tones, -0.35),
      },
    ];
  }).flat();
}

/** A school of fish that swims across together, each beating its tail. */
export function fishSchool(
  random: Random,
  options: {
    readonly count: number;
    readonly top: number;
    readonly bottom: number;
    readonly period: number;
    readonly size: number;
    readonly body: Rgb;
    readonly belly: Rgb;
    readonly fin: Rgb;
    readonly eye: Rgb;
    readonly depth: number;
    readonly speed: number;
  },
): StageItem {
  const { period, speed } = options;
  const way = random.chance(0.5) ? 1 : -1;
  const start = { x: random.between(-0.5, 0.5), y: random.between(options.top, options.bottom) };
  const school = Array.from({ length: options.count }, () => ({
    x: start.x + (random.next() + random.next() - 1) * options.size * 9,
    y: start.y + (random.next() + random.next() - 1) * options.size * 5,
    size: options.size * random.between(0.75, 1.2),
    phase: random.next(),
  }));
  return {
    kind: 'swarm',
    depth: options.depth,
    shapes: (t) =>
      school.flatMap((fish): Shape[] => {
        const there = fish.x + way * speed * t + 0.012 * sineTurns(t * 0.23 + fish.phase);
        const x = there - Math.floor(there / period + 0.5) * period;
        const y = fish.y + 0.012 * sineTurns(t * 0.19 + fish.phase * 2);
        const s = fish.size;
        const beat = sineTurns(t * 1.6 + fish.phase);
        return [
          {
            kind: 'triangle',
            x: x - way * s * (0.98 + 0.05 * beat),
            y,
            rx: s * 0.34 * (0.75 + 0.25 * Math.abs(beat)),
            ry: s * 0.3,
            turn: way * 0.25,
            color: options.fin,
          },
          { kind: 'triangle', x: x - way * s * 0.1, y: y - s * 0.4, rx: s * 0.34, ry: s * 0.16, color: options.fin },
          { kind: 'ellipse', x, y, rx: s * 0.8, ry: s * 0.38, color: options.body, color2: options.belly },
          { kind: 'ellipse', x: x + way * s * 0.5, y: y - s * 0.07, rx: s * 0.075, ry: s * 0.085, color: options.eye },
        ];
      }),
  };
}

/** Bubbles that rise in wavering strings and grow as they come. */
export function bubbles(
  random: Random,
  options: {
    readonly count: number;
    readonly aspect: number;
    readonly bottom: number;
    readonly color: Rgb;
    readonly depth: number;
  },
): StageItem {
  const strings = Array.from({ length: 5 }, () => random.between(-0.55, 0.55) * options.aspect);
  const all = Array.from({ length: options.count }, () => ({
    x: random.pick(strings) + random.between(-0.03, 0.03),
    phase: random.next(),
    rate: random.between(0.09, 0.16),
    size: 0.0025 + 0.0055 * random.next() * random.next(),
    sway: random.next(),
  }));
  return {
    kind: 'swarm',
    depth: options.depth,
    shapes: (t) =>
      all.flatMap((bubble): Shape[] => {
        const v = (bubble.phase + t * bubble.rate) % 1;
        const x = bubble.x + 0.014 * sineTurns(v * 3 + bubble.sway);
        const y = options.bottom * (1 - v) - 0.02;
        const r = bubble.size * (0.6 + 0.7 * v);
        return [
          { kind: 'ellipse', x, y, rx: r, ry: r, color: options.color, opacity: 0.3, edge: 1.5 },
          {
            kind: 'ellipse',
            x: x - r * 0.35,
            y: y - r * 0.35,
            rx: r * 0.3,
            ry: r * 0.3,
            color: [255, 255, 255],
            opacity: 0.8,
          },
        ];
      }),
  };
}
