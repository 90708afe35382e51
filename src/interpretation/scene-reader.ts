import { BACKDROP_NOUNS } from '../origins/backdrops.js';
import { ASPECT_NOUNS, CAMERA_NOUNS, VIDEO_NOUNS } from '../origins/camera-words.js';
import type { RelationKind } from '../origins/domains.js';
import { RELATION_WORDS } from '../origins/relation-words.js';
import { TRIGGER_WORDS } from '../origins/trigger-words.js';
import type { Tag } from './function-words.js';
import { NUMBER_WORDS } from './function-words.js';
import type { Link, Mention } from './mention.js';
import { readMention } from './mention-reader.js';
import type { NounPhraseSpan } from './noun-phrase.js';
import { readNounPhrase } from './noun-phrase.js';
import { isColorValue } from './registry-names.js';
import type { Unit } from './units.js';
import type { WordBook } from './word-book.js';

/** What each unit does in the sentence. */
export type UnitRole =
  | 'free'
  | 'noun'
  | 'modifier'
  | 'compound'
  | 'action'
  | 'camera'
  | 'count'
  | 'phrase'
  | 'preposition'
  | 'request'
  | 'function';

/** The sentence, read: who and what, doing what, where. */
export interface Reading {
  readonly mentions: readonly Mention[];
  readonly links: readonly Link[];
  readonly roles: readonly UnitRole[];
  /** Mention that each unit belongs to. */
  readonly owner: ReadonlyMap<number, Mention>;
}

const SINGLE_RELATIONS: ReadonlyMap<string, RelationKind> = new Map(
  (Object.entries(RELATION_WORDS) as [RelationKind, readonly string[]][]).flatMap(([relation, words]) =>
    words.map((word) => [word, relation] as const),
  ),
);
/** Things shown for a group that says no number: a flock, a herd. */
const GROUP_COUNT = 6;
/** Verbs that ask for a video rather than tell what is in it. */
const REQUESTS: ReadonlySet<string> = new Set([
  'show',
  'make',
  'create',
  'generate',
  'want',
  'give',
  'need',
  'render',
  'produce',
  'draw',
  'animate',
  'imagine',
  'let',
  'like',
  'see',
  'feature',
  'depict',
]);
/** Camera verbs that stand for the camera wherever no subject stands right before them. */
const CAMERA_VERBS: ReadonlySet<string> = new Set(['pan', 'tilt', 'zoom', 'dolly', 'orbit', 'pedestal']);

/** Words that tell the weather, whatever part of speech they are. */
const WEATHER_WORDS: ReadonlySet<string> = new Set(Object.values(TRIGGER_WORDS.weather).flat());

/** Reads tagged units from left to right, once. */
export function readScene(units: readonly Unit[], tags: Tag[], negated: readonly boolean[], book: WordBook): Reading {
  return new SceneReader(units, tags, negated, book).read();
}

class SceneReader {
  readonly #units: readonly Unit[];
  readonly #tags: Tag[];
  readonly #negated: readonly boolean[];
  readonly #book: WordBook;
  readonly #mentions: Mention[] = [];
  readonly #links: Link[] = [];
  readonly #roles: UnitRole[];
  readonly #owner = new Map<number, Mention>();
  /** Who acts: the subjects of the clause at hand. */
  #actors: Mention[] = [];
  #preposition: { text: string; relation: RelationKind | null } | null = null;
  #afterVerb = false;
  #afterAuxiliary = false;
  #joined = false;
  /** The actors have been given their place: "a mouse under the bed" is complete. */
  #placed = false;
  /** Count that a measure ("a flock of") gives to the noun after it. */
  #measured: number | null = null;

  constructor(units: readonly Unit[], tags: Tag[], negated: readonly boolean[], book: WordBook) {
    this.#units = units;
    this.#tags = tags;
    this.#negated = negated;
    this.#book = book;
    this.#roles = units.map(() => 'function');
  }

  read(): Reading {
    for (let i = 0; i < this.#units.length; ) i = Math.max(i + 1, this.#step(i));
    return { mentions: this.#mentions, links: this.#links, roles: this.#roles, owner: this.#owner };
  }

  /** Reads what begins at unit `i`; returns the unit after it. */
  #step(i: number): number {
    const tag = this.#tags[i] as Tag;
    switch (tag) {
      case 'Z':
        return this.#mark(i);
      case 'K':
        return this.#phrase(i);
      case 'I':
      case 'O':
        return this.#prepositionAt(i);
      case 'C':
        return this.#conjunction(i);
      case 'X':
        this.#afterAuxiliary = true;
        return i + 1;
      case 'V':
        return this.#isBareNoun(i) ? this.#nounOrWord(i) : this.#verb(i);
      case 'T':
        this.#roles[i] = 'free';
        return i + 1;
      case 'Q':
      case 'R':
        return i + 1;
      default:
        return this.#nounOrVerb(i, tag);
    }
  }

  #mark(i: number): number {
    const text = this.#units[i]?.text ?? '';
    this.#preposition = null;
    this.#afterVerb = false;
    this.#afterAuxiliary = false;
    this.#joined = false;
    if (text === '.' || text === ';' || text === '!' || text === '?') this.#actors = [];
    return i + 1;
  }

  #phrase(i: number): number {
    this.#roles[i] = 'phrase';
    this.#preposition = null;
    this.#afterVerb = false;
    return i + 1;
  }

  #prepositionAt(i: number): number {
    const unit = this.#units[i] as Unit;
    this.#roles[i] = 'preposition';
    this.#afterVerb = false;
    // "A close-up of …", "a video of …": what follows stands on its own.
    if (unit.text === 'of' && this.#isAboutTheVideo(i - 1)) this.#preposition = null;
    else this.#preposition = { text: unit.text, relation: unit.relation ?? SINGLE_RELATIONS.get(unit.text) ?? null };
    return i + 1;
  }

  #isAboutTheVideo(i: number): boolean {
    const kind = this.#units[i]?.kind;
    const role = this.#owner.get(i)?.role;
    return (
      kind === 'phrase' ||
      kind === 'duration' ||
      ((role === 'camera' || role === 'format') && this.#units[i]?.text !== 'style')
    );
  }

  #conjunction(i: number): number {
    this.#preposition = null;
    this.#joined = this.#units[i]?.text === 'and' || this.#units[i]?.text === 'or' || this.#units[i]?.text === 'plus';
    return i + 1;
  }

  #nounOrVerb(i: number, tag: Tag): number {
    if ((tag === 'G' || tag === 'P') && this.#afterAuxiliary) return this.#verb(i);
    return this.#nounOrWord(i);
  }

  #nounOrWord(i: number): number {
    const span = readNounPhrase(this.#units, this.#tags, i);
    if (span) return this.#nounPhrase(span);
    if (this.#tags[i] === 'G' || this.#tags[i] === 'P') return this.#verb(i);
    if (colorOf(this.#units[i]) !== null) return this.#colorAfter(i);
    this.#roles[i] = 'free';
    return i + 1;
  }

  /**
   * "a wall in #0cc828": a colour that stands after what has it. A name of the registries keys the whole scene instead,
   * unless a plain surface is all there is to have it.
   */
  #colorAfter(i: number): number {
    const unit = this.#units[i] as Unit;
    const mention = this.#mentions.findLast(({ noun, negated }) => noun !== 'color' && noun !== 'colour' && !negated);
    if (!mention || (unit.named && !BACKDROP_NOUNS.has(mention.noun))) {
      this.#roles[i] = 'free';
      return i + 1;
    }
    this.#preposition = null;
    this.#roles[i] = 'modifier';
    mention.color ??= colorOf(unit);
    this.#owner.set(i, mention);
    return i + 1;
  }

  /** A finite verb form at the head of a clause that is a noun all the same: "waves" in "…, waves lapping". */
  #isBareNoun(i: number): boolean {
    const unit = this.#units[i] as Unit;
    const next = this.#tags[i + 1];
    const opens = i === 0 || this.#tags[i - 1] === 'Z' || this.#tags[i - 1] === 'I';
    if (!opens || unit.facts.noun.length === 0 || next === 'D' || this.#isRequest(unit)) return false;
    this.#tags[i] = 'N';
    return true;
  }

  #nounPhrase(span: NounPhraseSpan): number {
    if (this.#isMeasure(span)) return this.#measure(span);
    const earlier = this.#earlier(span);
    const mention = earlier ?? this.#mentionOf(span);
    if (!earlier) this.#mentions.push(mention);
    this.#markRoles(mention);
    if (mention.role !== 'other') return this.#cameraPhrase(mention);
    const complement = this.#afterAuxiliary && !mention.determined;
    this.#link(mention);
    if (mention.preposition === null && !mention.object && !complement) this.#becomeActor(mention);
    else if (
      mention.preposition === 'with' ||
      mention.preposition === 'of' ||
      mention.preposition === 'as' ||
      mention.preposition === 'featuring'
    ) {
      if (this.#tags[span.last + 1] === 'G' || this.#tags[span.last + 1] === 'X' || this.#actors.length === 0)
        this.#actors = [mention];
    }
    this.#describeAction(mention);
    this.#measured = null;
    this.#preposition = null;
    this.#joined = false;
    return span.last + 1;
  }

  /** The mention that "the dog" points back to. */
  #earlier(span: NounPhraseSpan): Mention | undefined {
    if (!/^(the|this|that|these|those)$/.test(this.#units[span.first]?.text ?? '') || this.#negated[span.last])
      return undefined;
    const again = this.#mentionOf(span);
    // Only the last few can be meant; the look back stays short in long prompts.
    const earlier = this.#mentions
      .slice(-16)
      .findLast((mention) => mention.noun === again.noun && !mention.negated && mention.role === 'other');
    for (let i = span.first; earlier && i <= span.last; i++) this.#owner.set(i, earlier);
    return earlier;
  }

  #mentionOf(span: NounPhraseSpan): Mention {
    const complement = this.#afterAuxiliary && !span.determined && this.#tags[span.last + 1] === 'G';
    const mention = readMention(
      this.#units,
      this.#measured === null ? span : { ...span, count: this.#measured },
      this.#book,
      {
        preposition: this.#preposition?.text ?? null,
        object: (this.#afterVerb && this.#preposition === null) || complement,
        negated: this.#negated[span.last] ?? false,
      },
    );
    const head = this.#units[mention.nouns.at(-1) ?? span.last] as Unit;
    const names = head.kind === 'compound' ? [head.tokens.at(-1)?.text ?? ''] : head.facts.keys;
    if (names.some((name) => CAMERA_NOUNS.includes(name))) mention.role = 'camera';
    else if (names.some((name) => VIDEO_NOUNS.includes(name) || ASPECT_NOUNS.includes(name))) mention.role = 'format';
    else if (this.#isManner(span.first)) mention.role = 'manner';
    return mention;
  }

  /** "in the style of Monet", "by Hokusai": how the video is made, not what it shows. */
  #isManner(first: number): boolean {
    const before = this.#units[first - 1]?.text;
    if (before === 'of') return /^(style|manner|spirit|fashion)$/.test(this.#units[first - 2]?.text ?? '');
    const lemma = this.#units[first]?.facts.noun[0] ?? '';
    return (
      before === 'by' &&
      this.#book.lexicon
        .senses(lemma, 'noun')
        .some(
          (sense) =>
            sense.rank === 1 &&
            this.#book.lexicon.isInstance(sense.synset) &&
            this.#book.lexicon.fileOf(sense.synset) === 'noun.person',
        )
    );
  }

  #markRoles(mention: Mention): void {
    for (let i = mention.first; i <= mention.last; i++) this.#owner.set(i, mention);
    for (const i of mention.modifiers) this.#roles[i] = 'modifier';
    for (const i of mention.nouns) this.#roles[i] = 'compound';
    this.#roles[mention.nouns.at(-1) ?? mention.last] = 'noun';
  }

  #cameraPhrase(mention: Mention): number {
    const cameraActs = this.#units[mention.last]?.facts.keys.includes('camera') ?? false;
    if (cameraActs) this.#actors = [mention];
    this.#afterVerb = false;
    this.#preposition = null;
    return mention.last + 1;
  }

  #link(mention: Mention): void {
    const relation = this.#preposition?.relation;
    const subject = this.#actors[0];
    if (this.#preposition !== null) this.#placed = true;
    if (relation && subject && subject !== mention && subject.role !== 'camera' && !mention.negated)
      this.#links.push({ subject, relation, object: mention });
  }

  #becomeActor(mention: Mention): void {
    if (this.#joined && !this.#afterVerb && !this.#placed) this.#actors = [...this.#actors.slice(-7), mention];
    else this.#actors = [mention];
    this.#placed = false;
    this.#afterVerb = false;
    this.#afterAuxiliary = false;
  }

  /** "a running horse": the participle is what the horse does. */
  #describeAction(mention: Mention): void {
    const participle = mention.modifiers.find((i) => this.#tags[i] === 'G');
    if (participle === undefined || !mention.kind.thing || this.#isOfSky(participle)) return;
    mention.action ??= verbLemma(this.#units[participle] as Unit);
    this.#roles[participle] = 'action';
  }

  #isMeasure(span: NounPhraseSpan): boolean {
    const head = this.#units[span.last];
    if (this.#units[span.last + 1]?.text !== 'of' || !head) return false;
    const mention = readMention(this.#units, span, this.#book, { preposition: null, object: false, negated: false });
    return mention.kind.measure && !mention.kind.place;
  }

  #measure(span: NounPhraseSpan): number {
    const word = this.#units[span.last]?.facts.noun[0] ?? '';
    this.#measured = NUMBER_WORDS[word] ?? (this.#book.kind(word).many ? GROUP_COUNT : span.count);
    for (let i = span.first; i <= span.last; i++) this.#roles[i] = this.#tags[i] === 'D' ? 'function' : 'count';
    // The "of" joins: what follows stands where the measure stood.
    return span.last + 2;
  }

  #verb(i: number): number {
    const unit = this.#units[i] as Unit;
    const detached = this.#tags[i - 1] === 'Z' || this.#tags[i - 1] === 'K' || i === 0;
    const camera =
      (detached && unit.facts.keys.some((key) => CAMERA_VERBS.has(key))) || this.#actors[0]?.role === 'camera';
    const end = this.#verbEnd(i);
    this.#afterAuxiliary = false;
    this.#afterVerb = true;
    this.#preposition = null;
    if (camera) this.#roles[i] = 'camera';
    else if (this.#isRequest(unit) && this.#actors.length === 0) {
      this.#roles[i] = 'request';
      this.#afterVerb = false;
    } else if (this.#actors.length === 0 || (this.#isOfSky(i) && !this.#isObject(end))) this.#roles[i] = 'free';
    else this.#act(i, end);
    this.#joined = false;
    return end;
  }

  /** "a dog, and it rains", "two horses, snowing": whoever was named, the sky does it; but "knights storm a castle". */
  #isOfSky(i: number): boolean {
    const { keys, verb } = (this.#units[i] as Unit).facts;
    const { lexicon } = this.#book;
    const isWeather = (lemma: string): boolean =>
      lexicon.senses(lemma, 'verb').some(({ synset }) => lexicon.fileOf(synset) === 'verb.weather');
    return keys.some((key) => WEATHER_WORDS.has(key)) && verb.some(isWeather);
  }

  /** Whether something that a verb is done to begins here. */
  #isObject(i: number): boolean {
    return ['D', 'J', 'N', 'M', 'R'].includes(this.#tags[i] ?? 'Z');
  }

  #isRequest(unit: Unit): boolean {
    return unit.facts.verb.some((lemma) => REQUESTS.has(lemma));
  }

  /** The unit after the verb and its particle: "waking up". */
  #verbEnd(i: number): number {
    return this.#tags[i + 1] === 'T' ? i + 2 : i + 1;
  }

  #act(i: number, end: number): void {
    const unit = this.#units[i] as Unit;
    this.#roles[i] = 'action';
    if (end > i + 1) this.#roles[i + 1] = 'action';
    if (this.#negated[i] || !this.#isActive(i)) return;
    const action = [verbLemma(unit), ...this.#units.slice(i + 1, end).map((particle) => particle.text)].join(' ');
    for (const actor of this.#actors) actor.action ??= action;
  }

  /** A past form after its noun says what was done to it ("a house covered in snow"), unless it is a way of moving ("a dog ran"). */
  #isActive(i: number): boolean {
    if (this.#tags[i] !== 'P') return true;
    const lemma = verbLemma(this.#units[i] as Unit);
    const sense = this.#book.lexicon.senses(lemma, 'verb')[0];
    return (
      this.#tags[i - 1] !== 'X' && sense !== undefined && this.#book.lexicon.fileOf(sense.synset) === 'verb.motion'
    );
  }
}

/** The colour that a code, a listed name or a name of the registries stands for, as a mention holds it. */
function colorOf(unit: Unit | undefined): string | null {
  if (unit?.named) return isColorValue(unit.named) ? unit.text : null;
  return unit?.color ?? null;
}

/** Base form of a verb: `riding` → `ride`. A verb that nobody knows loses its ending. */
export function verbLemma(unit: Unit): string {
  return unit.facts.verb[0] ?? unit.text.replace(/(.{2})ing$/, '$1');
}
