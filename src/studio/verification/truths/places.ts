import { TIMES_OF_DAY, type TimeOfDay } from '../../../origins/domains.js';
import type { SettingEntry } from '../../../origins/vocabulary.js';
import { VOCABULARY } from '../../assets/vocabulary.js';
import type { RowName } from '../row-rules.js';
import { claim, match, type Sample } from '../sample.js';
import { type Breadth, formats, type TruthClip } from '../truth-clip.js';
import { truthSpec } from '../truth-spec.js';

/** Places of the product that everybody would file alike; in space there is neither street nor meadow. */
const FAMILIES = {
  nature: ['meadow', 'forest', 'sea', 'mountains', 'desert', 'snowfield', 'shore', 'river'],
  urban: ['city', 'street'],
  interior: ['room'],
  abstract: ['abstract'],
} as const;
/** Places with a sky, whose hour can be seen. */
const UNDER_THE_SKY = ['meadow', 'sea', 'mountains', 'city', 'forest', 'desert'] as const;

/** Time for waves and cars to come and go. */
const SECONDS = 5;
/** What is told must be right; how often it is told is a row of its own. */
const SETTING_ROWS = ['narrative.setting', 'narrative.settingTold'] as const;
const TIME_ROWS = ['narrative.time', 'narrative.timeTold'] as const;

/** The product's own places as a viewer would describe them: what they are, and at what hour. */
export function placeTruths(breadth: Breadth): TruthClip[] {
  const seeds = breadth.isQuick ? [1] : [1, 2, 3];
  const [size] = breadth.sizes;
  const all = formats({ ...breadth, sizes: size ? [size] : [] });
  const hours = breadth.isQuick ? UNDER_THE_SKY.slice(0, 1) : UNDER_THE_SKY;
  return all.flatMap((format) =>
    seeds.flatMap((seed) => [
      ...Object.entries(FAMILIES).flatMap(([family, places]) =>
        places
          .slice(0, breadth.isQuick ? 1 : places.length)
          .map((place) => placeClip(place, 'day', family, seed, format)),
      ),
      ...hours.flatMap((place) =>
        TIMES_OF_DAY.filter((time) => time !== 'day').map((time) =>
          placeClip(place, time, familyOf(place), seed, format),
        ),
      ),
    ]),
  );
}

function familyOf(place: string): string {
  return Object.entries(FAMILIES).find(([, places]) => (places as readonly string[]).includes(place))?.[0] ?? 'nature';
}

function placeClip(
  place: string,
  time: TimeOfDay,
  family: string,
  seed: number,
  format: ReturnType<typeof formats>[number],
): TruthClip {
  const { horizon, ambience } = VOCABULARY.settings.find(({ name }) => name === place) as SettingEntry;
  const hasSky = (UNDER_THE_SKY as readonly string[]).includes(place);
  return {
    name: `${place} at ${time}, seed ${seed}, ${format.creation_mode === 'blended' ? 'blended' : 'pure'}`,
    spec: truthSpec({
      ...format,
      ...{ place, seed, seconds: SECONDS, ambience, motion_type: 'flow' as const, lighting_preset: 'neutral' as const },
      audio_presence: 'ambient',
      tint: { saturation: 1, contrast: 1 },
      setting: { time_of_day: time, horizon },
    }),
    rows: [...SETTING_ROWS, ...(hasSky ? TIME_ROWS : [])],
    judge: ({ video: { narrative } }, where) => [
      ...whereTold(SETTING_ROWS, family, narrative.setting, where),
      ...(hasSky ? whereTold(TIME_ROWS, time, narrative.time_of_day, where) : []),
    ],
  };
}

function whereTold(
  [row, toldRow]: readonly [RowName, RowName],
  truth: string,
  seen: string | null,
  where: string,
): Sample[] {
  const isTold = claim(toldRow, seen !== null, where, seen ?? 'nothing');
  return seen === null ? [isTold] : [match(row, truth, seen, where), isTold];
}
