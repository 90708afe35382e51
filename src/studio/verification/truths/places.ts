import { type CameraMotion, TIMES_OF_DAY, type TimeOfDay } from '../../../origins/domains.js';
import type { SettingEntry } from '../../../origins/vocabulary.js';
import { VOCABULARY } from '../../assets/vocabulary.js';
import type { RowName } from '../row-rules.js';
import { claim, match, type Sample } from '../sample.js';
import { type Breadth, formatName, formats, type TruthClip } from '../truth-clip.js';
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
const SEEN_ROWS = ['narrative.seen', 'narrative.seenTold'] as const;
/** Where music plays the eye alone tells the place: so long is enough for it. */
const SEEN_SECONDS = 2;
const SEEN_CAMERAS: readonly CameraMotion[] = ['static', 'pan', 'dolly'];

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

/** The same places under music, which tells nothing of them: at all sizes and hours, and with a camera that moves. */
export function seenPlaceTruths(breadth: Breadth): TruthClip[] {
  const places = Object.entries(FAMILIES).flatMap(([family, names]) =>
    names.slice(0, breadth.isQuick ? 1 : names.length).map((place) => ({ place, family })),
  );
  const seeds = breadth.isQuick ? [11] : [11, 12, 13];
  return formats(breadth).flatMap((format, i) =>
    seeds.flatMap((seed) =>
      places.map(({ place, family }, k) => {
        const time = TIMES_OF_DAY[(seed + i + k) % TIMES_OF_DAY.length] as TimeOfDay;
        return seenClip(place, time, family, seed, format);
      }),
    ),
  );
}

function seenClip(
  place: string,
  time: TimeOfDay,
  family: string,
  seed: number,
  format: ReturnType<typeof formats>[number],
): TruthClip {
  const { horizon } = VOCABULARY.settings.find(({ name }) => name === place) as SettingEntry;
  const motion = SEEN_CAMERAS[seed % SEEN_CAMERAS.length] as CameraMotion;
  return {
    name: `${place} at ${time} under music, ${motion}, seed ${seed}, ${formatName(format)}`,
    spec: truthSpec({
      ...format,
      ...{ place, seed, seconds: SEEN_SECONDS, motion_type: 'flow' as const, lighting_preset: 'neutral' as const },
      camera: { motion, direction: motion === 'pan' ? 'right' : null, speed: 'slow' },
      audio_presence: 'music',
      tint: { saturation: 1, contrast: 1 },
      setting: { time_of_day: time, horizon },
    }),
    rows: SEEN_ROWS,
    judge: ({ video: { narrative } }, where) => whereTold(SEEN_ROWS, family, narrative.setting, where),
  };
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
