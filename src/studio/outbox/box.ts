import { mkdir, readdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SIGN_OF_LIFE } from './box-owner.js';
import type { Errand, KeptErrand } from './errand.js';

const RECORD = '.json';
const VIDEO = '.mp4';

/** A folder of errands that belongs to one process: `<id>.json` each, and `<id>.mp4` where there is a video. */
export class Box {
  constructor(readonly folder: string) {}

  videoPath(id: string): string {
    return join(this.folder, `${id}${VIDEO}`);
  }

  /** Also makes the folder, again when somebody took it for abandoned. */
  async giveSignOfLife(): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    const path = join(this.folder, SIGN_OF_LIFE);
    const now = new Date();
    await utimes(path, now, now).catch(() => writeFile(path, ''));
  }

  /** The errand is on disk, whole, when this resolves; the one before it until then. */
  async write(errand: Errand): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    const path = join(this.folder, `${errand.id}${RECORD}`);
    const { id, kind, work, steps, createdAt, attempts, notBefore, lastError, refused } = errand;
    const record: Errand = { id, kind, work, steps, createdAt, attempts, notBefore, lastError, refused };
    await writeFile(`${path}.part`, JSON.stringify(record));
    await rename(`${path}.part`, path);
  }

  /** Every errand that can be read, oldest first. */
  async errands(): Promise<KeptErrand[]> {
    const errands: KeptErrand[] = [];
    for (const name of await this.names()) {
      const errand = name.endsWith(RECORD) ? await this.read(name) : null;
      if (errand) errands.push({ ...errand, videoPath: this.videoPath(errand.id) });
    }
    return errands.sort((a, b) => (a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : 0));
  }

  async remove(id: string): Promise<void> {
    // The record goes first: a video alone is nobody's and cleared away, a record without its video would be a fault.
    await rm(join(this.folder, `${id}${RECORD}`), { force: true });
    await rm(this.videoPath(id), { force: true });
  }

  /** Takes what an errand consists of into another folder. */
  async moveTo(other: Box, errand: Errand): Promise<void> {
    await other.write(errand);
    await rename(this.videoPath(errand.id), other.videoPath(errand.id)).catch(ignoreMissing);
    await this.remove(errand.id);
  }

  /** Removes what a process left half-done: records in the making, videos that no errand speaks of. */
  async clearAway(): Promise<void> {
    const names = await this.names();
    const kept = new Set(names.filter((name) => name.endsWith(RECORD)).map((name) => name.slice(0, -RECORD.length)));
    for (const name of names) {
      const isVideo = name.endsWith(VIDEO) && kept.has(name.slice(0, -VIDEO.length));
      if (!isVideo && !name.endsWith(RECORD) && name !== SIGN_OF_LIFE)
        await rm(join(this.folder, name), { recursive: true, force: true });
    }
  }

  /** Removes the folder when nothing is left in it, and tells whether it did. */
  async removeWhenEmpty(): Promise<boolean> {
    if ((await this.names()).some((name) => name !== SIGN_OF_LIFE)) return false;
    await rm(this.folder, { recursive: true, force: true });
    return true;
  }

  private async names(): Promise<string[]> {
    return readdir(this.folder).catch(() => []);
  }

  /** Null for what was removed meanwhile, or is no errand: a disk that lost power may leave such a file. */
  private async read(name: string): Promise<Errand | null> {
    try {
      const record: unknown = JSON.parse(await readFile(join(this.folder, name), 'utf8'));
      return typeof record === 'object' && record !== null && 'steps' in record ? (record as Errand) : null;
    } catch {
      return null;
    }
  }
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
