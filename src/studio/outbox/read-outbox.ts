import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Box } from './box.js';
import type { KeptErrand } from './errand.js';
import { ASIDE } from './outbox.js';

/** Where the outbox of a data folder lies. */
export function outboxFolder(data: string): string {
  return join(data, 'outbox');
}

/** What an outbox holds, read without touching it. */
export interface OutboxContent {
  /** Still to be done, by whatever process. */
  waiting: KeptErrand[];
  /** With steps that were refused for good: `refused` tells which, and why. */
  aside: KeptErrand[];
}

/** @param folder - as `outboxFolder` gives it; one that does not exist is empty */
export async function readOutbox(folder: string): Promise<OutboxContent> {
  const names = await readdir(folder).catch(() => []);
  const waiting = await Promise.all(
    names.filter((name) => name !== ASIDE).map((name) => new Box(join(folder, name)).errands()),
  );
  return { waiting: waiting.flat(), aside: await new Box(join(folder, ASIDE)).errands() };
}
