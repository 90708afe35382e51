import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Instruction, InstructionSubject } from '../interpretation/instruction.js';
import { interpret } from '../interpretation/interpret.js';
import { findIllustration } from '../lexicon/illustrations.js';
import { nounRelations } from '../lexicon/noun-relations.js';
import { mixRgb, type Rgb, rgbToOkLab } from '../numerics/color.js';
import { Random } from '../numerics/random.js';
import * as Domains from '../origins/domains.js';
import { PALETTE_COLORS } from '../origins/palettes.js';
import { loadIllustrationIndex } from '../studio/assets/load-illustrations.js';
import { loadLexicon } from '../studio/assets/load-lexicon.js';
import { VOCABULARY } from '../studio/assets/vocabulary.js';
import { createScene, type SceneOptions } from './create-scene.js';
import type { Illustrate } from './illustrate.js';
import type { Knowledge, Known } from './knowledge.js';
import { originKnowledge } from './origin-knowledge.js';
import { readSceneSpec } from './read-scene-spec.js';
import type { SceneSpec, SpecFigure } from './scene-spec.js';

const lexicon = loadLexicon();
const nouns = nounRelations(lexicon);
const illustrate: Illustrate = (noun, { action, random }) =>
  findIllustration(loadIllustrationIndex(), noun, { action, random, lexicon: nouns });
/** What a prompt without a meaning asks for: every field at its default. */
const NOTHING = interpret('the', { lexicon, vocabulary: VOCABULARY });

interface Wish extends Partial<SceneOptions> {
  readonly knowledge?: Knowledge;
}

function sceneOf(instruction: Instruction, { knowledge = originKnowledge(), ...options }: Wish = {}): SceneSpec {
  return createScene(instruction, knowledge, {
    seed: 1,
    width: 256,
    height: 256,
    fps: 24,
    durationSeconds: 5,
    mode: 'pure_per_frame',
    look: null,
    lexicon,
    vocabulary: VOCABULARY,
    illustrate,
    ...options,
  });
}

function asking(fields: Partial<Instruction>, asked: readonly string[]): Instruction {
  return { ...NOTHING, ...fields, asked: [...asked] };
}

function subject(noun: string, more: Partial<InstructionSubject> = {}): InstructionSubject {
  return { noun, color: null, count: 1, action: null, size: null, ...more };
}

const of = <T>(values: readonly T[]) => fc.constantFrom(...values);
const seeds = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
const RUNS = { numRuns: 60 };

/** Prompts' fields at random, all of them asked for. */
const wishes = fc.record({
  palette_name: of(Domains.PALETTES.filter((name) => name !== 'default')),
  motion_type: of(Domains.MOTION_TYPES),
  gradient_type: of(Domains.GRADIENT_TYPES),
  lighting_preset: of(Domains.LIGHTING_PRESETS),
  shot_type: of(Domains.SHOT_TYPES),
  genre: of(Domains.GENRES),
  tone: fc.option(of(Domains.TONES)),
  style: fc.option(of(Domains.STYLES)),
  tension_curve: of(Domains.TENSION_CURVES),
  transition_in: of(Domains.TRANSITION_TYPES),
  transition_out: of(Domains.TRANSITION_TYPES),
  composition_balance: of(Domains.BALANCES),
  composition_symmetry: of(Domains.SYMMETRIES),
  shape_overlay: of(Domains.SHAPE_OVERLAYS),
  audio_tempo: of(Domains.AUDIO_TEMPOS),
  audio_mood: of(Domains.AUDIO_MOODS),
  audio_presence: of(Domains.AUDIO_PRESENCES),
  intensity: fc.double({ min: 0.1, max: 1, noNaN: true }),
  pacing_factor: fc.double({ min: 0.3, max: 2, noNaN: true }),
  time_scale: fc.constantFrom(0.3, 1, 2),
  text_overlay: fc.option(fc.string({ maxLength: 79 })),
  text_position: of(Domains.TEXT_POSITIONS),
  look: fc.option(of(VOCABULARY.looks.map((look) => look.name))),
  depth_parallax: fc.boolean(),
  camera: fc.record({
    motion: of(Domains.CAMERA_MOTIONS),
    direction: fc.option(of(Domains.CAMERA_DIRECTIONS)),
    speed: of(Domains.CAMERA_SPEEDS),
    steadiness: of(Domains.STEADINESSES),
    focus: of(Domains.FOCUSES),
  }),
  setting: fc.record({
    noun: fc.constantFrom(null, 'beach', 'kitchen', 'forest', 'moon', 'quux', 'train station', 'lake'),
    time_of_day: fc.option(of(Domains.TIMES_OF_DAY)),
    weather: fc.option(of(Domains.WEATHERS)),
    season: fc.option(of(Domains.SEASONS)),
    backdrop: fc.option(fc.constantFrom('teal', 'dark green', '#0cc828')),
  }),
  subjects: fc.array(
    fc.record({
      noun: fc.constantFrom('dog', 'cat', 'car', 'bird', 'whale', 'rocket', 'apple', 'xyzzy', 'house'),
      color: fc.constantFrom(null, 'red', 'blue', 'nocolour'),
      count: fc.integer({ min: 1, max: 40 }),
      action: fc.constantFrom(null, 'run', 'fly', 'sleep', 'blorp'),
      size: fc.option(of(Domains.SIZES)),
    }),
    { maxLength: 4 },
  ),
});
const ASKED = [
  'palette_name',
  'motion_type',
  'gradient_type',
  'lighting_preset',
  'shot_type',
  'genre',
  'transition_in',
  'transition_out',
  'composition_balance',
  'composition_symmetry',
  'audio_tempo',
  'audio_mood',
  'audio_presence',
  'camera.motion',
  'camera.speed',
];
const instructions = wishes.map((fields) =>
  asking(
    {
      ...fields,
      palette_hints: [fields.palette_name],
      camera_motion: fields.camera.motion,
      motion_hints: [fields.motion_type],
    },
    ASKED,
  ),
);
function learnedValue<T>(value: T, i: number): Known<T> {
  return { value, name: `learned ${i}`, count: i % 7, createdAt: new Date(1e12 + i * 1e6).toISOString() };
}

/** What a system could have learned from `size` windows. */
function knowledgeFrom(seed: number, size: number): Knowledge {
  const random = Random.fromSeed(seed);
  const list = <T>(make: () => T) => Array.from({ length: size }, (_, i) => learnedValue(make(), i));
  const color = (): Rgb => [random.integer(256), random.integer(256), random.integer(256)];
  const origins = originKnowledge();
  return {
    ...origins,
    colors: [...origins.colors, ...list(color)],
    blends: list(color),
    gradients: [
      ...origins.gradients,
      ...list(() => ({ type: random.pick(Domains.GRADIENT_TYPES), strength: random.next() })),
    ],
    cameras: [
      ...origins.cameras,
      ...list(() => ({ motion: random.pick(Domains.CAMERA_MOTIONS), speed: random.pick(Domains.CAMERA_SPEEDS) })),
    ],
    movements: list(() => ({
      level: random.next() * 30,
      trend: random.pick(['increasing', 'decreasing', 'steady'] as const),
      rhythm: random.pick(['steady', 'pulsing', 'wave', 'random'] as const),
    })),
    audio: list(() => ({
      tempo: random.pick(Domains.AUDIO_TEMPOS),
      mood: random.pick(Domains.AUDIO_MOODS),
      presence: random.pick(Domains.AUDIO_PRESENCES),
    })),
    lights: list(() => ({
      brightness: random.next() * 255,
      contrast: random.next() * 127,
      saturation: random.next(),
      preset: random.pick([null, ...Domains.LIGHTING_PRESETS]),
    })),
    compositions: list(() => ({ x: random.next(), y: random.next() })),
    textures: list(() => ({ edges: random.next(), variance: random.next() })),
    joins: list(() => ({ type: random.pick(Domains.TRANSITION_TYPES), seconds: random.next() * 2 })),
  };
}
const learnedKnowledge = fc
  .tuple(fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: 0, max: 30 }))
  .map(([seed, size]) => knowledgeFrom(seed, size));

function meanDistance(colors: readonly Rgb[]): number {
  const labs = colors.map(rgbToOkLab);
  const distances = labs.flatMap((a, i) =>
    labs.slice(i + 1).map((b) => Math.hypot(...a.map((v, k) => v - (b[k] ?? 0)))),
  );
  return distances.reduce((sum, distance) => sum + distance, 0) / distances.length;
}

const lengths = fc.constantFrom(0.25, 1, 2.5, 6, 9, 14, 30, 61);

describe('a scene', () => {
  it('has what the prompt asks for, field by field', () => {
    fc.assert(
      fc.property(instructions, seeds, lengths, (asked, seed, durationSeconds) => {
        const spec = sceneOf(asked, { seed, durationSeconds });
        for (const field of [
          'palette_name',
          'motion_type',
          'gradient_type',
          'lighting_preset',
          'shot_type',
          'genre',
          'tension_curve',
          'transition_in',
          'transition_out',
          'composition_balance',
          'composition_symmetry',
          'shape_overlay',
          'audio_tempo',
          'audio_mood',
          'audio_presence',
          'intensity',
          'pacing_factor',
          'time_scale',
          'text_overlay',
          'text_position',
          'depth_parallax',
        ] as const) {
          expect(spec[field], field).toEqual(asked[field]);
        }
        expect(spec.tone).toBe(asked.tone ?? 'neutral');
        expect(spec.style).toBe(asked.style ?? 'cinematic');
        expect(spec.look).toBe(asked.look ?? 'pointillist');
        expect(spec.camera_motion).toBe(asked.camera.motion);
        for (const shot of spec.shots) {
          expect(shot.camera).toEqual(asked.camera);
          expect(shot.framing).toBe(asked.shot_type);
        }
        const { time_of_day, weather, season, noun } = asked.setting;
        if (time_of_day) expect(spec.setting.time_of_day).toBe(time_of_day);
        if (weather) expect(spec.setting.weather).toBe(weather);
        if (season) expect(spec.setting.season).toBe(season);
        expect(spec.setting.noun).toBe(noun);
        expect(spec.duration_seconds).toBe(durationSeconds);
        expect(spec.frame_count).toBe(Math.round(durationSeconds * 24));
      }),
      RUNS,
    );
  });

  it('is a spec that can be stored and read again', () => {
    fc.assert(
      fc.property(instructions, seeds, lengths, of(Domains.CREATION_MODES), (asked, seed, durationSeconds, mode) => {
        const spec = sceneOf(asked, { seed, durationSeconds, mode });
        expect(readSceneSpec(JSON.parse(JSON.stringify(spec)))).toEqual(spec);
      }),
      RUNS,
    );
  });

  it('is the same for the same seed, and for another seed another', () => {
    fc.assert(
      fc.property(instructions, seeds, (asked, seed) => {
        expect(sceneOf(asked, { seed })).toEqual(sceneOf(asked, { seed }));
      }),
      { numRuns: 20 },
    );
    const plain = (seed: number) => JSON.stringify({ ...sceneOf(NOTHING, { seed }), seed: 0 });
    expect(new Set([1, 2, 3, 4, 5].map(plain)).size).toBe(5);
  });

  it('is cut into shots that follow each other without gap or overlap, each long enough to be seen', () => {
    fc.assert(
      fc.property(instructions, seeds, lengths, fc.boolean(), (asked, seed, durationSeconds, free) => {
        const spec = sceneOf(free ? { ...asked, asked: [] } : asked, { seed, durationSeconds });
        spec.shots.forEach((shot, i) => {
          expect(shot.start_frame).toBe(i === 0 ? 0 : spec.shots[i - 1]?.end_frame);
          if (spec.shots.length > 1) expect(shot.end_frame - shot.start_frame).toBeGreaterThanOrEqual(20);
          expect(shot.transition.seconds).toBeLessThanOrEqual((shot.end_frame - shot.start_frame) / spec.fps / 2);
        });
        expect(spec.shots.at(-1)?.end_frame).toBe(spec.frame_count);
        expect(['cut', 'fade']).toContain(spec.shots[0]?.transition.type);
      }),
      RUNS,
    );
  });

  it('joins its shots as asked', () => {
    for (const transition_in of ['dissolve', 'wipe', 'fade'] as const) {
      const spec = sceneOf(asking({ transition_in }, ['transition_in']), { durationSeconds: 12 });
      expect(spec.shots.length).toBeGreaterThan(1);
      expect(spec.shots.slice(1).every((shot) => shot.transition.type === transition_in)).toBe(true);
    }
  });

  it('draws its pool from all that is known: never empty, never above 256, origins first', () => {
    const origins = originKnowledge();
    const learned = Array.from({ length: 1000 }, (_, i) => ({
      value: [i % 256, (i * 7) % 256, i >> 2] as const,
      name: `learned ${i}`,
      count: i % 5,
      createdAt: new Date(1e12 + i * 1e6).toISOString(),
    }));
    const pools = [1, 2].map(
      (seed) =>
        sceneOf(NOTHING, { seed, knowledge: { ...origins, colors: [...origins.colors, ...learned] } }).pure_colors,
    );
    for (const pool of pools) {
      expect(pool).toHaveLength(256);
      for (const { value } of origins.colors) expect(pool).toContainEqual(value);
    }
    expect(pools[0]).not.toEqual(pools[1]);
    expect(sceneOf(NOTHING).pure_colors).toHaveLength(origins.colors.length);
  });

  it('draws what nobody asked for from the whole pool of knowledge', () => {
    const specs = Array.from({ length: 200 }, (_, seed) => sceneOf(NOTHING, { seed, durationSeconds: 1 }));
    expect(new Set(specs.map((spec) => spec.gradient_type)).size).toBe(4);
    expect(new Set(specs.map((spec) => spec.motion_type)).size).toBeGreaterThanOrEqual(4);
    expect(new Set(specs.map((spec) => spec.camera_motion)).size).toBeGreaterThanOrEqual(8);
    expect(new Set(specs.map((spec) => spec.palette_name)).size).toBeGreaterThanOrEqual(5);
    for (const spec of specs) {
      expect(spec.pure_sounds.length).toBeGreaterThanOrEqual(3);
      expect(spec.pure_sounds.length).toBeLessThanOrEqual(5);
    }
  });

  it('favours what was used least', () => {
    const origins = originKnowledge();
    const gradients = origins.gradients.map((known) => ({ ...known, count: known.value.type === 'radial' ? 0 : 50 }));
    const radial = Array.from({ length: 100 }, (_, seed) =>
      sceneOf(NOTHING, { seed, knowledge: { ...origins, gradients } }),
    ).filter((spec) => spec.gradient_type === 'radial');
    expect(radial.length).toBeGreaterThan(80);
  });

  it('is the same for the same knowledge, obeys the prompt and can be stored, whatever was learned', () => {
    fc.assert(
      fc.property(instructions, learnedKnowledge, seeds, lengths, (asked, knowledge, seed, durationSeconds) => {
        const spec = sceneOf(asked, { seed, knowledge, durationSeconds });
        expect(spec).toEqual(sceneOf(asked, { seed, knowledge, durationSeconds }));
        expect(readSceneSpec(JSON.parse(JSON.stringify(spec)))).toEqual(spec);
        for (const field of [
          'palette_name',
          'motion_type',
          'gradient_type',
          'lighting_preset',
          'shot_type',
          'genre',
          'transition_in',
          'transition_out',
          'composition_balance',
          'composition_symmetry',
          'audio_tempo',
          'audio_mood',
          'audio_presence',
        ] as const)
          expect(spec[field], field).toEqual(asked[field]);
        for (const shot of spec.shots) expect(shot.camera).toEqual(asked.camera);
        expect(spec.look).toBe(asked.look ?? 'pointillist');
        if (asked.look === null) return;
        const look = VOCABULARY.looks.find(({ name }) => name === asked.look);
        expect(spec.placement.shape).toBe(look?.placement.shape);
        expect(spec.placement.jitter).toBe(look?.placement.jitter);
      }),
      RUNS,
    );
  });

  it('never makes grey anything else: mono stays mono', () => {
    const grey = asking({ palette_name: 'mono', palette_hints: ['mono'] }, ['palette_name']);
    fc.assert(
      fc.property(learnedKnowledge, seeds, (knowledge, seed) => {
        expect(sceneOf(grey, { seed, knowledge }).palette_colors).toEqual(
          PALETTE_COLORS.mono.map((color) => [...color]),
        );
      }),
      { numRuns: 20 },
    );
  });

  it('spreads further the more is known', () => {
    // What the palette makes of one and the same blue sky.
    const spread = (knowledge: Knowledge): number =>
      meanDistance(
        Array.from({ length: 60 }, (_, seed) => sceneOf(NOTHING, { seed, knowledge })).map((spec) =>
          mixRgb([110, 160, 220], spec.palette_colors[2] as Rgb, spec.palette_strength),
        ),
      );
    const grown = { ...originKnowledge(), ...knowledgeFrom(7, 200) };
    expect(spread(grown)).toBeGreaterThan(1.5 * spread(originKnowledge()));
    const specs = Array.from({ length: 60 }, (_, seed) => sceneOf(NOTHING, { seed, knowledge: grown }));
    for (const of of [
      (spec: SceneSpec) => spec.placement.dabPixels,
      (spec: SceneSpec) => spec.placement.spread,
      (spec: SceneSpec) => spec.tint.contrast,
      (spec: SceneSpec) => spec.tint.saturation,
      (spec: SceneSpec) => spec.gradient_strength,
      (spec: SceneSpec) => spec.intensity,
    ])
      expect(new Set(specs.map(of)).size).toBeGreaterThan(15);
  });

  it('changes nothing but colours when only one run taught it', () => {
    const one = knowledgeFrom(3, 1);
    const known = { ...originKnowledge(), lights: one.lights, textures: one.textures, compositions: one.compositions };
    for (let seed = 0; seed < 10; seed++) {
      const [plain, taught] = [sceneOf(NOTHING, { seed }), sceneOf(NOTHING, { seed, knowledge: known })];
      expect(taught.tint).toEqual(plain.tint);
      expect(taught.placement.dabPixels).toBe(plain.placement.dabPixels);
      expect(taught.setting.horizon).toBe(plain.setting.horizon);
    }
  });

  it('brings neither dark hours nor treatments by chance over colours that were asked for', () => {
    const wish = asking({ subjects: [subject('car', { color: 'red' })] }, ['subjects']);
    fc.assert(
      fc.property(learnedKnowledge, seeds, (knowledge, seed) => {
        const spec = sceneOf(wish, { seed, knowledge });
        expect(spec.lighting_preset).toBe('neutral');
        expect(spec.setting.time_of_day).not.toBe('night');
        const { tint } = sceneOf(wish, { seed });
        expect(spec.tint.saturation).toBeGreaterThan(0.9 * tint.saturation);
      }),
      { numRuns: 40 },
    );
  });

  it('tinges no palette with colours of one that is to be avoided', () => {
    const blues = Array.from({ length: 30 }, (_, i) => learnedValue([20, 90 + i, 180] as const, i));
    const knowledge = { ...originKnowledge(), blends: blues };
    for (let seed = 0; seed < 20; seed++) {
      const wish = asking({ avoid: { palette: ['ocean'] }, avoid_palette: ['ocean'] }, []);
      expect(sceneOf(wish, { seed, knowledge }).palette_colors).toEqual(sceneOf(wish, { seed }).palette_colors);
    }
  });

  it('takes a restless camera no more often because calm ones were used much', () => {
    const origins = originKnowledge();
    const cameras = origins.cameras.map((known) => ({ ...known, count: known.value.motion === 'rotate' ? 0 : 500 }));
    const motions = Array.from(
      { length: 150 },
      (_, seed) => sceneOf(NOTHING, { seed, knowledge: { ...origins, cameras } }).camera_motion,
    );
    expect(motions.filter((motion) => motion === 'rotate').length).toBeLessThan(8);
  });

  it('refuses a look that nobody knows, and names those that there are', () => {
    expect(() => sceneOf(NOTHING, { look: 'crayon' })).toThrow(/"crayon".*pointillist/);
  });
});

describe('a value that the prompt names', () => {
  const named = (registry: string, aspect: string, value: Record<string, unknown>): Instruction['named'] => [
    { span: 'dusky lagoon', name: 'Dusky Lagoon', registry, aspect, key: 'k', value },
  ];
  const lagoon = named('static', 'color', { r: 70, g: 110, b: 120 });

  it('colours the thing that wears it, and then not the scene', () => {
    const subjects = [subject('car', { color: 'dusky lagoon' })];
    const spec = sceneOf(asking({ subjects, named: lagoon }, ['subjects']));
    expect(spec.figures[0]?.color).toEqual([70, 110, 120]);
    expect(spec.palette_colors).toEqual(sceneOf(asking({ subjects }, ['subjects'])).palette_colors);
  });

  it('keys the palette where nothing wears it', () => {
    for (let seed = 0; seed < 10; seed++) {
      const spec = sceneOf(asking({ named: lagoon }, []), { seed });
      const [, a, b] = rgbToOkLab(spec.palette_colors[2] as Rgb);
      const [, wantedA, wantedB] = rgbToOkLab([70, 110, 120]);
      expect(Math.hypot(a - wantedA, b - wantedB)).toBeLessThan(0.03);
    }
  });

  it('is the sound and the gradient of the scene', () => {
    const sound = named('static', 'sound', { amplitude: 0.1, tone: 'low', timbre: 'noisy' });
    expect(sceneOf(asking({ named: sound }, [])).pure_sounds[0]).toMatchObject({ tone: 'low', amplitude: 0.1 });
    const gradient = named('dynamic', 'gradient', { gradient_type: 'radial', strength: 0.33 });
    const spec = sceneOf(asking({ named: gradient, gradient_type: 'radial' }, ['gradient_type']));
    expect([spec.gradient_type, spec.gradient_strength]).toEqual(['radial', 0.33]);
  });
});

/** Where a value of each domain that can be avoided shows in a spec. */
const AVOIDABLE = {
  palette: {
    values: Domains.PALETTES.filter((name) => name !== 'default'),
    seen: (spec: SceneSpec) => [spec.palette_name],
  },
  motion: { values: Domains.MOTION_TYPES, seen: (spec: SceneSpec) => [spec.motion_type] },
  camera: { values: Domains.CAMERA_MOTIONS, seen: (spec: SceneSpec) => spec.shots.map((shot) => shot.camera.motion) },
  gradient: { values: Domains.GRADIENT_TYPES, seen: (spec: SceneSpec) => [spec.gradient_type] },
  lighting: { values: Domains.LIGHTING_PRESETS, seen: (spec: SceneSpec) => [spec.lighting_preset] },
  time_of_day: { values: Domains.TIMES_OF_DAY, seen: (spec: SceneSpec) => [spec.setting.time_of_day] },
  weather: { values: Domains.WEATHERS, seen: (spec: SceneSpec) => [spec.setting.weather] },
  mood: { values: Domains.AUDIO_MOODS, seen: (spec: SceneSpec) => [spec.audio_mood] },
  tempo: { values: Domains.AUDIO_TEMPOS, seen: (spec: SceneSpec) => [spec.audio_tempo] },
  transition: {
    values: Domains.TRANSITION_TYPES,
    seen: (spec: SceneSpec) => spec.shots.slice(1).map((shot) => shot.transition.type),
  },
  presence: { values: Domains.AUDIO_PRESENCES, seen: (spec: SceneSpec) => [spec.audio_presence] },
} as const;

describe('what is to be avoided', () => {
  it.each(Object.entries(AVOIDABLE))('is never chosen: %s', (domain, { values, seen }) => {
    // Something is always left.
    const avoided = fc.shuffledSubarray([...values], { minLength: 1, maxLength: values.length - 1 });
    const moods = fc.record({ tone: fc.option(of(Domains.TONES)), style: fc.option(of(Domains.STYLES)) });
    fc.assert(
      fc.property(
        avoided,
        moods,
        seeds,
        fc.constantFrom(2, 20),
        learnedKnowledge,
        (avoid, mood, seed, durationSeconds, knowledge) => {
          const spec = sceneOf(
            asking(
              {
                ...mood,
                avoid: { [domain]: avoid },
                avoid_motion: domain === 'motion' ? (avoid as Domains.MotionType[]) : [],
                avoid_palette: domain === 'palette' ? (avoid as Domains.PaletteName[]) : [],
              },
              [],
            ),
            { seed, durationSeconds, knowledge },
          );
          for (const value of seen(spec)) expect(avoid).not.toContain(value);
        },
      ),
      { numRuns: 80 },
    );
  });
});

describe('what is ruled out altogether', () => {
  it('leaves the light without a gradient', () => {
    const spec = sceneOf(asking({ avoid: { gradient: [...Domains.GRADIENT_TYPES] } }, []));
    expect([spec.gradient_type, spec.gradient_strength]).toEqual(['none', 0]);
  });
});

describe('the figures', () => {
  const cast = (
    subjects: InstructionSubject[],
    relations: Instruction['relations'] = [],
    wish: Wish = {},
  ): SpecFigure[] => sceneOf(asking({ subjects, relations }, ['subjects']), wish).figures;
  const kin = (figures: readonly SpecFigure[], noun: string): SpecFigure[] =>
    figures.filter((figure) => figure.noun === noun);
  const xs = (figures: readonly SpecFigure[]): number[] => figures.map((figure) => figure.x);
  /** Row of the middle of a figure. */
  const middle = (figure: SpecFigure): number => (figure.support === 'air' ? figure.y : figure.y - figure.height / 2);

  it('are as many as were counted', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 24 }), fc.integer({ min: 1, max: 24 }), seeds, (dogs, cats, seed) => {
        const figures = cast([subject('dog', { count: dogs }), subject('cat', { count: cats })], [], { seed });
        expect(kin(figures, 'dog')).toHaveLength(dogs);
        expect(kin(figures, 'cat')).toHaveLength(cats);
      }),
      RUNS,
    );
  });

  it('wear the colour that was asked for, and their own otherwise', () => {
    const figures = cast([subject('car', { color: 'red' }), subject('dog')]);
    expect(kin(figures, 'car')[0]?.color).toEqual([255, 0, 0]);
    expect(kin(figures, 'dog')[0]?.color).toBeNull();
  });

  it('do what they are said to do', () => {
    for (const action of ['walk', 'run', 'fly', 'swim', 'jump', 'spin', 'fall', 'float', 'dance']) {
      expect(cast([subject('dog', { action })])[0]?.action, action).toBe(action);
    }
    expect(cast([subject('dog', { action: 'sprint' })])[0]?.action).toBe('run');
  });

  it('are larger or smaller as asked', () => {
    const height = (size: InstructionSubject['size']) => cast([subject('dog', { size })])[0]?.height as number;
    expect(height('tiny')).toBeLessThan(height('small'));
    expect(height('small')).toBeLessThan(height(null));
    expect(height(null)).toBeLessThan(height('large'));
    expect(height('large')).toBeLessThan(height('huge'));
  });

  it('face the way they go: the drawing is mirrored when it looks the other way', () => {
    for (let seed = 0; seed < 20; seed++) {
      const [dog] = cast([subject('dog', { action: 'run' })], [], { seed }) as [SpecFigure];
      const fact = illustrate('dog', {
        action: 'run',
        random: { pick: (list: readonly unknown[]) => list[0] } as never,
      });
      if (fact?.key !== dog.illustration || fact.facing === 'front') continue;
      expect((fact.facing === 'right') !== dog.mirrored).toBe(dog.facing === 1);
    }
  });

  const sides = fc.constantFrom('left_of' as const, 'right_of' as const);
  const counts = fc.integer({ min: 1, max: 6 });

  it('stand left and right of each other as the relations say, one and all', () => {
    fc.assert(
      fc.property(sides, counts, counts, seeds, fc.constantFrom(144, 256, 456), (relation, dogs, cats, seed, width) => {
        const figures = cast(
          [subject('dog', { count: dogs }), subject('cat', { count: cats })],
          [{ subject: 0, relation, object: 1 }],
          { seed, width },
        );
        const [left, right] = relation === 'left_of' ? ['dog', 'cat'] : ['cat', 'dog'];
        expect(Math.max(...xs(kin(figures, left as string)))).toBeLessThan(
          Math.min(...xs(kin(figures, right as string))),
        );
      }),
      { numRuns: 150 },
    );
  });

  it('keep a whole row in order, in whatever order the prompt names it', () => {
    const order = fc.shuffledSubarray(['dog', 'cat', 'horse', 'cow'], { minLength: 3, maxLength: 4 });
    fc.assert(
      fc.property(order, fc.boolean(), seeds, (row, backwards, seed) => {
        const named = [...row].sort();
        const relations = row.slice(1).map((noun, i) => {
          const [left, right] = [named.indexOf(row[i] as string), named.indexOf(noun)];
          return backwards
            ? { subject: right, relation: 'right_of' as const, object: left }
            : { subject: left, relation: 'left_of' as const, object: right };
        });
        const figures = cast(
          named.map((noun) => subject(noun)),
          relations,
          { seed },
        );
        const seen = [...figures].sort((a, b) => a.x - b.x).map((figure) => figure.noun);
        expect(seen).toEqual(row);
      }),
      RUNS,
    );
  });

  it('stand above and below each other as the relations say', () => {
    const relations = fc.constantFrom('above' as const, 'on' as const, 'below' as const);
    const pairs = fc.constantFrom(
      ['cat', 'table'],
      ['bird', 'house'],
      ['apple', 'box'],
      ['dog', 'car'],
      ['ball', 'chair'],
    );
    fc.assert(
      fc.property(relations, pairs, seeds, (relation, [a, b], seed) => {
        const figures = cast([subject(a as string), subject(b as string)], [{ subject: 0, relation, object: 1 }], {
          seed,
        });
        const [first, second] = [kin(figures, a as string)[0], kin(figures, b as string)[0]];
        if (!first || !second) return;
        const [upper, lower] = relation === 'below' ? [second, first] : [first, second];
        expect(middle(upper)).toBeLessThan(middle(lower));
      }),
      RUNS,
    );
  });

  it('stand behind and in front of each other as the relations say', () => {
    const depth = (relation: 'behind' | 'in_front_of') => {
      const figures = cast([subject('dog'), subject('house')], [{ subject: 0, relation, object: 1 }]);
      return (kin(figures, 'dog')[0]?.depth as number) - (kin(figures, 'house')[0]?.depth as number);
    };
    expect(depth('behind')).toBeGreaterThan(0);
    expect(depth('in_front_of')).toBeLessThan(0);
  });

  it('survive relations that contradict each other or speak of nobody', () => {
    const indices = fc.nat(4);
    const relations = fc.array(fc.record({ subject: indices, relation: of(Domains.RELATIONS), object: indices }), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(relations, seeds, (list, seed) => {
        const figures = cast([subject('dog'), subject('cat'), subject('xyzzy'), subject('car')], list, { seed });
        expect(figures.map((figure) => figure.noun).sort()).toEqual(['car', 'cat', 'dog']);
        for (const figure of figures) {
          for (const value of [figure.x, figure.y, figure.height, figure.depth])
            expect(Number.isFinite(value)).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it('begin inside the frame', () => {
    fc.assert(
      fc.property(
        counts,
        fc.constantFrom('dog', 'bird', 'car', 'whale', 'house', 'bee'),
        seeds,
        fc.constantFrom(144, 256, 456),
        learnedKnowledge,
        (count, noun, seed, width, knowledge) => {
          for (const figure of cast([subject(noun, { count })], [], { seed, width, knowledge })) {
            expect(Math.abs(figure.x)).toBeLessThan(width / 256 / 2);
            expect(middle(figure)).toBeGreaterThan(0);
            expect(middle(figure)).toBeLessThan(1);
          }
        },
      ),
      RUNS,
    );
  });
});
