import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lexicon } from '../../lexicon/lexicon.js';
import { openLexicon } from '../../lexicon/lexicon.js';
import { packageRoot } from '../package-root.js';

let opened: Lexicon | undefined;

/**
 * The lexicon that the build compiled; read once per process.
 *
 * @throws {Error} when the build has not been run
 */
export function loadLexicon(): Lexicon {
  if (opened) return opened;
  const file = join(packageRoot(), 'dist', 'assets', 'lexicon.bin');
  if (!existsSync(file))
    throw new Error(`The lexicon ${file} is missing: the package is not built. Run: npm run build`);
  opened = openLexicon(readFileSync(file));
  return opened;
}
