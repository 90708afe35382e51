import { setFlagsFromString } from 'node:v8';

/**
 * Bytes of bytecode that a function runs through before it is compiled for speed. The engine's own threshold of
 * 132 KiB is reached by hundreds of functions that run for a moment in every clip and are compiled again for the next
 * one, because they are closures or met other shapes meanwhile: an eighth of a learning run's processor time. Loops
 * that matter pass three times as much in a few milliseconds.
 */
const BUDGET_BYTES = 400_000;

let isSpared = false;

/** Makes all threads of this process compile what is hot, not what is lukewarm; results are the same. */
export function spareCompiling(): void {
  if (isSpared) return;
  isSpared = true;
  setFlagsFromString(`--interrupt-budget=${BUDGET_BYTES}`);
}
