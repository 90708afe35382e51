import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** Boxes of an MP4 that lead to the kinds of its tracks. Source: ISO/IEC 14496-12, 8.4.3 (handler reference). */
const WAY = ['moov', 'trak', 'mdia'];

/**
 * Whether an MP4 holds a track of sound, by the handler of its tracks. Reads the boxes on the way there and nothing
 * else, without the codec library.
 *
 * @throws {Error} when the file cannot be read
 */
export function hasSoundTrack(path: string): boolean {
  const file = openSync(path, 'r');
  try {
    return search(file, { start: 0, end: fstatSync(file).size, depth: 0 });
  } finally {
    closeSync(file);
  }
}

function search(file: number, { start, end, depth }: { start: number; end: number; depth: number }): boolean {
  for (let at = start; at + 8 <= end; ) {
    const head = Buffer.alloc(16);
    const read = readSync(file, head, 0, 16, at);
    const type = head.toString('latin1', 4, 8);
    const [size, headBytes] = boxSize(head, read, end - at);
    if (size < headBytes) return false;
    if (type === WAY[depth] && search(file, { start: at + headBytes, end: at + size, depth: depth + 1 })) return true;
    if (depth === WAY.length && type === 'hdlr' && handlerAt(file, at + headBytes) === 'soun') return true;
    at += size;
  }
  return false;
}

/** Size 1 means that eight more bytes hold it, 0 that the box goes to the end. */
function boxSize(head: Buffer, read: number, rest: number): [size: number, headBytes: number] {
  const size = head.readUInt32BE(0);
  if (size === 1 && read === 16) return [Number(head.readBigUInt64BE(8)), 16];
  return [size === 0 ? rest : size, 8];
}

/** Version, flags and a reserved word come before the handler's type. */
function handlerAt(file: number, at: number): string {
  const type = Buffer.alloc(4);
  readSync(file, type, 0, 4, at + 8);
  return type.toString('latin1');
}
