/**
 * People doing things: the drawing of the action, as the end of its name after `person-`, `man-` or `woman-`.
 * A row fits when the action's words hold a word beginning with each of its stems (alternatives by `|`).
 * First fit wins, so the particular stands before the general.
 */
const ROWS: readonly (readonly [stems: string, drawing: string])[] = [
  ['mountain bik|cycl', 'mountain-biking'],
  ['water polo', 'playing-water-polo'],
  ['water ski', 'surfing'],
  ['snowboard', '=snowboarder'],
  ['skydiv|parachut|paraglid', '=parachute'],
  ['hors|pony|equestrian', '=horse-racing'],
  ['bike|bikin|bicyc|cycling|pedal', 'biking'],
  ['swim|snorkel|diving', 'swimming'],
  ['surf|wakeboard', 'surfing'],
  ['kayak|canoe|row|paddl', 'rowing-boat'],
  ['cartwheel|somersault|tumbl|handstand', 'cartwheeling'],
  ['golf', 'golfing'],
  ['skiing|ski|skier', '=skier'],
  ['ballet|pirouett', '=ballet-dancer'],
  ['danc|waltz|salsa|tango|shuffl', 'dancing'],
  ['run|jog|sprint|rac|chas|flee', 'running'],
  ['walk|stroll|hik|march|wander|strid|amble|pac', 'walking'],
  ['climb|scal', 'climbing'],
  ['juggl', 'juggling'],
  ['dribbl|basketball|bounc', 'bouncing-ball'],
  ['weightlift|barbell', 'lifting-weights'],
  ['lift weight', 'lifting-weights'],
  ['fenc', '=person-fencing'],
  ['wrestl', '=people-wrestling'],
  ['handball', 'playing-handball'],
  ['meditat|yoga|sit|relax', 'in-lotus-position'],
  ['kneel|pray|propos', 'kneeling'],
  ['sleep|dream|nap', '=person-in-bed'],
  ['bath', '=person-taking-bath'],
  ['levitat|hover', '=person-in-suit-levitating'],
];

/** Drawings without a figure of no said gender: either may stand for it. */
const GENDERED_ONLY: Readonly<Record<string, readonly [string, string]>> = {
  dancing: ['woman-dancing', 'man-dancing'],
};

const MEN = new Set([
  'man',
  'guy',
  'male',
  'fellow',
  'husband',
  'father',
  'dad',
  'brother',
  'son',
  'uncle',
  'gentleman',
  'boy',
  'lad',
  'old man',
  'young man',
]);
const WOMEN = new Set([
  'woman',
  'lady',
  'female',
  'wife',
  'mother',
  'mom',
  'mum',
  'sister',
  'daughter',
  'aunt',
  'girl',
  'old woman',
  'young woman',
]);
const ANYBODY = new Set([
  'person',
  'human',
  'human being',
  'someone',
  'somebody',
  'individual',
  'people',
  'adult',
  'figure',
  'child',
  'kid',
  'athlete',
  'couple',
  'family',
]);

/**
 * Names of drawings that show this person at this action, best first, without their set; empty when the noun
 * is not a plain person (a firefighter stays one) or no drawing shows the action.
 */
export function actionDrawings(noun: string, action: string): readonly string[] {
  const prefixes = MEN.has(noun)
    ? ['man', 'person']
    : WOMEN.has(noun)
      ? ['woman', 'person']
      : ANYBODY.has(noun)
        ? ['person', 'woman', 'man']
        : [];
  if (prefixes.length === 0) return [];
  const words = action
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter(Boolean);
  const row = ROWS.find(([stems]) =>
    stems.split(' ').every((stem) => words.some((word) => stem.split('|').some((start) => word.startsWith(start)))),
  );
  if (!row) return [];
  const [, drawing] = row;
  if (drawing.startsWith('=')) return [drawing.slice(1)];
  const either = prefixes[0] === 'person' ? GENDERED_ONLY[drawing] : undefined;
  return either ?? prefixes.map((prefix) => `${prefix}-${drawing}`);
}
