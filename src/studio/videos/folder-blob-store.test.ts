import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FolderBlobStore } from './folder-blob-store.js';

let folder: string;
let store: FolderBlobStore;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'motion-blobs-'));
  store = new FolderBlobStore(join(folder, 'store'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(content: string): string {
  const path = join(folder, 'source.mp4');
  writeFileSync(path, content);
  return path;
}

async function read(key: string, range?: { start: number; end: number }): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of store.get(key, range)) parts.push(part);
  return Buffer.concat(parts).toString();
}

describe('a folder of videos', () => {
  it('gives back what it was given, whole or in part', async () => {
    expect(await store.put('videos/ab/one.mp4', file('0123456789'))).toBe(10);
    expect(await store.size('videos/ab/one.mp4')).toBe(10);
    expect(await read('videos/ab/one.mp4')).toBe('0123456789');
    expect(await read('videos/ab/one.mp4', { start: 2, end: 4 })).toBe('234');
  });

  it('replaces a file whole, and leaves nothing half-written', async () => {
    await store.put('videos/ab/two.mp4', file('first'));
    await store.put('videos/ab/two.mp4', file('second one'));
    expect(await read('videos/ab/two.mp4')).toBe('second one');
    await expect(store.put('videos/ab/three.mp4', join(folder, 'nothing.mp4'))).rejects.toThrow(/ENOENT/);
    expect(readdirSync(join(folder, 'store', 'videos', 'ab'))).not.toContain('three.mp4');
    expect(readdirSync(join(folder, 'store', 'parts'))).toEqual([]);
  });

  it('removes what is left of copies that were cut off, and no other', async () => {
    const parts = join(folder, 'store', 'parts');
    writeFileSync(join(parts, 'old'), 'x');
    writeFileSync(join(parts, 'new'), 'x');
    const yesterday = new Date(Date.now() - 86_400_000);
    utimesSync(join(parts, 'old'), yesterday, yesterday);
    await store.tidy();
    expect(readdirSync(parts)).toEqual(['new']);
    await new FolderBlobStore(join(folder, 'nowhere')).tidy();
  });

  it('knows nothing of what is not there, and removes that as well', async () => {
    expect(await store.size('videos/ab/none.mp4')).toBeNull();
    await store.delete('videos/ab/none.mp4');
  });

  it('reaches no file outside', async () => {
    for (const key of ['../secret.mp4', '/etc/passwd', 'videos/../../x.mp4', ''])
      await expect(store.size(key)).rejects.toThrow(/is no key of a video/);
  });
});
