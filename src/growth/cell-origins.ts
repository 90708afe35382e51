import { ASPECTS, type AspectRef } from '../origins/aspects.js';
import { gridOf } from './cells.js';

/** Steps of a cell that are origins of a domain; the others are mere steps of a number, or not the prompt's to decide. */
const ORIGIN_STEPS: Readonly<Record<string, readonly number[]>> = {
  'dynamic.motion': [0, 1, 2, 3],
  'dynamic.gradient': [0],
  'dynamic.camera': [0, 1],
  'dynamic.lighting': [1, 2],
  'dynamic.composition': [0, 1],
  'dynamic.temporal': [0],
  'dynamic.audio_semantic': [0, 1, 2],
  'dynamic.transition': [0, 1],
  'dynamic.depth': [0, 1],
};

/**
 * Origins of the domains that a cell shows, each as `dynamic.camera 0 pan`: aspect, which step of the cell, the word.
 *
 * @param aspect - with its registry, as `dynamic.camera`
 */
export function originsOf(aspect: string, cell: string): string[] {
  if (aspect.startsWith('narrative.')) return [`${aspect} ${cell}`];
  const words = cell.split(' ');
  return (ORIGIN_STEPS[aspect] ?? []).map((at) => `${aspect} ${at} ${words[at]}`);
}

/** Every origin that a cell of some aspect shows. */
export function allOrigins(): Set<string> {
  const places = Object.entries(ASPECTS).flatMap(([registry, aspects]) =>
    aspects.map((aspect) => ({ registry, aspect }) as AspectRef),
  );
  return new Set(
    places.flatMap((place) =>
      [...(gridOf(place)?.cells ?? [])].flatMap((cell) => originsOf(`${place.registry}.${place.aspect}`, cell)),
    ),
  );
}
