/** Tags of parts of speech. */
export type Tag =
  /** determiner */
  | 'D' /** adjective */
  | 'J' /** noun */
  | 'N' /** verb, finite or bare */
  | 'V' /** -ing form */
  | 'G'
  /** past participle or past tense */
  | 'P' /** adverb */
  | 'A' /** preposition */
  | 'I' /** "to" */
  | 'O' /** conjunction */
  | 'C'
  /** auxiliary */
  | 'X' /** number */
  | 'M' /** pronoun */
  | 'R' /** particle */
  | 'T' /** negator */
  | 'Q' /** mark */
  | 'Z'
  /** phrase that was recognised as a whole */
  | 'K';

type Odds = Readonly<Partial<Record<Tag, number>>>;

/**
 * The closed classes of English with the odds of each tag: they are few, and grammar hangs on them. Open
 * classes come from WordNet.
 */
const GROUPS: readonly (readonly [words: string, odds: Odds])[] = [
  ['a an the his her its their my your our whose every each another any some these those', { D: 1 }],
  ['this that', { D: 0.6, R: 0.4 }],
  ['no', { Q: 1 }],
  ['not never without nor neither none nothing avoid avoiding exclude excluding', { Q: 1 }],
  ['all both several many few much more most less enough such', { D: 0.8, A: 0.2 }],
  [
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty hundred thousand dozen dozens hundreds thousands',
    { M: 1 },
  ],
  [
    'in on at by for of with from into onto upon across through throughout along alongside around among amid amidst between beneath underneath under below above over beside besides behind near against toward towards within inside outside during until till beyond past via per than about atop off up down out after before as like since despite except opposite versus featuring showing depicting including wearing',
    { I: 1 },
  ],
  ['up down out away off back forward apart together', { T: 0.75, I: 0.25 }],
  ['over around along', { I: 0.85, T: 0.15 }],
  ['like', { I: 0.9, V: 0.1 }],
  ['featuring showing depicting including wearing', { I: 0.7, G: 0.3 }],
  ['past', { I: 0.7, N: 0.2, J: 0.1 }],
  ['to', { O: 1 }],
  ['and or but while when where whereas because although though if so plus', { C: 1 }],
  ['is are was were am be been being', { X: 1 }],
  ['do does did', { X: 1 }],
  ['has have had', { X: 0.7, V: 0.3 }],
  ['will would can could shall should may might must', { X: 1 }],
  ['having doing', { G: 0.7, X: 0.3 }],
  [
    'i you he she it we they me him them us who which what itself himself herself themselves someone somebody something anyone anybody anything everyone everything there here',
    { R: 1 },
  ],
  ['how why', { C: 1 }],
  [
    'very too quite really extremely rather just only also then now again always often slightly almost nearly even still',
    { A: 1 },
  ],
  ['still', { A: 0.4, J: 0.4, N: 0.2 }],
];

/** Odds of the tags of each closed-class word. */
export const FUNCTION_WORDS: ReadonlyMap<string, Odds> = new Map(
  GROUPS.flatMap(([words, odds]) => words.split(' ').map((word) => [word, odds] as const)),
);

/** Number words that count subjects. */
export const NUMBER_WORDS: Readonly<Record<string, number>> = {
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  hundred: 100,
  thousand: 1000,
  dozen: 12,
  dozens: 24,
  hundreds: 200,
  thousands: 2000,
  // Vague amounts: enough to look like what was said.
  few: 3,
  some: 3,
  several: 5,
  many: 8,
  all: 3,
  both: 2,
  couple: 2,
  pair: 2,
  more: 3,
};

/**
 * How likely one tag follows another, in relative odds; what is not listed is rare. Estimated for captions and
 * requests rather than for running prose.
 */
export const TRANSITIONS: Readonly<Record<Tag, Odds>> = {
  Z: {
    D: 4,
    J: 2,
    N: 3,
    V: 0.5,
    G: 0.8,
    I: 0.7,
    R: 0.5,
    M: 0.5,
    A: 0.5,
    P: 0.2,
    C: 0.3,
    Q: 0.3,
    O: 0.1,
    X: 0.05,
    Z: 1,
    K: 1,
  },
  K: {
    D: 4,
    J: 2,
    N: 2.5,
    V: 0.4,
    G: 0.8,
    I: 2,
    R: 0.5,
    M: 0.5,
    A: 0.5,
    P: 0.3,
    C: 1,
    Q: 0.2,
    O: 0.5,
    X: 0.2,
    Z: 2,
    K: 1,
    T: 0.2,
  },
  D: { N: 6, J: 4, P: 0.8, G: 0.4, A: 0.5, M: 0.5, K: 0.5, Z: 0.05, I: 0.03, D: 0.1 },
  J: { N: 8, J: 1.5, Z: 0.8, C: 0.6, I: 0.3, G: 0.15, M: 0.05, K: 0.5, P: 0.1, O: 0.1, X: 0.02 },
  N: {
    Z: 3,
    I: 3,
    N: 1.6,
    C: 1.5,
    X: 2,
    G: 2,
    V: 0.7,
    P: 0.5,
    A: 0.6,
    J: 0.12,
    T: 0.3,
    D: 0.12,
    R: 0.2,
    K: 1.5,
    O: 0.4,
    M: 0.1,
    Q: 0.1,
  },
  G: {
    D: 3,
    N: 2.2,
    I: 3,
    J: 0.9,
    A: 1,
    T: 1.5,
    Z: 2,
    C: 1,
    R: 0.5,
    P: 0.1,
    X: 0.1,
    O: 0.7,
    M: 0.4,
    K: 1,
    G: 0.05,
    Q: 0.05,
  },
  V: { D: 3, N: 1, I: 2, J: 0.8, A: 1, T: 1.2, Z: 1, C: 0.5, R: 1, O: 0.7, K: 0.7, P: 0.2, G: 0.2, Q: 0.3, M: 0.3 },
  P: { I: 4, N: 2, Z: 1, C: 0.6, D: 1, A: 0.7, J: 0.4, T: 0.5, O: 0.5, K: 0.6, G: 0.1, M: 0.05 },
  A: {
    V: 1,
    G: 1.5,
    J: 2,
    P: 1,
    I: 1.5,
    Z: 2,
    A: 0.6,
    D: 0.8,
    N: 0.3,
    C: 0.5,
    K: 0.5,
    O: 0.3,
    R: 0.2,
    X: 0.2,
    M: 0.1,
    Q: 0.1,
  },
  I: { D: 5, N: 4, J: 2, G: 0.7, M: 0.5, R: 1, P: 0.2, A: 0.2, K: 0.7, I: 0.3, Q: 0.1, Z: 0.2, T: 0.05 },
  O: { V: 5, D: 3, N: 2, J: 1, R: 0.5, K: 0.5, M: 0.2, X: 0.5, G: 0.05 },
  C: { D: 3, N: 3, J: 2, G: 2, V: 0.6, P: 0.5, A: 0.5, M: 0.5, I: 0.4, R: 0.5, X: 0.2, Q: 0.4, K: 1 },
  X: {
    G: 5,
    P: 2,
    J: 1.5,
    D: 1.5,
    A: 1,
    N: 0.8,
    I: 1.2,
    Q: 1,
    V: 0.5,
    X: 0.3,
    R: 0.3,
    K: 0.3,
    M: 0.2,
    Z: 0.2,
    O: 0.2,
    T: 0.1,
  },
  M: { N: 8, J: 2, G: 0.15, P: 0.3, D: 0.2, M: 0.5, K: 0.5, I: 0.3, Z: 0.5, C: 0.3 },
  R: {
    X: 3,
    V: 2.5,
    A: 0.6,
    P: 0.2,
    G: 0.4,
    N: 0.2,
    Z: 1,
    I: 1,
    D: 0.3,
    C: 0.5,
    O: 0.3,
    K: 0.3,
    J: 0.3,
    T: 0.3,
    Q: 0.2,
  },
  T: { D: 2, I: 2, Z: 3, N: 1, C: 1, A: 0.6, O: 0.6, K: 0.6, J: 0.4, R: 0.4, G: 0.2 },
  Q: {
    J: 2,
    V: 2,
    D: 1.5,
    N: 2.5,
    G: 1.2,
    A: 1,
    I: 0.5,
    P: 0.5,
    R: 0.5,
    X: 0.2,
    K: 0.7,
    O: 0.3,
    M: 0.2,
    Q: 0.2,
    Z: 0.2,
  },
};
