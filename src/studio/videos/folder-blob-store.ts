import { randomUUID } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { copyFile, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import type { BlobStore } from './blob-store.js';

/**
 * Videos as files of a folder. A file has its name only once it is whole and on the disk: whenever the machine stops,
 * there is the whole file or none.
 */
export class FolderBlobStore implements BlobStore {
  /** @param folder - made when it is not there */
  constructor(private readonly folder: string) {}

  async put(key: string, path: string): Promise<number> {
    const target = this.path(key);
    const part = `${target}.${process.pid}-${randomUUID()}.part`;
    await mkdir(dirname(target), { recursive: true });
    try {
      // A file system that can shares the bytes of both files.
      await copyFile(path, part, constants.COPYFILE_FICLONE);
      const file = await open(part, 'r+');
      const { size } = await file.stat();
      await file.sync();
      await file.close();
      await rename(part, target);
      return size;
    } catch (error) {
      await rm(part, { force: true });
      throw error;
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
