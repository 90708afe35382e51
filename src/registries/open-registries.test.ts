import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRegistries } from './open-registries.js';
import type { StoreOptions } from './registry-store.js';

const OPTIONS: StoreOptions = {
  names: { candidates: () => [] },
  cells: { version: '1', cellOf: () => null },
  origins: [],
  now: () => '2026-01-01T00:00:00.000Z',
};
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'motion-open-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('opening the registries', () => {
  it('makes the file with its folders, whether named by path or by URL', async () => {
    const path = join(folder, 'a', 'b', 'registries.db');
    await (await openRegistries(path, OPTIONS)).close();
    const again = await openRegistries(pathToFileURL(path).href, OPTIONS);
    expect(await again.counts()).toEqual([]);
    await again.close();
  });

  it.each([
    [
      'a file that is no database',
      () => {
        const path = join(folder, 'notes.txt');
        writeFileSync(path, 'These are notes, and long enough not to be taken for an empty file. '.repeat(50));
        return path;
      },
      'notes.txt',
    ],
    ['a folder', () => folder, 'Name a file'],
    [
      'a server that is not there',
      () => 'postgres://motion:secret@127.0.0.1:9/motion',
      'postgres://motion@127.0.0.1:9/motion',
    ],
    ['a database that it does not know', () => 'mysql://localhost/motion', 'mysql://'],
  ])('refuses %s, says what and never a password', async (_, place, said) => {
    const work = openRegistries(place(), OPTIONS);
    await expect(work).rejects.toMatchObject({ code: 'registry/cannot-open' });
    await expect(work).rejects.toThrow(said);
    await expect(work).rejects.not.toThrow('secret');
  });
});
