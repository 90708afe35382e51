import type { Instruction, InstructionSubject } from '../interpretation/instruction.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { nearestAction } from '../lexicon/nearest.js';
import { clamp, power } from '../numerics/arithmetic.js';
import type { Rgb } from '../numerics/color.js';
import type { Random } from '../numerics/random.js';
import { groundRow } from '../origins/perspective.js';
import type { SettingEntry, Vocabulary } from '../origins/vocabulary.js';
import type { IllustrationFact } from './illustrate.js';
import type { SpecFigure } from './scene-spec.js';

/** Size on screen of the largest subject of a medium shot, in frame heights, by how many kinds are shown. */
const MAIN_SIZE = [0.5, 0.44, 0.36, 0.3, 0.26];
/** More of one kind than this are suggested, not counted out. */
const MOST_OF_A_KIND = 24;
const SIZE_FACTORS = { tiny: 0.5, small: 0.72, large: 1.3, huge: 1.65 } as const;

interface Cast {
  readonly index: number;
  readonly subject: InstructionSubject;
  readonly fact: IllustrationFact;
  readonly action: string;
  readonly color: Rgb | null;
  size: number;
}

export interface LayoutTools {
  readonly lexicon: Lexicon;
  readonly vocabulary: Vocabulary;
  readonly random: Random;
  readonly colorOf: (name: string) => Rgb | null;
  readonly aspect: number;
  readonly setting: SettingEntry;
  readonly horizon: number;
  /** Where a lone column may stand, in frame heights from the middle. */
  readonly aside: number;
}

/** Places every subject that can be shown: at believable sizes, where it belongs, as the relations say. */
export function layOut(
  instruction: Instruction,
  facts: readonly (IllustrationFact | null)[],
  tools: LayoutTools,
): SpecFigure[] {
  const cast = castOf(instruction, facts, tools);
  if (cast.length === 0) return [];
  const columns = columnsOf(instruction, cast);
  const width = Math.min(tools.aspect * 0.86, 0.2 + 0.62 * columns.length);
  return columns.flatMap((column, i) => {
    const share = columns.length === 1 ? 0 : (i + 0.5) / columns.length - 0.5;
    const x = share * width + (columns.length === 1 ? sideStep(cast, tools) : 0);
    // Who stands left of somebody keeps to his own side.
    const sided =
      columns.length > 1 &&
      instruction.relations.some(({ relation }) => relation === 'left_of' || relation === 'right_of');
    return placeColumn(
      instruction,
      column,
      { x, room: width / columns.length, widest: sided ? width / columns.length : tools.aspect * 0.92 },
      tools,
    );
  });
}

/** How far a lone column stands from the middle; a crowd needs the room on both sides. */
function sideStep(cast: readonly Cast[], { aside, aspect, random }: LayoutTools): number {
  const step = random.between(-0.06, 0.06);
  const isSingle = cast.every(({ subject }) => subject.count <= 1);
  return isSingle ? aside + step : (step * Math.min(1, aspect)) / 2;
}

function castOf(instruction: Instruction, facts: readonly (IllustrationFact | null)[], tools: LayoutTools): Cast[] {
  const shown = instruction.subjects.flatMap((subject, index) => {
    const fact = facts[index];
    return fact ? [{ subject, index, fact }] : [];
  });
  const tallest = Math.max(...shown.map(({ fact }) => fact.heightMetres), 0.01);
  const main = MAIN_SIZE[Math.min(shown.length, MAIN_SIZE.length) - 1] ?? 0.3;
  return shown.map(({ subject, index, fact }) => {
    // True proportions would lose the small beside the large: differences are kept, but compressed.
    const relative = power(fact.heightMetres / tallest, 0.38);
    const factor = subject.size ? SIZE_FACTORS[subject.size] : 1;
    return {
      subject,
      index,
      fact,
      size: clamp(main * relative * factor, 0.07, 0.86),
      action: actionOf(subject, fact, tools),
      color: subject.color ? tools.colorOf(subject.color) : null,
    };
  });
}

/** What a subject does: what the prompt says, else what its kind does where it is. */
function actionOf(subject: InstructionSubject, fact: IllustrationFact, tools: LayoutTools): string {
  const known = (name: string) => tools.vocabulary.actions.some((action) => action.name === name);
  const asked = subject.action
    ? nearestAction(tools.lexicon, subject.action, tools.vocabulary.actions)?.entry.name
    : undefined;
  if (asked) return asked;
  if (subject.action && fact.category === 'person' && known('dance')) return 'dance';
  const { ground } = tools.setting;
  if (fact.habitat === 'air' && ground !== 'floor' && known('fly')) return 'fly';
  if (fact.habitat === 'water' && fact.category === 'animal' && ground !== 'floor' && known('swim')) return 'swim';
  if (fact.category === 'vehicle' && ground === 'water' && known('sail')) return 'sail';
  if (ground === 'none' && known('float')) return 'float';
  return 'stand';
}

/** Subjects side by side, left to right; those stacked on one another share a column. */
function columnsOf(instruction: Instruction, cast: readonly Cast[]): Cast[][] {
  const columnOf = new Map<number, Cast[]>(cast.map((member) => [member.index, [member]]));
  const stacked = new Set(['above', 'below', 'on', 'in', 'in_front_of', 'behind']);
  for (const { subject, relation, object } of instruction.relations) {
    const a = columnOf.get(subject);
    const b = columnOf.get(object);
    if (!stacked.has(relation) || !a || !b || a === b) continue;
    const joined = [...b, ...a];
    for (const member of joined) columnOf.set(member.index, joined);
  }
  const columns = [...new Set(cast.map((member) => columnOf.get(member.index) as Cast[]))];
  return leftToRight(columns, (a, b) => a.some((left) => b.some((right) => isLeftOf(instruction, left, right))));
}

function isLeftOf(instruction: Instruction, a: Cast, b: Cast): boolean {
  return instruction.relations.some(
    ({ subject, relation, object }) =>
      (relation === 'left_of' && subject === a.index && object === b.index) ||
      (relation === 'right_of' && subject === b.index && object === a.index),
  );
}

/** Items in the prompt's order, wherever the relations leave it open: each behind those that belong to its left. */
function leftToRight<T>(items: readonly T[], isLeft: (a: T, b: T) => boolean): T[] {
  const placed = new Set<T>();
  const ordered: T[] = [];
  const place = (item: T): void => {
    if (placed.has(item)) return;
    placed.add(item);
    for (const other of items) if (isLeft(other, item)) place(other);
    ordered.push(item);
  };
  items.forEach(place);
  return ordered;
}

/** Where a column stands, the width that falls to it, and how far many of a kind may spread. Frame heights. */
interface Lane {
  readonly x: number;
  readonly room: number;
  readonly widest: number;
}

/** Fills one column from the bottom up: what stands on another has its foot on the other's top. */
function placeColumn(instruction: Instruction, column: readonly Cast[], lane: Lane, tools: LayoutTools): SpecFigure[] {
  const posts = postsOf(instruction, column);
  const storeys = [...new Set(posts.map((post) => post.storey))].sort((a, b) => a - b);
  const figures: SpecFigure[] = [];
  let floor: number | null = null;
  for (const storey of storeys) {
    const level = posts.filter((post) => post.storey === storey).sort((a, b) => b.depth - a.depth);
    const row = leftToRight(level, (a, b) => isLeftOf(instruction, a.member, b.member));
    let roof = 2;
    level.forEach((post) => {
      const size = storeys.length > 1 ? Math.min(post.member.size, 0.66 / storeys.length) : post.member.size;
      const shift = level.length > 1 ? (row.indexOf(post) - (level.length - 1) / 2) * 0.22 * lane.room : 0;
      const placed = placeKind(
        post.member,
        size,
        { ...lane, x: lane.x + shift },
        { floor, depth: post.depth, loose: post.loose },
        tools,
      );
      figures.push(...placed);
      const [first] = placed;
      if (first) roof = Math.min(roof, (first.support === 'air' ? first.y + size / 2 : first.y) - size * 0.94);
    });
    floor = roof;
  }
  return figures;
}

/** Where in its column a subject belongs. */
interface Post {
  readonly member: Cast;
  /** 0 = on the ground, 1 = on top of that … */
  storey: number;
  depth: number;
  /** Hangs free above what is below it, rather than standing on it. */
  loose: boolean;
}

function postsOf(instruction: Instruction, column: readonly Cast[]): Post[] {
  const posts: Post[] = column.map((member) => ({ member, storey: 0, depth: 1, loose: false }));
  const find = (index: number) => posts.find((post) => post.member.index === index);
  // As many passes as members settle any chain of relations.
  for (let pass = 0; pass < posts.length; pass++) {
    for (const { subject, relation, object } of instruction.relations) {
      const a = find(subject);
      const b = find(object);
      if (!a || !b) continue;
      const [upper, lower] = relation === 'below' ? [b, a] : [a, b];
      if (['above', 'below', 'on'].includes(relation))
        upper.storey = Math.min(posts.length, Math.max(upper.storey, lower.storey + 1));
      if (relation === 'above') upper.loose = true;
      if (relation === 'behind') a.depth = Math.min(4, b.depth * 1.5);
      if (relation === 'in_front_of') b.depth = Math.min(4, Math.max(b.depth, a.depth * 1.5));
      if (relation === 'in') a.depth = b.depth * 1.04;
    }
  }
  return posts;
}

/** All figures of one subject, spread when there are several. */
function placeKind(
  member: Cast,
  size: number,
  lane: Lane,
  level: { readonly floor: number | null; readonly depth: number; readonly loose: boolean },
  tools: LayoutTools,
): SpecFigure[] {
  const count = clamp(member.subject.count, 1, MOST_OF_A_KIND);
  // Several share the width that is there, with some overlap in depth.
  const each =
    count === 1
      ? size
      : Math.max(0.06, Math.min(size * Math.max(0.34, 1 / (1 + 0.22 * (count - 1))), (lane.widest * 1.14) / count));
  const random = tools.random.fork(`figure ${member.index}`);
  const facing = random.chance(0.5) ? 1 : -1;
  const spread = Math.max(Math.min(lane.room, lane.widest), Math.min(lane.widest, each * 1.25 * count));
  return Array.from({ length: count }, (_, i) => {
    const t = count === 1 ? 0 : (i + 0.5) / count - 0.5;
    const scatter = count === 1 ? 0 : random.between(-0.5, 0.5) * (spread / count) * 0.35;
    const depth = level.depth * (count === 1 ? 1 : random.between(0.92, 1.3));
    const support = supportOf(member, tools);
    return {
      noun: member.subject.noun,
      illustration: member.fact.key,
      color: member.color,
      height: each / (count === 1 ? 1 : depth),
      x: lane.x + t * spread + scatter,
      y:
        rowOf(support, each, depth, level, random, tools) +
        (support === 'air' && count > 1 ? random.between(-0.13, 0.13) : 0),
      depth,
      facing,
      mirrored: member.fact.facing === (facing === 1 ? 'left' : 'right'),
      action: member.action,
      pace: 1,
      support: level.floor !== null && !level.loose ? 'ground' : support,
    };
  });
}

const AIRBORNE = new Set(['fly', 'float', 'fall']);

function supportOf(member: Cast, tools: LayoutTools): SpecFigure['support'] {
  if (tools.setting.ground === 'none' || AIRBORNE.has(member.action)) return 'air';
  if (tools.setting.ground === 'water') return 'water';
  return 'ground';
}

/** Row of a figure's foot, or of its middle when it hangs in the air. */
function rowOf(
  support: SpecFigure['support'],
  size: number,
  depth: number,
  level: { readonly floor: number | null; readonly loose: boolean },
  random: Random,
  tools: LayoutTools,
): number {
  if (level.floor !== null)
    return level.loose ? level.floor - size * 0.12 - (support === 'air' ? size / 2 : 0) : level.floor;
  if (support === 'air') {
    const top = tools.setting.ground === 'none' ? 0.5 : Math.max(0.24, Math.min(0.42, tools.horizon - size * 0.55));
    return top + random.between(-0.06, 0.06);
  }
  return groundRow(tools.horizon, support === 'water' ? depth * 1.5 : depth);
}
