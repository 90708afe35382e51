import { loadPictureMaterial } from '../assets/load-picture-material.js';
import { Crew } from './crew.js';

let crew: Crew | undefined;

/**
 * The crew of this process: its threads start at the first call and are reused by every clip; should one of
 * them die, the next call starts a new crew. Call it early: threads start while the prompt is understood.
 */
export function sharedCrew(): Crew {
  if (!crew?.isAlive) crew = new Crew({ material: loadPictureMaterial(), ...threadsOf(process.env.MOTION_THREADS) });
  return crew;
}

/** As many renderers as `MOTION_THREADS` says: for workers that stand side by side on few cores. */
function threadsOf(text: string | undefined): { renderers?: number } {
  const count = Number(text);
  return Number.isSafeInteger(count) && count >= 1 ? { renderers: count } : {};
}
