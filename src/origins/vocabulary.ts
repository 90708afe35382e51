/**
 * What the picture can show, as data: the seam by which interpretation and creation learn of settings,
 * looks and actions without importing the rooms that draw them. Each record comes from the one file
 * that implements it, so that adding a setting, a look or an action is adding one file.
 */
export interface Vocabulary {
  readonly settings: readonly SettingEntry[];
  readonly looks: readonly LookEntry[];
  readonly actions: readonly ActionEntry[];
}

/** One family of places, e.g. `shore`. */
export interface SettingEntry {
  /** Name of the archetype, unique. */
  readonly name: string;
  /**
   * Words whose WordNet senses this archetype stands for, each `lemma` or `lemma#sense` (sense 1 first):
   * a place belongs to the archetype with the nearest anchor on its hypernym chain.
   */
  readonly anchors: readonly string[];
  /** Narrative family. */
  readonly family: 'urban' | 'nature' | 'interior' | 'exterior' | 'studio' | 'outdoor' | 'abstract';
  /** What subjects stand on; `none` leaves them floating. */
  readonly ground: 'land' | 'water' | 'floor' | 'none';
  /** Row of the horizon at rest, 0 = top of the frame, 1 = bottom. */
  readonly horizon: number;
  /** Word for the sound room: which ambience belongs here. */
  readonly ambience: Ambience;
}

export type Ambience = 'surf' | 'wind' | 'forest' | 'meadow' | 'city' | 'room' | 'space' | 'none';

/** One way of placing pure values, e.g. `van_gogh`. */
export interface LookEntry {
  readonly name: string;
  /** Phrases of a prompt that ask for it, lower case, e.g. `van gogh`. */
  readonly phrases: readonly string[];
  readonly placement: Placement;
  /** Restricts or shifts the colours: every look may leave it out. */
  readonly tint?: { readonly saturation: number; readonly contrast: number; readonly palette?: string };
}

/** The parameters of placement: they are the look. */
export interface Placement {
  /** Width of a dab in pixels of a frame 512 high; scaled with the frame. ≥ 2. */
  readonly dabPixels: number;
  readonly shape: 'round' | 'square' | 'stroke';
  /** Length of a stroke over its width, ≥ 1. */
  readonly elongation: number;
  /** `flow` follows the form of the scene, `free` turns at random, `level` lies flat. */
  readonly orientation: 'flow' | 'free' | 'level';
  /** Scatter of the dabs about their grid, 0 = exact grid, 1 = a whole cell. */
  readonly jitter: number;
  /** Frames until a dab is drawn again; 0 = held for ever. */
  readonly holdFrames: number;
  /** 0 = nearest pure values, 1 = any value of the pool anywhere. */
  readonly spread: number;
}

/** One way in which a subject moves, e.g. `walk`. */
export interface ActionEntry {
  readonly name: string;
  /** Verbs (lemmas) whose WordNet senses it stands for; other verbs reach it through their hypernyms. */
  readonly verbs: readonly string[];
}
