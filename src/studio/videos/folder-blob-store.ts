import { randomUUID } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { copyFile, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import type { BlobStore } from './blob-store.js';

/** Copies under way lie in a folder of their own. */
const PARTS = 'parts';
/** No copy takes so long. */
const CUT_OFF_MS = 3_600_000;

/**
 * Videos as files of a folder. A file has its name only once it is whole and on the disk: whenever the machine stops,
 * there is the whole file or none.
 */
export class FolderBlobStore implements BlobStore {
  /** @param folder - made when it is not there */
  constructor(private readonly folder: string) {}

  async put(key: string, path: string): Promise<number> {
    const target = this.path(key);
    const part = join(this.folder, PARTS, randomUUID());
    await Promise.all([dirname(target), dirname(part)].map((folder) => mkdir(folder, { recursive: true })));
    try {
      // A file system that can shares the bytes of both files.
      await copyFile(path, part, constants.COPYFILE_FICLONE);
      const size = await written(part);
      await rename(part, target);
      await written(dirname(target), 'r').catch((error) => {
        // Some systems do not let folders be written out; they see to it themselves.
        if (!['EISDIR', 'EPERM', 'EACCES', 'EINVAL'].includes(error.code)) throw error;
      });
      return size;
    } catch (error) {
      await rm(part, { force: true });
      throw error;
    }
  }

  async tidy(): Promise<void> {
    const folder = join(this.folder, PARTS);
    const since = Date.now() - CUT_OFF_MS;
    for (const name of await readdir(folder).catch(() => [])) {
      const part = await stat(join(folder, name)).catch(() => null);
      if (part && part.mtimeMs < since) await rm(join(folder, name), { force: true });
    }
  }

  get(key: string, range?: { start: number; end: number }): Readable {
    return createReadStream(this.path(key), range);
  }

  async size(key: string): Promise<number | null> {
    const file = await stat(this.path(key)).catch(() => null);
    return file?.isFile() ? file.size : null;
  }

  async delete(key: string): Promise<void> {
    await rm(this.path(key), { force: true });
  }

  private path(key: string): string {
    // Keys are made here, of ids that were checked; this holds should one ever not be.
    if (!/^[\w-]+(\/[\w-]+)*\.\w+$/.test(key)) throw new Error(`"${key}" is no key of a video.`);
    return join(this.folder, key);
  }
}

/** Waits until a file or folder is on the disk; its size. */
async function written(path: string, flags = 'r+'): Promise<number> {
  const file = await open(path, flags);
  try {
    await file.sync();
    return (await file.stat()).size;
  } finally {
    await file.close();
  }
}
