import type { ClaimFold } from './fold.js';
import type { InstructionRelation, InstructionSubject } from './instruction.js';
import type { Mention } from './mention.js';
import type { Reading } from './scene-reader.js';

/** More things than this cannot be told apart in a frame. */
export const SUBJECT_LIMIT = 32;

/** Subjects and the relations among them. */
export function foldScene(
  reading: Reading,
  fold: ClaimFold,
): { subjects: InstructionSubject[]; relations: InstructionRelation[]; asked: string[] } {
  const shown = shownMentions(reading.mentions);
  const indices = new Map(shown.map((mention, i) => [mention, i]));
  const subjects = shown.map(({ noun, color, count, action, size }) => ({
    noun,
    color: color !== null && fold.avoids('color', color) ? null : color,
    count,
    action,
    size,
  }));
  const relations: InstructionRelation[] = [];
  for (const link of reading.links) {
    const subject = indices.get(link.subject);
    const object = indices.get(link.object);
    if (subject !== undefined && object !== undefined) relations.push({ subject, relation: link.relation, object });
  }
  const asked = [
    ...(subjects.length > 0 ? ['subjects'] : []),
    ...(relations.length > 0 ? ['relations'] : []),
    ...(reading.mentions.some((mention) => mention.role === 'setting') ? ['setting.noun'] : []),
  ];
  return { subjects, relations, asked };
}

/** The mentions that become subjects, in the order of the prompt. */
export function shownMentions(mentions: readonly Mention[]): Mention[] {
  return mentions.filter((mention) => mention.role === 'subject' && !mention.negated).slice(0, SUBJECT_LIMIT);
}
