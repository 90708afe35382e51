import type { AudioMood } from '../origins/domains.js';

/** A note within a bar: step and length in sixteenths. */
export type RhythmNote = readonly [step: number, length: number];

/** A bass note within a bar: what it plays is counted in semitones above the chord's root. */
export type BassNote = readonly [step: number, length: number, above: number];

/** Sixteen steps of a drum: `x` strong, `o` soft, `.` rest. */
export type DrumPattern = string;

/** How music of one mood is made. */
export interface MoodStyle {
  /** Semitones above the tonic. */
  readonly scale: readonly number[];
  /** Chord roots as degrees of the scale, four to a phrase; the first phrase of each list is the home phrase. */
  readonly progressions: readonly (readonly [number, number, number, number])[];
  /** Degrees above the root that sound together. */
  readonly chord: readonly number[];
  /** Middle of each instrument's range, MIDI. */
  readonly register: { readonly bass: number; readonly pad: number; readonly figure: number; readonly melody: number };
  /** 0–1: how many overtones the instruments have. */
  readonly brightness: number;
  /** 0–1: how hollow they are. */
  readonly hollowness: number;
  /** One is the motif of a phrase, another its answer. */
  readonly motifs: readonly (readonly RhythmNote[])[];
  readonly bass: readonly BassNote[];
  /** Sixteenths at which the broken chord strikes, with the chord tone (0 = lowest) that it strikes. */
  readonly figure: readonly RhythmNote[];
  readonly figureSeconds: number;
  readonly drums: { readonly kick: DrumPattern; readonly snare: DrumPattern; readonly hat: DrumPattern };
  /** Relative loudness of the instruments. */
  readonly levels: {
    readonly bass: number;
    readonly pad: number;
    readonly figure: number;
    readonly melody: number;
    readonly drums: number;
  };
  readonly reverbSeconds: number;
}

const REST: DrumPattern = '................';

export const MOODS: Record<AudioMood, MoodStyle> = {
  /** Suspended pentatonic in fourths: neither major nor minor, for it has no third. */
  neutral: {
    scale: [0, 2, 5, 7, 10],
    progressions: [
      [0, 3, 2, 0],
      [0, 1, 3, 2],
      [2, 0, 3, 0],
    ],
    chord: [0, 2, 4],
    register: { bass: 40, pad: 57, figure: 64, melody: 71 },
    brightness: 0.45,
    hollowness: 0.3,
    motifs: [
      [
        [0, 4],
        [6, 2],
        [8, 6],
      ],
      [
        [0, 6],
        [6, 2],
        [8, 4],
        [12, 4],
      ],
      [
        [0, 2],
        [4, 4],
        [8, 8],
      ],
    ],
    bass: [
      [0, 7, 0],
      [8, 4, 0],
      [12, 4, 7],
    ],
    figure: [
      [0, 0],
      [4, 1],
      [6, 2],
      [8, 0],
      [12, 1],
      [14, 2],
    ],
    figureSeconds: 0.3,
    drums: { kick: 'x.......x.......', snare: '....o.......o...', hat: 'o...o.o.o...o.o.' },
    levels: { bass: 0.55, pad: 0.3, figure: 0.4, melody: 0.5, drums: 0.5 },
    reverbSeconds: 1.3,
  },
  /** Major with sevenths, slow, soft, no drums but a breath on the beat. */
  calm: {
    scale: [0, 2, 4, 5, 7, 9, 11],
    progressions: [
      [0, 3, 5, 3],
      [0, 5, 3, 4],
      [3, 0, 1, 0],
    ],
    chord: [0, 2, 4, 6],
    register: { bass: 41, pad: 60, figure: 67, melody: 74 },
    brightness: 0.2,
    hollowness: 0.1,
    motifs: [
      [
        [0, 6],
        [6, 2],
        [8, 8],
      ],
      [
        [0, 4],
        [4, 4],
        [8, 8],
      ],
      [
        [4, 4],
        [8, 8],
      ],
    ],
    bass: [[0, 14, 0]],
    figure: [
      [0, 0],
      [2, 1],
      [4, 2],
      [6, 3],
      [8, 2],
      [10, 1],
      [12, 2],
      [14, 1],
    ],
    figureSeconds: 0.55,
    drums: { kick: REST, snare: REST, hat: 'o...o...o...o...' },
    levels: { bass: 0.38, pad: 0.3, figure: 0.62, melody: 0.42, drums: 0.4 },
    reverbSeconds: 2.2,
  },
  /** Minor with a flat second and a raised seventh over a restless ostinato. */
  tense: {
    scale: [0, 1, 3, 5, 7, 8, 11],
    progressions: [
      [0, 1, 0, 6],
      [0, 5, 1, 4],
      [3, 1, 0, 4],
    ],
    chord: [0, 2, 4],
    register: { bass: 36, pad: 58, figure: 52, melody: 70 },
    brightness: 0.7,
    hollowness: 0,
    motifs: [
      [
        [2, 2],
        [6, 2],
        [10, 2],
        [14, 2],
      ],
      [
        [0, 3],
        [6, 3],
        [12, 4],
      ],
      [
        [0, 8],
        [10, 2],
        [14, 2],
      ],
    ],
    bass: [
      [0, 3, 0],
      [3, 3, 0],
      [8, 3, 0],
      [11, 3, 1],
    ],
    figure: [
      [0, 0],
      [2, 1],
      [4, 0],
      [6, 2],
      [8, 0],
      [10, 1],
      [12, 0],
      [14, 2],
    ],
    figureSeconds: 0.12,
    drums: { kick: 'x..o....x..o....', snare: '............o.oo', hat: 'x.x.x.x.x.x.x.xo' },
    levels: { bass: 0.5, pad: 0.26, figure: 0.42, melody: 0.34, drums: 0.55 },
    reverbSeconds: 0.9,
  },
  /** Plain major triads, high and bright, driven by four beats to the bar. */
  uplifting: {
    scale: [0, 2, 4, 5, 7, 9, 11],
    progressions: [
      [0, 4, 5, 3],
      [0, 3, 5, 4],
      [5, 3, 0, 4],
    ],
    chord: [0, 2, 4],
    register: { bass: 43, pad: 64, figure: 74, melody: 81 },
    brightness: 0.8,
    hollowness: 0.1,
    motifs: [
      [
        [0, 3],
        [3, 3],
        [6, 2],
        [8, 4],
        [12, 4],
      ],
      [
        [0, 2],
        [2, 2],
        [4, 4],
        [8, 3],
        [11, 3],
        [14, 2],
      ],
      [
        [0, 4],
        [4, 2],
        [6, 2],
        [8, 6],
        [14, 2],
      ],
    ],
    bass: [
      [0, 2, 0],
      [2, 2, 0],
      [4, 2, 0],
      [6, 2, 12],
      [8, 2, 0],
      [10, 2, 0],
      [12, 2, 7],
      [14, 2, 12],
    ],
    figure: [
      [0, 0],
      [2, 1],
      [4, 2],
      [6, 1],
      [8, 0],
      [10, 1],
      [12, 2],
      [14, 1],
    ],
    figureSeconds: 0.22,
    drums: { kick: 'x...x...x...x...', snare: '....x.......x...', hat: 'o.x.o.x.o.x.o.xo' },
    levels: { bass: 0.45, pad: 0.28, figure: 0.34, melody: 0.44, drums: 0.6 },
    reverbSeconds: 1.1,
  },
  /** Natural minor, low and dull, with a slow heavy pulse and a clock that ticks far off. */
  dark: {
    scale: [0, 2, 3, 5, 7, 8, 10],
    progressions: [
      [0, 5, 3, 4],
      [0, 6, 5, 4],
      [5, 3, 0, 0],
    ],
    chord: [0, 2, 4],
    register: { bass: 31, pad: 48, figure: 46, melody: 58 },
    brightness: 0.14,
    hollowness: 0.5,
    motifs: [
      [[0, 16]],
      [
        [0, 8],
        [8, 8],
      ],
      [
        [4, 4],
        [8, 8],
      ],
    ],
    bass: [
      [0, 8, 0],
      [8, 8, 0],
    ],
    figure: [
      [0, 0],
      [4, 1],
      [8, 2],
      [12, 1],
    ],
    figureSeconds: 0.45,
    drums: { kick: 'x...x...x...x...', snare: '............o...', hat: 'o...o...o...o...' },
    levels: { bass: 0.5, pad: 0.34, figure: 0.55, melody: 0.36, drums: 0.75 },
    reverbSeconds: 2.6,
  },
};
