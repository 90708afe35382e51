import { BALANCES, CAMERA_SPEEDS, type CameraMotion, GRADIENT_TYPES } from '../../origins/domains.js';
import { type Ground, type Lead, leadsOf } from './leads.js';

const SCENE: readonly Ground[] = ['scene'];

/** How each movement of the camera is asked for; `%` stands for its speed. */
const CAMERAS: Readonly<Record<Exclude<CameraMotion, 'static' | 'whip_pan'>, readonly string[]>> = {
  pan: ['% pan left', '% pan right'],
  tilt: ['% tilt up', '% tilt down'],
  dolly: ['% dolly in'],
  crane: ['% crane up'],
  zoom: ['% zoom in'],
  zoom_out: ['% zoom out'],
  handheld: ['% handheld camera'],
  roll: ['% camera roll'],
  truck: ['% truck left', '% truck right'],
  pedestal: ['% pedestal up'],
  arc: ['% arc shot'],
  tracking: ['% tracking shot'],
  birds_eye: ['% aerial view'],
  rotate: ['% rotating camera'],
};
const SPEEDS = { slow: ['slow', 'gentle'], medium: [''], fast: ['fast', 'quick'] } as const;

/** Wide views: far and near things side by side, by which a camera's movement can be told. */
const VIEWS = ['a forest', 'the mountains', 'a desert', 'a meadow', 'a beach', 'a station', 'a stadium'] as const;
/** Somebody to follow. */
const RUNNERS = [
  'a dog running in a meadow',
  'a horse running on a beach',
  'a girl running in a desert',
  'a fox running in the mountains',
] as const;
/**
 * Speeds that were never measured, whatever the words: who is followed sets the pace, and a hand shakes little or much.
 */
const NEVER: ReadonlySet<string> = new Set(['tracking slow', 'tracking medium', 'handheld medium']);
/** A hand that shakes is now quieter, now livelier: how much it shakes is told in so much time. */
const SHAKE_SECONDS = 3;
/** Where nothing else moves, the camera is all that does. */
const STILL = 'motionless scene';

/** Leads into every movement of the camera at every speed. */
export function cameraLeads(): Lead[] {
  const moving = Object.entries(CAMERAS).flatMap(([motion, phrases]) =>
    CAMERA_SPEEDS.map(
      (speed): Lead => ({
        aspect: 'dynamic.camera',
        cell: `${motion} ${speed}`,
        slot: 'picture',
        ground: SCENE,
        scenes: motion === 'tracking' ? RUNNERS : VIEWS,
        ...(motion === 'handheld' && { seconds: SHAKE_SECONDS }),
        words: (random) => `${random.pick(phrases).replace('%', random.pick(SPEEDS[speed])).trim()}, ${STILL}`,
        isHeard: ({ camera, asked }) =>
          camera.motion === motion && camera.speed === speed && asked.includes('camera.motion'),
      }),
    ),
  );
  const other = leadsOf(
    { aspect: 'dynamic.camera', slot: 'picture', ground: SCENE, scenes: VIEWS },
    { 'static medium': [`static camera, ${STILL}`], 'whip_pan fast': ['fast whip pan left', 'fast whip pan right'] },
    ({ camera }, cell) => camera.motion === cell.split(' ')[0],
  );
  return [...moving.filter(({ cell }) => !NEVER.has(cell)), ...other];
}

/** Surfaces that are neither so dark nor so light that light across them would not show. */
const WALLS = ['a plain gray wall', 'a plain silver wall', 'a plain tan wall', 'a plain teal wall'] as const;

const STRENGTHS = [
  { words: ['faint', 'subtle'], asked: 0.2 },
  { words: ['gentle', 'soft'], asked: 0.4 },
  { words: ['strong', 'bold'], asked: 0.65 },
  { words: ['extreme', 'dramatic'], asked: 1 },
] as const;

/** Leads into every direction of a gradient at every strength. */
export function gradientLeads(): Lead[] {
  return GRADIENT_TYPES.flatMap((type) =>
    STRENGTHS.map(
      ({ words, asked }, step): Lead => ({
        aspect: 'dynamic.gradient',
        cell: `${type} ${step}`,
        slot: 'picture',
        ground: SCENE,
        scenes: WALLS,
        words: (random) => `${random.pick(words)} ${type} gradient`,
        isHeard: ({ gradient_type, gradient_strength }) => gradient_type === type && gradient_strength === asked,
      }),
    ),
  );
}

const SIDES: Readonly<Record<(typeof BALANCES)[number], string>> = {
  left_heavy: 'left heavy',
  balanced: 'balanced',
  right_heavy: 'right heavy',
  top_heavy: 'top heavy',
  bottom_heavy: 'bottom heavy',
};
/**
 * Leads into every balance, and into mirror images of those that can be mirrored. How unlike the sides of a picture are
 * that is neither mirrored nor lit from a side is decided by what stands there: no words lead to it.
 */
export function compositionLeads(): Lead[] {
  return BALANCES.map((balance): Lead => {
    const symmetry = balance.match(/left|right/) ? 'asymmetric' : 'bilateral';
    const words = symmetry === 'bilateral' ? 'symmetric' : symmetry;
    return {
      aspect: 'dynamic.composition',
      cell: `${balance} ${symmetry}`,
      slot: 'picture',
      ground: SCENE,
      scenes: WALLS,
      words: () => `${SIDES[balance]}, ${words} composition`,
      isHeard: (heard) => heard.composition_balance === balance && heard.composition_symmetry === symmetry,
    };
  });
}

/** Scenes full of things that stand still, of which a near view shows other ones than a far view. */
const SIGHTS = [
  'a castle in a garden',
  'a barn in a meadow',
  'a house in a forest',
  'a taxi on a street',
  'a windmill in a meadow',
  'an astronaut in a desert',
] as const;
/** A join takes time, and is told from what comes before and after it. */
const JOIN_SECONDS = 4;
const JOINS = { fade: 'fade in', dissolve: 'dissolve', wipe: 'wipe' } as const;
const TIMES = { '0.25': ['quick ', 'fast '], '0.5': [''], '1.0': ['slow ', 'long '] } as const;

/** Leads into every join of shots and each time that it can take. */
export function joinLeads(): Lead[] {
  const timed = Object.entries(JOINS).flatMap(([type, noun]) =>
    Object.entries(TIMES).map(
      ([seconds, words]): Lead => ({
        aspect: 'dynamic.transition',
        cell: `${type} ${seconds}`,
        slot: 'picture',
        ground: SCENE,
        scenes: SIGHTS,
        seconds: JOIN_SECONDS,
        words: (random) => `${random.pick(words)}${noun}, static camera, ${STILL}`,
        isHeard: ({ transition_in, transition_seconds }) =>
          transition_in === type && (transition_seconds ?? 0.5) === Number(seconds),
      }),
    ),
  );
  const cut = leadsOf(
    { aspect: 'dynamic.transition', slot: 'shot', ground: SCENE, scenes: SIGHTS, seconds: JOIN_SECONDS },
    { 'cut 0.0': ['a montage of'] },
    ({ scene_type }) => scene_type === 'montage',
  );
  return [...timed, ...cut];
}

/** A lead into the strongest contrast: a white surface of which only a disc is lit. */
export function contrastLeads(): Lead[] {
  return leadsOf(
    { aspect: 'dynamic.lighting', slot: 'shape', ground: SCENE, scenes: ['a plain white wall'] },
    { '2 chiaroscuro 0.0': ['with a circle'] },
    ({ shape_overlay, setting }) => shape_overlay === 'circle' && setting.backdrop === 'white',
  );
}

/** Leads into lengths of shots. */
export function lengthLeads(): Lead[] {
  return [2, 4, 6, 10].map(
    (seconds): Lead => ({
      aspect: 'dynamic.temporal',
      cell: `${seconds} steady`,
      slot: 'length',
      ground: SCENE,
      scenes: VIEWS,
      seconds,
      words: () => `static camera, ${STILL}, ${seconds} seconds long`,
      isHeard: ({ duration_seconds }) => duration_seconds === seconds,
    }),
  );
}

/** A lead into the fastest motion: cuts between whips over a place of black and white. Its rhythm is now this, now that. */
export function motionLeads(): Lead[] {
  return leadsOf(
    {
      aspect: 'dynamic.motion',
      slot: 'shot',
      ground: SCENE,
      scenes: ['a forest, shaky fast whip pan, energetic mood, black and white'],
    },
    { 'fast steady horizontal pulsing': ['a montage of'] },
    ({ scene_type, camera }) =>
      scene_type === 'montage' && camera.motion === 'whip_pan' && camera.steadiness === 'shaky',
  );
}

/** A lead into the most layers: the camera goes past what stands at every distance. */
export function depthLeads(): Lead[] {
  return leadsOf(
    { aspect: 'dynamic.depth', slot: 'picture', ground: SCENE, scenes: ['a dolphin underwater', 'a whale underwater'] },
    { '0.2 4': [`fast truck left, ${STILL}`, `fast truck right, ${STILL}`] },
    ({ camera }) => camera.motion === 'truck' && camera.speed === 'fast',
  );
}
