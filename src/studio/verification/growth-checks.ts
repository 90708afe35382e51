import { colorDepth } from '../../growth/color-depth.js';
import type { AspectRef } from '../../growth/discovery.js';
import { keyOf, type Value } from '../../growth/keys.js';
import { nameSource } from '../../growth/names/name-source.js';
import { intendedValues } from '../../growth/narrative-values.js';
import type { Rgb } from '../../numerics/color.js';
import { Random } from '../../numerics/random.js';
import { COLOR_PRIMARIES } from '../../origins/colors.js';
import { loadColorNames } from '../assets/load-color-names.js';
import { loadLexicon } from '../assets/load-lexicon.js';
import { VOCABULARY } from '../assets/vocabulary.js';
import type { Check } from './check.js';
import { keyFault, randomValue, VALUED_ASPECTS } from './key-rules.js';
import { isTrueColorName, nameFault } from './name-rules.js';
import { namedValues } from './named-values.js';
import { randomSpecs } from './random-specs.js';
import { claim, type Sample } from './sample.js';
import type { Breadth } from './truth-clip.js';

const COLORS = 100_000;
const NAMES = 100_000;
const KEYS_EACH = 1000;

/** Depths, keys and names by themselves, over values drawn by chance: the truth is arithmetic and the contract's text. */
export function growthCheck({ isQuick }: Breadth): Check {
  const share = isQuick ? 0.02 : 1;
  return {
    rows: [
      'narrative.intended',
      'growth.depth',
      'growth.sum',
      'growth.keys',
      'growth.names',
      'growth.true',
      'growth.same',
    ],
    steps: 1,
    async run({ step }) {
      const samples = [
        depthSamples(COLORS * share),
        keySamples(KEYS_EACH * share),
        nameSamples(NAMES * share),
        intendedSamples(isQuick ? 20 : 200),
      ].flat();
      step();
      return samples;
    },
  };
}

function depthSamples(count: number): Sample[] {
  const random = Random.fromSeed(16);
  const primaries = new Map(COLOR_PRIMARIES.map(({ name, rgb }) => [name, rgb]));
  const colors: Rgb[] = COLOR_PRIMARIES.map(({ rgb }) => rgb);
  while (colors.length < count) colors.push([random.integer(256), random.integer(256), random.integer(256)]);
  return colors.flatMap((color, i): Sample[] => {
    const depth = colorDepth(color);
    const shares = Object.entries(depth);
    const where = color.join(',');
    const mixed = [0, 1, 2].map((channel) =>
      shares.reduce((sum, [name, share]) => sum + ((primaries.get(name)?.[channel] ?? Number.NaN) * share) / 100, 0),
    );
    const error = Math.max(...mixed.map((code, channel) => Math.abs(code - (color[channel] as number))));
    const sum = shares.reduce((total, [, share]) => total + share, 0);
    const own = i < COLOR_PRIMARIES.length ? depth[COLOR_PRIMARIES[i]?.name ?? ''] === 100 : true;
    const isWhole = Math.abs(sum - 100) < 1e-9 && shares.length <= 4 && shares.every(([, share]) => share > 0) && own;
    return [
      { row: 'growth.depth', truth: where, seen: mixed.map((code) => code.toFixed(1)).join(','), error, where },
      claim('growth.sum', isWhole, where, JSON.stringify(depth)),
    ];
  });
}

function keySamples(count: number): Sample[] {
  const random = Random.fromSeed(23);
  return VALUED_ASPECTS.flatMap((place) =>
    Array.from({ length: count }, (): Sample => {
      const value = randomValue(place, random);
      const key = keyOf(place, value);
      const fault = keyFault(place, value, key);
      return {
        row: 'growth.keys',
        truth: 'as the contract prints it',
        seen: fault ?? key,
        hit: fault === null,
        where: `${nameOf(place)} ${key}`,
      };
    }),
  );
}

function nameSamples(count: number): Sample[] {
  const names = nameSource(loadColorNames());
  const lexicon = loadLexicon();
  const taken = new Map<string, Set<string>>();
  return namedValues(count).flatMap((discovery): Sample[] => {
    const own = taken.get(nameOf(discovery)) ?? new Set<string>();
    taken.set(nameOf(discovery), own);
    const name = firstFree(names.candidates(discovery), own);
    const where = `${nameOf(discovery)} ${discovery.key}`;
    const fault = name === null ? 'no name left' : nameFault(name, lexicon);
    const samples: Sample[] = [
      {
        row: 'growth.names',
        truth: 'a true name',
        seen: fault ? `${name}: ${fault}` : name,
        hit: fault === null,
        where,
      },
    ];
    if (name === null) return samples;
    samples.push(...sameAgain(names.candidates(discovery), own, name, where));
    own.add(name.toLowerCase());
    if (discovery.aspect === 'color') samples.push(trueColor(name, discovery.value, where));
    return samples;
  });
}

function sameAgain(candidates: Iterable<string>, taken: ReadonlySet<string>, name: string, where: string): Sample[] {
  // Every hundredth is enough: names are looked for from the start each time.
  return taken.size % 100 === 0 ? [claim('growth.same', firstFree(candidates, taken) === name, where, name)] : [];
}

function trueColor(name: string, value: Value, where: string): Sample {
  const color = [value.r, value.g, value.b] as unknown as Rgb;
  const holds = isTrueColorName(name, color);
  return claim('growth.true', holds, `${where} (${color.join(',')})`, name);
}

function firstFree(candidates: Iterable<string>, taken: ReadonlySet<string>): string | null {
  for (const name of candidates) if (!taken.has(name.toLowerCase())) return name;
  return null;
}

function nameOf({ registry, aspect }: AspectRef): string {
  return `${registry}.${aspect}`;
}

/** Each narrative aspect of a spec from its own field: light is no setting, a palette is no theme. */
function intendedSamples(count: number): Sample[] {
  const lexicon = loadLexicon();
  return randomSpecs(count, { seed: 5, seconds: 1 }).flatMap((spec) => {
    const found = intendedValues(spec, { prompt: spec.raw_prompt, settings: VOCABULARY.settings, lexicon });
    const valuesOf = (aspect: string): unknown[] =>
      found.filter(([own]) => own === aspect).map(([, { value }]) => value);
    const family = VOCABULARY.settings.find(({ name }) => name === spec.setting.archetype)?.family;
    const truths: [aspect: string, holds: boolean][] = [
      ['genre', valuesOf('genre').join() === spec.genre],
      ['mood', valuesOf('mood').join() === [...new Set<string>([spec.tone, spec.audio_mood])].join()],
      ['plots', valuesOf('plots').join() === spec.tension_curve],
      ['style', valuesOf('style').join() === spec.style],
      ['settings', valuesOf('settings')[0] === family && !valuesOf('settings').includes(spec.lighting_preset)],
      ['themes', !valuesOf('themes').includes(spec.palette_name)],
    ];
    return truths.map(([aspect, holds]) =>
      claim('narrative.intended', holds, `${aspect} of "${spec.raw_prompt}"`, valuesOf(aspect).join(', ')),
    );
  });
}
