import type { Readable } from 'node:stream';

/**
 * Where finished videos lie, by keys such as `videos/3f/3f0c….mp4`: a folder, or a store of objects elsewhere. What is
 * there is whole and is never written again.
 */
export interface BlobStore {
  /** Takes a copy of a file; its size in bytes. A key that is there already is replaced whole. */
  put(key: string, path: string): Promise<number>;
  /** Reads it, or a part: both ends are counted from 0 and included. */
  get(key: string, range?: { start: number; end: number }): Readable;
  /** Bytes; null when there is none. */
  size(key: string): Promise<number | null>;
  /** Also when there is none. */
  delete(key: string): Promise<void>;
  /** Removes what is left of copies that were cut off. */
  tidy(): Promise<void>;
}
