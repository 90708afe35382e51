import type { Instruction, InstructionRelation } from '../interpretation/instruction.js';
import type { Random } from '../numerics/random.js';
import type { Illustrate, IllustrationFact } from './illustrate.js';

/**
 * The drawing of each subject, null where there is none or where another drawing already shows it: someone riding a bike
 * is one drawing, bike and all.
 */
export function chooseIllustrations(
  instruction: Instruction,
  illustrate: Illustrate,
  random: Random,
): (IllustrationFact | null)[] {
  const { subjects } = instruction;
  const find = (index: number, action: string | null) =>
    illustrate((subjects[index] as (typeof subjects)[number]).noun, {
      action,
      random: random.fork(`illustration ${index}`),
    });
  // A name that no lexicon knows, but that does something, is somebody.
  const facts = subjects.map(
    (subject, i) =>
      find(i, subject.action) ??
      (subject.action
        ? illustrate('person', { action: subject.action, random: random.fork(`illustration ${i}`) })
        : null),
  );
  subjects.forEach((subject, i) => {
    if (subject.action === null || facts[i] === null) return;
    const plain = find(i, null);
    subjects.forEach((other, j) => {
      if (j === i || other.action !== null || facts[j] === null || other.color !== null) return;
      const together = find(i, `${subject.action} ${other.noun}`);
      if (!together || together.key === plain?.key) return;
      const alone = facts[i] as IllustrationFact;
      // What the action alone shows already may leave its object standing beside: "walking" with "dog".
      if (together.key === alone.key && !isPartOf(other.noun, together)) return;
      facts[i] = together;
      facts[j] = null;
    });
  });
  return facts;
}

/** Whether a drawing's own name speaks of the thing: `person-rowing-boat` of a boat. */
function isPartOf(noun: string, fact: IllustrationFact): boolean {
  return noun.split(' ').some((word) => fact.key.includes(word));
}

/** Kinds of drawings that can stand in a place and give it its name. */
const LANDMARKS: ReadonlySet<IllustrationFact['category']> = new Set(['building', 'object', 'vehicle', 'furniture']);

/** How a subject stands to the thing that its place turned out to be. */
const STANDS: Readonly<Partial<Record<IllustrationFact['category'], InstructionRelation['relation']>>> = {
  furniture: 'on',
  vehicle: 'in',
};

/**
 * A place that is itself a thing is shown as that thing: a lighthouse or a fountain when the prompt speaks of nothing
 * else, a couch that the cat is on when it is no place at all.
 *
 * @param isPlace - whether a noun names a place that a setting can show
 */
export function withLandmark(
  instruction: Instruction,
  tools: { illustrate: Illustrate; random: Random; isPlace: (noun: string) => boolean },
): Instruction {
  const place = instruction.setting.noun;
  const { subjects } = instruction;
  if (place === null || (subjects.length > 0 && tools.isPlace(place))) return instruction;
  const fact = tools.illustrate(place, { action: null, random: tools.random.fork('landmark'), byName: true });
  if (!fact || !LANDMARKS.has(fact.category)) return instruction;
  const head = place.split(' ').at(-1);
  if (fact.depicts !== place && fact.depicts !== head) return instruction;
  const landmark = { noun: place, color: null, count: 1, action: null, size: null };
  if (subjects.length === 0) return { ...instruction, subjects: [landmark] };
  const relation: InstructionRelation = {
    subject: 0,
    relation: STANDS[fact.category] ?? 'near',
    object: subjects.length,
  };
  return {
    ...instruction,
    setting: { ...instruction.setting, noun: null },
    subjects: [...subjects, landmark],
    relations: [...instruction.relations, relation],
  };
}
