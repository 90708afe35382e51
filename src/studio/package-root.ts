import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

let found: string | undefined;

/** Folder of the package itself, wherever this file runs from (source or build). */
export function packageRoot(): string {
  if (found) return found;
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder)
      throw new Error(`No package.json above ${import.meta.url}: the installation is incomplete. Reinstall it.`);
    folder = parent;
  }
  found = folder;
  return folder;
}

/** URL of a built file, by its place under `dist`: threads and assets always come from the build, also when this file runs from source. */
export function builtFile(path: string): URL {
  return pathToFileURL(join(packageRoot(), 'dist', path));
}

/** The package's version. */
export function packageVersion(): string {
  const { version } = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as { version: string };
  return version;
}
