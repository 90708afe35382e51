import type { Instruction } from '../interpretation/instruction.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { nearestSetting } from '../lexicon/nearest.js';
import type { Random } from '../numerics/random.js';
import { type Season, TIMES_OF_DAY, type TimeOfDay, WEATHERS, type Weather } from '../origins/domains.js';
import type { SettingEntry, Vocabulary } from '../origins/vocabulary.js';
import { without } from './choose.js';
import { DARK } from './choose-light.js';
import type { IllustrationFact } from './illustrate.js';
import type { Inspiration } from './inspiration.js';

/** Where a scene without a place of its own is set, by what is in it. */
const HOMES: readonly {
  readonly fits: (fact: IllustrationFact, active: boolean) => boolean;
  readonly setting: string;
  readonly exclusive?: boolean;
}[] = [
  { fits: (fact) => fact.habitat === 'space', setting: 'space' },
  { fits: (fact) => fact.habitat === 'water' && fact.category === 'animal', setting: 'underwater', exclusive: true },
  { fits: (fact) => fact.habitat === 'water', setting: 'sea', exclusive: true },
  // Off the ground only when nothing else needs ground.
  { fits: (fact) => fact.habitat === 'air', setting: 'sky', exclusive: true },
  { fits: (fact, active) => fact.category === 'vehicle' && active, setting: 'street' },
  { fits: (fact) => fact.category === 'animal' || fact.habitat === 'air', setting: 'meadow' },
  { fits: (fact) => fact.category === 'plant' || fact.category === 'nature', setting: 'meadow' },
  { fits: (fact) => fact.category === 'building', setting: 'meadow' },
  { fits: (fact) => fact.category === 'vehicle', setting: 'street' },
];

/** Beyond so many links up the hypernyms a place says nothing about how it looks. */
const FAR_FETCHED = 6;

/** The archetype of the scene's place. */
export function chooseSetting(
  instruction: Instruction,
  facts: readonly (IllustrationFact | null)[],
  tools: { lexicon: Lexicon; vocabulary: Vocabulary; random: Random },
): SettingEntry {
  const { settings } = tools.vocabulary;
  const byName = (name: string) => settings.find((entry) => entry.name === name);
  const named = instruction.setting.noun ? placeOf(instruction.setting.noun, tools) : null;
  const shown = facts.filter((fact) => fact !== null);
  if (named) return dive(named, instruction, facts, tools) ?? named;
  if (instruction.style === 'abstract') return byName('abstract') ?? (settings[0] as SettingEntry);
  // Bare things without any place, hour or weather stand before a plain backdrop, as in a catalogue.
  const { noun, weather, time_of_day: hour, season } = instruction.setting;
  const outdoors = noun !== null || weather !== null || hour !== null || season !== null;
  // Somebody with furniture is at home.
  const furnished =
    shown.some((fact) => fact.category === 'furniture') &&
    shown.some((fact) => fact.category === 'animal' || fact.category === 'person');
  if (furnished && !outdoors) return byName('room') ?? (settings[0] as SettingEntry);
  for (const fact of shown) {
    const active = instruction.subjects.some((subject) => subject.action !== null);
    const alive = ['animal', 'building', 'nature'].includes(fact.category) || fact.habitat === 'space';
    if (!outdoors && !active && !alive) continue;
    const home = HOMES.find(
      (candidate) =>
        candidate.fits(fact, active) && (!candidate.exclusive || shown.every((other) => candidate.fits(other, active))),
    );
    const entry = home && byName(home.setting);
    if (entry) return entry;
  }
  if (shown.length > 0) {
    const person = shown.some((fact) => fact.category === 'person');
    return byName(noun !== null ? 'garden' : outdoors || person ? 'meadow' : 'studio') ?? (settings[0] as SettingEntry);
  }
  if (noun !== null) return byName('street') ?? tools.random.pick(settings);
  if (outdoors) return byName(tools.random.pick(['mountains', 'meadow', 'sea', 'city'])) ?? tools.random.pick(settings);
  return byName('abstract') ?? tools.random.pick(settings);
}

/** The archetype of a place, or null for a noun that says nothing about how a place looks. */
export function placeOf(noun: string, tools: { lexicon: Lexicon; vocabulary: Vocabulary }): SettingEntry | null {
  const { settings } = tools.vocabulary;
  const found = nearestSetting(tools.lexicon, noun, settings);
  if (!found) return null;
  const { entry, distance } = found;
  // A road through a forest is forest before it is road, and a desert canyon desert before it is a kind of valley.
  const [first, ...rest] = noun.split(' ');
  const yields = entry.family === 'urban' || distance > 0;
  const modifier = first && rest.length > 0 && yields ? nearestSetting(tools.lexicon, first, settings) : null;
  if (modifier?.distance === 0 && modifier.entry.family === 'nature') return modifier.entry;
  // Everything is an abstraction in the end: only what is called abstract is shown as such.
  return distance === 0 || (entry.family !== 'abstract' && distance <= FAR_FETCHED) ? entry : null;
}

/** Swimmers in open water are filmed below the surface; birds swim on it. */
function dive(
  entry: SettingEntry,
  instruction: Instruction,
  facts: readonly (IllustrationFact | null)[],
  { lexicon, vocabulary }: { lexicon: Lexicon; vocabulary: Vocabulary },
): SettingEntry | undefined {
  if (entry.ground !== 'water') return undefined;
  const swims = facts.some((fact, i) => {
    const subject = instruction.subjects[i];
    const isSwimmer = fact?.habitat === 'water' && fact.category === 'animal';
    return isSwimmer && subject?.count !== 0 && !lexicon.isA(subject?.noun ?? '', 'bird#1');
  });
  return swims ? vocabulary.settings.find(({ name }) => name === 'underwater') : undefined;
}

/** The hour: as asked, else as the lighting or the mood suggests, else by chance, led by the light that was learned. */
export function chooseTime(instruction: Instruction, { light }: Pick<Inspiration, 'light'>, random: Random): TimeOfDay {
  if (instruction.setting.time_of_day) return instruction.setting.time_of_day;
  const free = (hours: readonly TimeOfDay[]) => without(hours, instruction.avoid.time_of_day);
  const [suggested] = free(hoursSuggested(instruction));
  if (suggested) return suggested;
  const likely = light === null ? HOURS.usual : light.brightness < DARK ? HOURS.dark : HOURS.bright;
  const hours = free(TIMES_OF_DAY).filter((hour) => likely[hour] > 0);
  return hours.length > 0 ? random.weighted(hours, (hour) => likely[hour]) : (free(TIMES_OF_DAY)[0] ?? 'day');
}

/** How likely each hour is when nothing is said, by how light pictures are to be. */
const HOURS: Readonly<Record<'usual' | 'dark' | 'bright', Readonly<Record<TimeOfDay, number>>>> = {
  usual: { dawn: 1, day: 4, dusk: 2, night: 0 },
  dark: { dawn: 1, day: 1, dusk: 3, night: 1.5 },
  bright: { dawn: 1.5, day: 4, dusk: 1, night: 0 },
};

/** The hours that lighting, palette and mood suggest, best first. */
function hoursSuggested(instruction: Instruction): TimeOfDay[] {
  const dark =
    instruction.tone === 'dark' ||
    ['noir', 'neon'].includes(instruction.lighting_preset) ||
    ['night', 'neon'].includes(instruction.palette_name);
  const golden = instruction.lighting_preset === 'golden_hour' || instruction.palette_name === 'warm_sunset';
  const bright = instruction.tone === 'bright' || instruction.setting.weather !== null;
  return [
    ...(dark ? ['night' as const] : []),
    ...(golden ? ['dusk' as const, 'dawn' as const] : []),
    ...(bright ? ['day' as const] : []),
  ];
}

/** The weather: as asked, else clear or cloudy, the duller the learned light the rather; snow only in winter. */
export function chooseWeather(
  instruction: Instruction,
  season: Season,
  { light }: Pick<Inspiration, 'light'>,
  random: Random,
): Weather {
  if (instruction.setting.weather) return instruction.setting.weather;
  const avoided = instruction.avoid.weather;
  const usual = without<Weather>(
    season === 'winter'
      ? ['clear', 'cloudy', 'snow']
      : light !== null && light.saturation < 0.8
        ? ['clear', 'cloudy', 'cloudy']
        : ['clear', 'clear', 'cloudy'],
    avoided,
  );
  return usual.length > 0 ? random.pick(usual) : (without(WEATHERS, avoided)[0] ?? 'clear');
}

/** The season: as asked, else as the weather demands, else by chance (winter only when asked). */
export function chooseSeason(instruction: Instruction, random: Random): Season {
  if (instruction.setting.season) return instruction.setting.season;
  if (instruction.setting.weather === 'snow') return 'winter';
  return random.pick(['spring', 'summer', 'summer', 'autumn'] as const);
}
