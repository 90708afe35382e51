import { allOrigins, originsOf } from '../src/growth/cell-origins.js';
import { gridOf } from '../src/growth/cells.js';
import { ASPECTS, type AspectRef } from '../src/origins/aspects.js';

/** Cells reached after one run. */
export interface Reached {
  colors: number;
  sounds: number;
  origins: number;
  /** Of every aspect. */
  cells: number;
}

/** One video of a strategy: where it was to lead and what it showed. */
export interface LoggedRun {
  strategy: string;
  /** The seed of the process that made it. */
  worker: string;
  prompt: string;
  aims: string[];
  /** As `static.color 1 2 3`. */
  cells: string[];
  /** Whether it moved as a good video does. */
  good: boolean;
}

/** What one strategy reached, run by run. */
export interface Curve {
  strategy: string;
  runs: Reached[];
  /** By aspect. */
  aims: Record<string, { aimed: number; landed: number }>;
  /** Aims that did not land, with their prompts. */
  missed: string[];
  /** Origins that were not reached. */
  left: string[];
}

const PLACES: readonly AspectRef[] = Object.entries(ASPECTS).flatMap(([registry, aspects]) =>
  aspects.map((aspect) => ({ registry, aspect }) as AspectRef),
);

const ALL_ORIGINS = allOrigins();

function originsReached(reached: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  return new Set([...reached].flatMap(([place, cells]) => [...cells].flatMap((cell) => originsOf(place, cell))));
}

/** What there is to reach. */
export const GOALS = {
  colors: gridOf({ registry: 'static', aspect: 'color' })?.cells.size ?? 0,
  sounds: gridOf({ registry: 'static', aspect: 'sound' })?.cells.size ?? 0,
  origins: ALL_ORIGINS.size,
  cells: PLACES.reduce((sum, place) => sum + (gridOf(place)?.cells.size ?? 0), 0),
  /** Origins that were not reached. */
  left(reached: ReadonlyMap<string, ReadonlySet<string>>): string[] {
    const found = originsReached(reached);
    return [...ALL_ORIGINS].filter((origin) => !found.has(origin));
  },
};

export function goalsReached(reached: ReadonlyMap<string, ReadonlySet<string>>): Reached {
  return {
    colors: reached.get('static.color')?.size ?? 0,
    sounds: reached.get('static.sound')?.size ?? 0,
    origins: originsReached(reached).size,
    cells: [...reached.values()].reduce((sum, cells) => sum + cells.size, 0),
  };
}

/** The curve of a log. */
export function curveOf(log: readonly LoggedRun[]): Curve {
  const reached = new Map<string, Set<string>>();
  const curve: Curve = { strategy: log[0]?.strategy ?? '', runs: [], aims: {}, missed: [], left: [] };
  for (const { prompt, aims, cells } of log) {
    for (const name of cells) {
      const [place, cell] = parted(name);
      reached.set(place, (reached.get(place) ?? new Set()).add(cell));
    }
    for (const aim of aims) {
      const [place] = parted(aim);
      const tally = curve.aims[place] ?? { aimed: 0, landed: 0 };
      tally.aimed++;
      if (cells.includes(aim)) tally.landed++;
      else curve.missed.push(`${aim}: ${prompt}`);
      curve.aims[place] = tally;
    }
    curve.runs.push(goalsReached(reached));
  }
  curve.left = GOALS.left(reached);
  return curve;
}

export function parted(name: string): [place: string, cell: string] {
  const space = name.indexOf(' ');
  return [name.slice(0, space), name.slice(space + 1)];
}
