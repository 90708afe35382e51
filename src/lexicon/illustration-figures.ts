/**
 * Figures composed when the illustrations are built: the colour sets draw many people and animals as heads
 * only, and a head alone on a meadow is no farmer and no bear. A body in the right colours goes below it.
 */
export interface ClothedFigure {
  /** Head-and-shoulders icon of the Noto set; with `-medium-skin-tone` and its kin for the tones. */
  readonly bust: string;
  readonly nouns: readonly string[];
  readonly top: string;
  readonly legs: string;
  readonly shoes: string;
  /** Colour of the hands when gloved; otherwise skin. */
  readonly gloves?: string;
  /** A long robe or dress in the colour of `legs` instead of trousers. */
  readonly robe?: boolean;
  /** The icon shows the head alone, without shoulders. */
  readonly headOnly?: boolean;
}

const clothed = (
  bust: string,
  top: string,
  legs: string,
  shoes: string,
  nouns: readonly string[],
  more: Partial<ClothedFigure> = {},
): ClothedFigure => ({ bust, nouns, top, legs, shoes, ...more });

export const CLOTHED_FIGURES: readonly ClothedFigure[] = [
  clothed('astronaut', '#e3e8eb', '#d3dade', '#7d8b93', ['astronaut', 'cosmonaut', 'spaceman'], { gloves: '#b0bec5' }),
  clothed('firefighter', '#d5392f', '#3c3f45', '#22262a', ['firefighter', 'fireman']),
  clothed('farmer', '#4a7fb5', '#3d6a99', '#6b4a2f', ['farmer', 'gardener', 'peasant', 'cowboy', 'rancher']),
  clothed('cook', '#f4f4f2', '#53606b', '#2b2f33', ['cook', 'chef', 'baker', 'waiter']),
  clothed('construction-worker', '#f0a722', '#3f6ca3', '#5b4632', [
    'construction worker',
    'builder',
    'workman',
    'laborer',
    'miner',
  ]),
  clothed('factory-worker', '#5c87b2', '#3d5a78', '#3d3d3d', ['factory worker', 'welder']),
  clothed('mechanic', '#3f6fb0', '#34598c', '#33383d', ['mechanic', 'plumber', 'repairman', 'electrician']),
  clothed('police-officer', '#2f5fa8', '#27364f', '#1d2126', [
    'police officer',
    'policeman',
    'policewoman',
    'cop',
    'sheriff',
  ]),
  clothed('guard', '#c62828', '#22262d', '#16191c', ['guard', 'soldier', 'sentry']),
  clothed('pilot', '#2c3e50', '#26323d', '#15191d', ['pilot', 'captain', 'sailor']),
  clothed('scientist', '#f1f4f5', '#5d6f7d', '#2e3338', ['scientist', 'researcher', 'chemist', 'professor']),
  clothed('health-worker', '#f1f4f5', '#4e8fb0', '#e8ecee', [
    'doctor',
    'nurse',
    'surgeon',
    'physician',
    'health worker',
  ]),
  clothed('judge', '#33373d', '#2a2e33', '#17191b', ['judge', 'priest', 'monk', 'nun'], { robe: true }),
  clothed('student', '#33373d', '#2a2e33', '#17191b', ['graduate'], { robe: true }),
  clothed('detective', '#5c6570', '#3f464e', '#22262a', ['detective', 'spy']),
  clothed('artist', '#f2f2f0', '#4a6fa0', '#33383d', ['artist', 'painter']),
  clothed('singer', '#c2185b', '#263238', '#1b2125', ['singer', 'rock star', 'musician']),
  clothed('office-worker', '#b9cbe0', '#46525e', '#24292e', [
    'office worker',
    'businessman',
    'businesswoman',
    'clerk',
    'manager',
    'worker',
  ]),
  clothed('mage', '#7b87a5', '#6c7896', '#3b3f4d', ['wizard', 'witch', 'mage', 'magician', 'sorcerer'], { robe: true }),
  clothed('vampire', '#2b2b33', '#23232b', '#121216', ['vampire', 'dracula']),
  clothed('zombie', '#7d6a55', '#4e5560', '#33383d', ['zombie'], { gloves: '#7cb342' }),
  clothed('elf', '#5f9e57', '#4b7f45', '#5b4632', ['elf', 'gnome', 'dwarf', 'hobbit']),
  clothed('ninja', '#32373d', '#2a2f34', '#16191c', ['ninja', 'assassin'], { gloves: '#32373d' }),
  clothed('santa-claus', '#d32f2f', '#c62828', '#22262a', ['santa claus', 'santa', 'father christmas'], {
    gloves: '#f4f4f2',
  }),
  clothed('robot', '#90a4ae', '#78909c', '#546e7a', ['robot', 'android', 'cyborg', 'humanoid'], {
    gloves: '#546e7a',
    headOnly: true,
  }),
  clothed('alien', '#b0bec5', '#9aabb4', '#7f919b', ['alien', 'extraterrestrial', 'martian'], {
    gloves: '#b0bec5',
    headOnly: true,
  }),
  clothed('clown-face', '#f7c52f', '#d64545', '#2f6fc0', ['clown', 'jester', 'harlequin'], {
    gloves: '#ffffff',
    headOnly: true,
  }),
  clothed('prince', '#3f6fb8', '#e9e4d6', '#5b4632', ['prince', 'nobleman'], { headOnly: true }),
  clothed('princess', '#e57fb0', '#e57fb0', '#c2185b', ['princess', 'queen', 'bride'], { robe: true, headOnly: true }),
  clothed('person-with-crown', '#b23a48', '#8f2d3a', '#5b4632', ['king', 'monarch', 'emperor', 'knight'], {
    robe: true,
  }),
  clothed('person-in-tuxedo', '#2b2f36', '#25292f', '#121416', ['groom', 'gentleman', 'butler']),
  clothed('boy', '#3f8fd0', '#50606e', '#c24a3a', ['boy', 'lad', 'schoolboy'], { headOnly: true }),
  clothed('girl', '#e2698f', '#6f5aa8', '#c24a6a', ['girl', 'lass', 'schoolgirl'], { headOnly: true }),
  clothed('child', '#f0a43a', '#4d79a8', '#b8483a', ['child', 'kid', 'toddler'], { headOnly: true }),
  clothed('baby', '#9fd3ea', '#9fd3ea', '#e9f4f8', ['baby', 'infant'], { headOnly: true }),
  clothed('old-man', '#8a7a63', '#5d6670', '#3b3f45', ['old man', 'grandfather', 'grandpa'], { headOnly: true }),
  clothed('old-woman', '#a8678d', '#7d5a7a', '#4a3b45', ['old woman', 'grandmother', 'grandma', 'old lady'], {
    headOnly: true,
    robe: true,
  }),
];

/** A front-facing animal sitting: the Noto head over a body of these colours. */
export interface SittingAnimal {
  readonly head: string;
  readonly nouns: readonly string[];
  readonly fur: string;
  readonly belly: string;
  readonly limbs: string;
  readonly tail?: string;
}

const sitting = (
  head: string,
  fur: string,
  belly: string,
  limbs: string,
  nouns: readonly string[],
  tail?: string,
): SittingAnimal => ({
  head,
  nouns,
  fur,
  belly,
  limbs,
  ...(tail ? { tail } : {}),
});

export const SITTING_ANIMALS: readonly SittingAnimal[] = [
  sitting('bear', '#855c52', '#a9796a', '#73493f', ['bear', 'brown bear', 'grizzly']),
  sitting('panda', '#f4f4f4', '#ffffff', '#343a3e', ['panda', 'giant panda', 'panda bear']),
  sitting('polar-bear', '#f1f6f9', '#ffffff', '#dbe7ee', ['polar bear']),
  sitting('koala', '#90a4ae', '#dfe6ea', '#7b8f99', ['koala', 'koala bear']),
  sitting('lion', '#f6b73c', '#fbd98f', '#e39d27', ['lion'], '#805a4b'),
  sitting('fox', '#f4711f', '#fff3e6', '#4a3a35', ['fox'], '#f4711f'),
  sitting('wolf', '#a4a8ab', '#e4e7e8', '#868b8f', ['wolf', 'coyote', 'husky', 'jackal'], '#8f9498'),
  sitting('frog', '#b6d01f', '#eef3b4', '#95ad12', ['frog', 'toad']),
  sitting('hamster', '#ffb779', '#fff3e6', '#f0a15e', ['hamster', 'guinea pig', 'gerbil']),
  sitting('moose', '#73493f', '#8d6055', '#5d3a32', ['moose', 'elk', 'reindeer', 'caribou']),
];
