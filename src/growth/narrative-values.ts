import type { SceneSpec } from '../creation/scene-spec.js';
import type { ObservedNarrative } from '../extraction/observation.js';
import type { Aspect } from '../origins/aspects.js';
import type { DiscoveryContext } from './discover.js';
import type { Value } from './keys.js';
import { themesOf } from './theme-meanings.js';

type NarrativeValue = [Aspect<'narrative'>, Value];

/** Shots of a spec by the scene types of origin; the others are no scene type. */
const SCENE_TYPE_OF_FRAMING: Readonly<Record<string, string>> = { wide: 'wide', medium: 'medium', close: 'closeup' };

/** No particular theme, no particular place. */
const GENERAL = 'general';

/** What a spec intends. Each aspect from its own field alone: light is no setting, a palette is no theme. */
export function intendedValues(
  spec: SceneSpec,
  { prompt, settings = [], lexicon }: Pick<DiscoveryContext, 'prompt' | 'settings' | 'lexicon'>,
): NarrativeValue[] {
  const family = settings.find(({ name }) => name === spec.setting.archetype)?.family;
  const values: NarrativeValue[] = [
    ['genre', { value: spec.genre }],
    ...[...new Set<string>([spec.tone, spec.audio_mood])].map((value): NarrativeValue => ['mood', { value }]),
    ['plots', { value: spec.tension_curve }],
    ['style', { value: spec.style }],
  ];
  if (lexicon) {
    const themes = themesOf(prompt, lexicon);
    for (const theme of themes.length > 0 ? themes : [GENERAL]) values.push(['themes', { value: theme }]);
  }
  if (family) values.push(['settings', { value: family }]);
  // A prompt that names no place leaves it open.
  if (spec.setting.noun === null) values.push(['settings', { value: GENERAL }]);
  if (family && spec.setting.noun && spec.setting.noun !== family)
    values.push(['settings', { value: spec.setting.noun, origin: family }]);
  if (spec.scene_type !== null) values.push(['scene_type', { value: spec.scene_type }]);
  for (const framing of new Set(spec.shots.map((shot) => shot.framing))) {
    const sceneType = SCENE_TYPE_OF_FRAMING[framing];
    if (sceneType) values.push(['scene_type', { value: sceneType }]);
  }
  return values;
}

/** What picture and sound show. */
export function observedValues({ mood, pace, time_of_day, setting }: ObservedNarrative): NarrativeValue[] {
  const values: [Aspect<'narrative'>, string | null][] = [
    ['observed_mood', mood],
    ['observed_pace', pace],
    ['observed_time_of_day', time_of_day],
    ['observed_setting', setting],
  ];
  return values.flatMap(([aspect, value]): NarrativeValue[] => (value === null ? [] : [[aspect, { value }]]));
}
