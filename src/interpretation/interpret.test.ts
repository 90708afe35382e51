import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Domains from '../origins/domains.js';
import type { LookEntry, Vocabulary } from '../origins/vocabulary.js';
import { loadLexicon } from '../studio/assets/load-lexicon.js';
import type { Instruction } from './instruction.js';
import { interpret } from './interpret.js';
import { PromptError } from './prompt-error.js';

const placement = {
  dabPixels: 4,
  shape: 'round',
  elongation: 1,
  orientation: 'free',
  jitter: 0,
  holdFrames: 1,
  spread: 0,
} as const;
const look = (name: string, ...phrases: string[]): LookEntry => ({ name, phrases, placement });
const vocabulary: Vocabulary = {
  settings: [],
  actions: [],
  looks: [
    look('van_gogh', 'van gogh'),
    look('watercolor', 'watercolor'),
    look('black_and_white', 'black and white'),
    look('surreal', 'surreal'),
    look('ukiyo_e', 'ukiyo'),
    look('oil_painting', 'oil painting', 'painting'),
  ],
};
const knowledge = { lexicon: loadLexicon(), vocabulary };
const read = (prompt: string) => interpret(prompt, knowledge);
const nouns = (instruction: Instruction) => instruction.subjects.map((subject) => subject.noun);

describe('subjects', () => {
  it.each<[string, string[]]>([
    ['two violins and a trumpet', ['violin', 'trumpet']],
    ['a saxophone beside an accordion', ['saxophone', 'accordion']],
    ['three mice chase a piece of cheese', ['mouse', 'cheese']],
    ['a wine bottle and some sunglasses', ['wine bottle', 'sunglasses']],
    ['chopsticks', ['chopsticks']],
    ['a spaceship lands on a red planet', ['spaceship', 'planet']],
    ['a man and his dog walk along the river', ['man', 'dog']],
    ['a video of a hedgehog eating berries', ['hedgehog', 'berry']],
    ['a herd of buffalo', ['buffalo']],
    ['a slice of watermelon on a plate', ['watermelon', 'plate']],
    ['a cup of tea', ['cup', 'tea']],
    ['the camera circles around a snowman', ['snowman']],
    ['a dog chases a ball, the dog jumps', ['dog', 'ball']],
  ])('%s → %j', (prompt, expected) => expect(nouns(read(prompt))).toEqual(expected));

  it.each<[string, object]>([
    ['a scarlet parrot', { noun: 'parrot', color: 'scarlet', count: 1 }],
    ['four tiny grey kittens sleeping', { noun: 'kitten', color: 'gray', count: 4, action: 'sleep', size: 'tiny' }],
    ['a dark green bicycle', { noun: 'bicycle', color: 'dark green' }],
    ['several huge balloons', { noun: 'balloon', count: 5, size: 'huge' }],
    ['a flock of seagulls', { noun: 'seagull', count: 6 }],
    ['a pair of swans', { noun: 'swan', count: 2 }],
    ['a horse that was galloping', { noun: 'horse', action: 'gallop' }],
    ['A person is ice climbing', { noun: 'person', action: 'climb' }],
    ['A person is glass blowing', { noun: 'person', action: 'blow' }],
    ['five geese fly south', { noun: 'goose', count: 5, action: 'fly' }],
    ['a knight storming a castle', { noun: 'knight', action: 'storm' }],
  ])('%s → %j', (prompt, expected) => expect(read(prompt).subjects[0]).toMatchObject(expected));

  it.each([
    ['two white horses in the snow, snowing', 'snow'],
    ['a dog in the park and it rains', 'rain'],
    ['a red fox, drizzling', 'rain'],
  ])('what the sky does, nobody else does: %s', (prompt, weather) => {
    const { subjects, setting } = read(prompt);
    expect(subjects).toHaveLength(1);
    expect([subjects[0]?.action, setting.weather]).toEqual([null, weather]);
  });

  it('a colour before a noun is its colour even when the pair is the name of something else', () => {
    expect(read('a black cat').subjects).toMatchObject([{ noun: 'cat', color: 'black' }]);
  });

  it('a colour word as a noun is a thing', () => {
    expect(read('an orange and a lime').subjects).toMatchObject([
      { noun: 'orange', color: null },
      { noun: 'lime', color: null },
    ]);
  });
});

describe('relations', () => {
  it.each<[string, string, string, string]>([
    ['a lamp on the left of a sofa, side view', 'lamp', 'left_of', 'sofa'],
    ['a lamp to the right of a piano', 'lamp', 'right_of', 'piano'],
    ['a drone above a truck', 'drone', 'above', 'truck'],
    ['a mouse under the bed and a cat on the chair', 'cat', 'on', 'chair'],
    ['a goat standing in front of a tractor', 'goat', 'in_front_of', 'tractor'],
    ['a fox behind a fence', 'fox', 'behind', 'fence'],
    ['a kettle next to a mug', 'kettle', 'near', 'mug'],
  ])('%s', (prompt, subject, relation, object) => {
    const { subjects, relations } = read(prompt);
    expect(
      relations.map((link) => [subjects[link.subject]?.noun, link.relation, subjects[link.object]?.noun]),
    ).toContainEqual([subject, relation, object]);
  });
});

describe('setting', () => {
  it.each<[string, Partial<Instruction['setting']>]>([
    ['monastery', { noun: 'monastery' }],
    ['indoor ice rink', { noun: 'indoor ice rink' }],
    ['bus station waiting room', { noun: 'bus station waiting room' }],
    ['a fox in a dark alley at midnight', { noun: 'alley', time_of_day: 'night' }],
    ['children playing on the beach in summer', { noun: 'beach', season: 'summer' }],
    ['typhoon over the harbor in the gloaming', { noun: 'harbor', time_of_day: 'dusk', weather: 'rain' }],
    ['a blizzard in the mountains', { noun: 'mountain', weather: 'snow' }],
    ['a crane by the lake in a drizzly sunrise', { noun: 'lake', time_of_day: 'dawn', weather: 'rain' }],
    ['maple trees in the fall', { season: 'autumn' }],
    ['an astronaut floating in space', { noun: 'space' }],
  ])('%s → %j', (prompt, expected) => expect(read(prompt).setting).toMatchObject(expected));
});

describe('camera', () => {
  it.each<[string, Partial<Instruction['camera']>]>([
    ['a harbor, panning slowly to the left', { motion: 'pan', direction: 'left', speed: 'slow' }],
    ['tilt upwards along a tower', { motion: 'tilt', direction: 'up' }],
    ['a quick zoom out from a statue', { motion: 'zoom_out', speed: 'fast' }],
    ["bird's-eye view of a stadium", { motion: 'birds_eye' }],
    ['a runner, tracking shot', { motion: 'tracking' }],
    ['the camera orbits around a vase', { motion: 'arc' }],
    ['whip-pan to a door', { motion: 'whip_pan' }],
    ['a village, truck left', { motion: 'truck', direction: 'left' }],
    ['a shaky handheld shot of a street', { motion: 'handheld', steadiness: 'shaky' }],
    ['a flower, focus pull', { focus: 'rack' }],
    ['a still camera looking at a lake', { motion: 'static' }],
  ])('%s → %j', (prompt, expected) => expect(read(prompt).camera).toMatchObject(expected));

  it('things that share a name with a camera move are things', () => {
    const { subjects, camera } = read('a truck, a crane and a frying pan');
    expect(subjects.map((subject) => subject.noun)).toEqual(['truck', 'crane', 'frying pan']);
    expect(camera.motion).toBe('static');
  });

  it('slow motion slows time', () => expect(read('a splash in extreme slow motion').time_scale).toBeLessThan(1));
});

describe('fields', () => {
  it.each<[string, Partial<Instruction>]>([
    ['a golden hour meadow', { lighting_preset: 'golden_hour' }],
    [
      'a suspenseful thriller with a slow build',
      { genre: 'thriller', tension_curve: 'slow_build', audio_mood: 'tense' },
    ],
    [
      'abstract shapes, radial gradient, upbeat music',
      { style: 'abstract', gradient_type: 'radial', audio_tempo: 'fast', audio_presence: 'music' },
    ],
    ['wipe transition between two rooms', { transition_in: 'wipe', transition_out: 'wipe' }],
    ['a silent snowy forest', { audio_presence: 'silence', palette_name: 'forest' }],
    ['extreme close-up of an eye', { shot_type: 'close' }],
    ['a mirror-like symmetrical hall', { composition_symmetry: 'bilateral' }],
    ['a warm and hopeful sunrise', { tone: 'bright', palette_name: 'warm_sunset' }],
    ['a lowkey rooftop', { palette_name: 'night', lighting_preset: 'noir' }],
    ['an advert for a watch, fast-paced', { genre: 'ad', pacing_factor: 1.4 }],
    ['a castle, surrealist style', { look: 'surreal' }],
    ['a castle in the style of Van Gogh', { look: 'van_gogh' }],
    ['a castle, watercolour painting', { look: 'watercolor' }],
    ['a robot painting a wall', { look: null }],
  ])('%s → %j', (prompt, expected) => expect(read(prompt)).toMatchObject(expected));

  it.each<[string, number | null]>([
    ['a fountain in 10 seconds', 10],
    ['a 12s loop of a fountain', 12],
    ['2 minutes of rain', 120],
    ['half a minute of rain', 30],
    ['a fountain for 1.5 min', 90],
    ['three minutes of fog', 180],
    ['a minute and a half of fog', 90],
    ['80s retro car', null],
    ['a diner of the 1950s', null],
    ['a diner, 20-second clip', 20],
    ['90s aesthetic', null],
  ])('duration of "%s" is %s', (prompt, seconds) => expect(read(prompt).duration_seconds).toBe(seconds));

  it.each<[string, string | null, string]>([
    ['explain how gravity works', 'how gravity works', 'center'],
    ['a tutorial about knitting, calm', 'knitting', 'top'],
    ['a poster with the text "Hello World"', 'Hello World', 'center'],
    ['a cat', null, 'center'],
  ])('text of "%s" is %s', (prompt, text, position) =>
    expect(read(prompt)).toMatchObject({ text_overlay: text, text_position: position }),
  );

  it.each([
    ['a forest path', 'forest path'],
    ['a mountain trail', 'mountain trail'],
    ['a forest path with a deer', null],
  ])('a place that is all the prompt says is its setting: %s', (prompt, noun) => {
    if (noun !== null) expect(read(prompt).setting.noun).toBe(noun);
    else expect(read(prompt).subjects.map((subject) => subject.noun)).toContain('deer');
  });

  it('lists the fields that the prompt settled and no others', () => {
    const { asked } = read('a red kite over the beach at dusk, pan left');
    expect(asked).toEqual(
      expect.arrayContaining(['subjects', 'setting.noun', 'setting.time_of_day', 'camera.motion', 'camera.direction']),
    );
    expect(asked).not.toContain('lighting_preset');
  });
});

describe('negation', () => {
  it('reaches every domain of the word', () => {
    const { avoid, palette_name, lighting_preset, tone, audio_mood } = read('a street, not dark');
    expect(avoid).toMatchObject({ palette: ['night'], lighting: ['noir'], tone: ['dark'], mood: ['dark'] });
    expect([palette_name, lighting_preset, tone, audio_mood]).not.toEqual(expect.arrayContaining(['night']));
    expect([lighting_preset, tone, audio_mood]).toEqual(['neutral', null, 'neutral']);
  });

  it.each<[string, string, string[]]>([
    ["I don't want calm, I want fast", 'motion', ['slow']],
    ['a street without people', 'subject', ['people']],
    ['no cars or trucks in the street', 'subject', ['car', 'truck']],
    ['a party without music', 'presence', ['music']],
    ['never gloomy', 'tone', ['dark']],
  ])('%s avoids %s %j', (prompt, domain, values) => expect(read(prompt).avoid[domain]).toEqual(values));

  it('ends where the sentence turns', () => {
    expect(nouns(read('not a cat but a dog'))).toEqual(['dog']);
    expect(read('no people in the forest').setting.noun).toBe('forest');
    expect(read('no camera movement, a lake').camera.motion).toBe('static');
  });
});

describe('any text', () => {
  it.each(['', '   ', '\u0000', '\u0001\u0002\u200b', '('.repeat(10_000), '…!?', 'a'.repeat(1_100_000)])(
    'refuses what says nothing, and says why',
    (prompt) => {
      expect(() => read(prompt)).toThrow(PromptError);
    },
  );

  it.each(['a', '🌊🐬', 'مرحبا بالعالم', '海边的日落', 'x\u0000y', 'a'.repeat(1_000_000), '\ud800cat'])(
    'answers %.20s',
    (prompt) => {
      expect(read(prompt).raw_prompt.length).toBeGreaterThan(0);
    },
  );

  it('never throws anything but a refusal, and fills every field with a value of its domain', () => {
    const words = fc.constantFrom(
      'a',
      'the',
      'red',
      'cat',
      'cats',
      'on',
      'left',
      'of',
      'not',
      'no',
      'pan',
      'slow',
      'running',
      'is',
      'and',
      ',',
      'beach',
      'dark',
      '80',
      's',
      'without',
      'style',
      'in',
      'zoom',
      'out',
      'two',
      'flock',
      'explain',
      '"',
    );
    const prompts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.array(words, { maxLength: 25 }).map((list) => list.join(' ')),
    );
    fc.assert(
      fc.property(prompts, (prompt) => checkAnswer(prompt)),
      { numRuns: 400 },
    );
  });

  it('asks the lexicon in proportion to the words of the prompt', () => {
    const asked = (words: number) => {
      let calls = 0;
      const counting = new Proxy(knowledge.lexicon, {
        get: (target, name) => {
          const member = target[name as keyof typeof target] as (...inputs: unknown[]) => unknown;
          return (...inputs: unknown[]) => {
            calls++;
            return member.apply(target, inputs);
          };
        },
      });
      interpret(Array.from({ length: words }, (_, i) => `w${i.toString(36)}`).join(' '), {
        lexicon: counting,
        vocabulary,
      });
      return calls;
    };
    expect(asked(4000) / asked(2000)).toBeLessThan(2.2);
  });

  it('keeps what it lists bounded by what is said', () => {
    const instruction = read('a cat on the left of a dog and '.repeat(5000));
    expect(instruction.subjects.length).toBeLessThanOrEqual(32);
    expect(instruction.understood.length).toBeLessThan(20);
  });
});

describe('every content word is accounted for', () => {
  it.each([
    'an ancient wooden boat drifts past the gronkle',
    'a cute fluffy cat in a busy harbour',
    'scarlet tanagers over a misty fjord, quokka',
  ])('%s', (prompt) => {
    const { understood, unknown } = read(prompt);
    const listed = new Set([...understood.flatMap((entry) => entry.span.split(' ')), ...unknown]);
    const content = prompt
      .split(/[\s,]+/)
      .filter((word) => word !== '' && !['an', 'a', 'the', 'in', 'over', 'past'].includes(word));
    expect(content.filter((word) => !listed.has(word))).toEqual([]);
  });

  it('words of no lexicon are openly unknown', () =>
    expect(read('a unicorn and a gronkle').unknown).toEqual(['gronkle']));
});

function checkAnswer(prompt: string): void {
  let answer: Instruction;
  try {
    answer = read(prompt);
  } catch (error) {
    expect(error).toBeInstanceOf(PromptError);
    return;
  }
  const one = (allowed: readonly (string | null)[], value: string | null) => expect(allowed).toContain(value);
  one(Domains.PALETTES, answer.palette_name);
  one(Domains.MOTION_TYPES, answer.motion_type);
  one(Domains.GRADIENT_TYPES, answer.gradient_type);
  one(Domains.CAMERA_MOTIONS, answer.camera.motion);
  one([...Domains.CAMERA_DIRECTIONS, null], answer.camera.direction);
  one(Domains.STEADINESSES, answer.camera.steadiness);
  one(Domains.LIGHTING_PRESETS, answer.lighting_preset);
  one(Domains.SHOT_TYPES, answer.shot_type);
  one(Domains.TRANSITION_TYPES, answer.transition_in);
  one(Domains.GENRES, answer.genre);
  one(Domains.BALANCES, answer.composition_balance);
  one(Domains.SYMMETRIES, answer.composition_symmetry);
  one(Domains.TENSION_CURVES, answer.tension_curve);
  one([...Domains.STYLES, null], answer.style);
  one([...Domains.TONES, null], answer.tone);
  one([...Domains.TIMES_OF_DAY, null], answer.setting.time_of_day);
  expect(answer.intensity).toBeGreaterThanOrEqual(0.1);
  expect(answer.pacing_factor).toBeGreaterThanOrEqual(0.3);
  expect(answer.avoid_palette).not.toContain(answer.palette_name);
  for (const { subject, object, relation } of answer.relations) {
    one(Domains.RELATIONS, relation);
    expect(Math.max(subject, object)).toBeLessThan(answer.subjects.length);
  }
  expect(answer.text_overlay?.length ?? 0).toBeLessThan(80);
}
