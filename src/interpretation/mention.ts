import type { RelationKind, SubjectSize } from '../origins/domains.js';
import type { NounKind } from './noun-kinds.js';

/** One noun phrase of the prompt. */
export interface Mention {
  /** Units of the phrase. */
  readonly first: number;
  readonly last: number;
  /** Units of its noun, the head last. */
  readonly nouns: readonly number[];
  /** Adjectives, participles and numbers before it. */
  readonly modifiers: readonly number[];
  /** The noun as said, singular. */
  readonly noun: string;
  readonly kind: NounKind;
  readonly known: boolean;
  readonly named: boolean;
  readonly count: number;
  readonly plural: boolean;
  /** Has a determiner or a number. */
  readonly determined: boolean;
  readonly negated: boolean;
  /** Preposition before it. */
  readonly preposition: string | null;
  /** Weather, a season or a time: it surrounds the scene and is no thing in it. */
  readonly atmospheric: boolean;
  /** What a verb acts on. */
  readonly object: boolean;
  color: string | null;
  size: SubjectSize | null;
  action: string | null;
  /** `manner`: whose style it is. */
  role: 'subject' | 'setting' | 'place' | 'camera' | 'format' | 'manner' | 'other';
}

/** One thing placed by another. */
export interface Link {
  readonly subject: Mention;
  readonly relation: RelationKind;
  readonly object: Mention;
}
