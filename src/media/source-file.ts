import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { AV_OPT_SEARCH_CHILDREN, AV_OPT_TYPE_STRING } from 'node-av/constants';
import { FormatContext } from 'node-av/lib';
import { MediaError } from './media-error.js';
import { type Blame, check } from './native-call.js';

/** Formats that take any text or bytes for a picture of letters, by the file's name alone. */
const LETTER_ART = new Set(['tty', 'bin', 'xbin', 'adf', 'idf']);

/** How failures to read the file are reported. */
export function readBlame(path: string): Blame {
  return {
    code: 'media/cannot-read',
    what: `Cannot read "${path}"`,
    path,
    fix: 'Check the path, and that it is a complete video or audio file.',
  };
}

/**
 * Opens a media file for reading. Its name is a name, whatever is in it, and nothing but files is ever opened.
 *
 * @throws {MediaError} `media/cannot-read`
 */
export function openSource(path: string): FormatContext {
  const blame = readBlame(path);
  assertFile(path, blame);
  const container = new FormatContext();
  container.allocContext();
  // Playlists may name other places.
  container.setOption('protocol_whitelist', 'file', AV_OPT_TYPE_STRING, AV_OPT_SEARCH_CHILDREN);
  const opened = container.openInputSync(`file:${resolve(path)}`, null, null);
  if (opened < 0) container.freeContext();
  check(opened, blame);
  try {
    if (LETTER_ART.has(container.iformat?.name ?? ''))
      throw new MediaError(blame.code, `${blame.what}: it is a text, no video or audio file.`, { path });
    check(container.findStreamInfoSync(null), blame);
    return container;
  } catch (error) {
    container.closeInputSync();
    throw error;
  }
}

function assertFile(path: string, { code, what, fix }: Blame): void {
  const stats = statSync(path, { throwIfNoEntry: false });
  const fault = !stats
    ? `No such file or directory. ${fix}`
    : stats.isDirectory()
      ? 'It is a folder. Give the name of a file.'
      : stats.isFile() && stats.size === 0
        ? 'It is empty.'
        : undefined;
  if (fault !== undefined) throw new MediaError(code, `${what}: ${fault}`, { path });
}
