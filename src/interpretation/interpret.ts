import type { Lexicon } from '../lexicon/lexicon.js';
import { SEASONS, TIMES_OF_DAY, WEATHERS } from '../origins/domains.js';
import type { Vocabulary } from '../origins/vocabulary.js';
import { backdropOf } from './backdrop.js';
import { cameraCommands } from './camera-commands.js';
import type { Claim } from './claim.js';
import type { ColorsByName } from './color-codes.js';
import { ClaimFold, foldFields } from './fold.js';
import type { Tag } from './function-words.js';
import type { Instruction, NamedValue } from './instruction.js';
import type { LearnedMeanings } from './learned-meanings.js';
import { lookClaims, settleLooks } from './look.js';
import { negatedUnits } from './negation.js';
import { readOverlayText } from './overlay-text.js';
import { type Effect, phraseTable } from './phrases.js';
import type { RegistryNames } from './registry-names.js';
import { mentionClaims } from './scene-claims.js';
import { foldScene } from './scene-fields.js';
import type { Reading } from './scene-reader.js';
import { readScene } from './scene-reader.js';
import { settingName } from './setting-name.js';
import { settleRoles } from './settle-roles.js';
import { repairTags } from './tag-repairs.js';
import { tagSequence } from './tagger.js';
import { normalisePrompt, tokenize } from './tokens.js';
import type { Unit } from './units.js';
import { groupUnits } from './units.js';
import { accountForWords } from './word-account.js';
import { WordBook } from './word-book.js';
import { wordClaims } from './word-claims.js';

/** What interpretation knows. */
export interface InterpretationKnowledge {
  readonly lexicon: Lexicon;
  readonly vocabulary: Vocabulary;
  /** Stored values that phrases of the prompt call by name (see `namePhrases`); default: none. */
  readonly names?: RegistryNames;
  /** Colours by names that are no everyday words; default: none. */
  readonly colors?: ColorsByName;
  /** What was learned of words that nothing else explains; default: nothing. */
  readonly learned?: LearnedMeanings;
}

/**
 * What a prompt asks for. Any text up to 1 MB is answered, in time linear in its length; the same prompt and
 * knowledge give the same Instruction.
 *
 * @throws {PromptError} when there is nothing to answer: no text, no words, more than 1 MB
 */
export function interpret(
  prompt: string,
  { lexicon, vocabulary, names, colors, learned }: InterpretationKnowledge,
): Instruction {
  const text = normalisePrompt(prompt);
  const book = new WordBook(lexicon, learned);
  const units = groupUnits(tokenize(text), book, phraseTable(vocabulary), { names, colors });
  const tags = tagUnits(units);
  const negated = negatedUnits(units, tags);
  const commands = cameraCommands(units, tags, negated);
  for (const i of commands.flatMap((command) => command.units)) tags[i] = 'K';
  const reading = readScene(units, tags, negated, book);
  const looks = lookClaims(units, negated, reading, vocabulary);
  settleLooks(reading, units, looks);
  settleRoles(reading.mentions);
  const claims = [
    ...commands.flatMap((command) => command.claims),
    ...phraseClaims(units, negated),
    ...looks,
    ...wordClaims(units, tags, negated, reading, book),
    ...mentionClaims(reading),
  ];
  const named = units.flatMap((unit, i) => (unit.named && !negated[i] ? [unit.named] : []));
  return assemble(text, units, tags, reading, claims, named);
}

function tagUnits(units: readonly Unit[]): Tag[] {
  const tags = tagSequence(units.map((unit) => unit.odds));
  repairTags(units, tags);
  return tags;
}

function phraseClaims(units: readonly Unit[], negated: readonly boolean[]): Claim[] {
  return units.flatMap((unit, i) =>
    effectsToClaim(unit).map(
      ({ domain, value }): Claim => ({
        unit: i,
        span: unit.text,
        domain,
        canonical: value,
        by: unit.named ? 'registry' : 'origin',
        negated: negated[i] ?? false,
        strength: 3,
      }),
    ),
  );
}

/** A name that settles no field is understood all the same. */
function effectsToClaim({ effects, named }: Unit): readonly Effect[] {
  return named && effects.length === 0 ? [{ domain: named.aspect, value: named.name }] : effects;
}

function assemble(
  text: string,
  units: readonly Unit[],
  tags: readonly Tag[],
  reading: Reading,
  claims: readonly Claim[],
  named: NamedValue[],
): Instruction {
  const fold = new ClaimFold(claims);
  const fields = foldFields(fold);
  const scene = foldScene(reading, fold);
  const overlay = readOverlayText(text);
  const asked = [...fold.asked, ...scene.asked, ...(overlay ? ['text_overlay'] : [])];
  const account = accountForWords(units, tags, reading, claims);
  return {
    ...fields,
    text_overlay: overlay?.text ?? null,
    text_position: overlay?.position ?? 'center',
    educational_template: overlay?.template ?? null,
    keywords: account.keywords,
    raw_prompt: text.toLowerCase(),
    subjects: scene.subjects,
    setting: {
      noun: settingName(reading.mentions, units, claims),
      time_of_day: fold.pick('time_of_day', TIMES_OF_DAY, null, 'setting.time_of_day'),
      weather: fold.pick('weather', WEATHERS, null, 'setting.weather'),
      season: fold.pick('season', SEASONS, null, 'setting.season'),
      backdrop: backdropOf(reading.mentions)?.color ?? null,
    },
    relations: scene.relations,
    understood: account.understood,
    unknown: account.unknown,
    named,
    asked: [...new Set([...asked, ...fold.asked])],
  };
}
