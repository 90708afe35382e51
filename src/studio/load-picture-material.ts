import { readFile } from 'node:fs/promises';
import type { PictureMaterial } from './crew-tasks.js';
import { builtFile } from './package-root.js';
import { StudioError } from './studio-error.js';

/**
 * Reads and compiles what every one of the picture's threads needs: the kernels.
 *
 * @throws {StudioError} `studio/not-installed` when the package is not built
 */
export async function loadPictureMaterial(): Promise<PictureMaterial> {
  const file = builtFile('assets/kernel.wasm');
  const bytes = await readFile(file).catch((cause) => {
    throw new StudioError(
      'studio/not-installed',
      `"${file.pathname}" cannot be read: the package is not built. Run: npm run build`,
      { cause },
    );
  });
  return { kernel: await WebAssembly.compile(new Uint8Array(bytes)) };
}
