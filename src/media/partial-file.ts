import { randomBytes } from 'node:crypto';
import { accessSync, constants, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { MediaError } from './media-error.js';

/**
 * A file that is written under a temporary name in the folder of its final one and takes that name only
 * when it is whole. Renaming within a folder is atomic: nobody ever sees half a video.
 */
export class PartialFile {
  /** Where to write. */
  readonly temporaryPath: string;
  readonly path: string;

  /** @throws {MediaError} `media/cannot-write` when the folder is missing or closed, or the name is taken by a folder */
  constructor(path: string) {
    this.path = resolve(path);
    const folder = dirname(this.path);
    assertWritable(folder, this.path);
    this.temporaryPath = join(folder, `.${basename(this.path).slice(0, 100)}.${randomBytes(6).toString('hex')}.part`);
  }

  /** Gives the file its final name, replacing what was there. */
  commit(): void {
    try {
      renameSync(this.temporaryPath, this.path);
    } catch (cause) {
      this.discard();
      throw new MediaError('media/cannot-write', `Cannot give "${this.path}" its name: ${reasonOf(cause)}.`, {
        path: this.path,
        cause,
      });
    }
  }

  /** Removes what was written so far; harmless when there is nothing. */
  discard(): void {
    rmSync(this.temporaryPath, { force: true });
  }
}

function assertWritable(folder: string, path: string): void {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (cause) {
    const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    const message = missing
      ? `Cannot write "${path}": the folder "${folder}" does not exist. Create it, or choose another place.`
      : `Cannot write "${path}": the folder "${folder}" does not accept new files (${reasonOf(cause)}). Choose another place.`;
    throw new MediaError('media/cannot-write', message, { path, cause });
  }
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
    throw new MediaError(
      'media/cannot-write',
      `Cannot write "${path}": it is a folder. Give the name of a file, e.g. "${join(path, 'video.mp4')}".`,
      { path },
    );
  }
}

function reasonOf(cause: unknown): string {
  return (cause as NodeJS.ErrnoException).code ?? String(cause);
}
