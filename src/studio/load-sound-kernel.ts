import { readFile } from 'node:fs/promises';
import { builtFile } from './package-root.js';
import { StudioError } from './studio-error.js';

/**
 * Reads and compiles the sound room's loops.
 *
 * @throws {StudioError} `studio/not-installed` when the package is not built
 */
export async function loadSoundKernel(): Promise<WebAssembly.Module> {
  const file = builtFile('assets/sound-kernel.wasm');
  const bytes = await readFile(file).catch((cause) => {
    throw new StudioError(
      'studio/not-installed',
      `"${file.pathname}" cannot be read: the package is not built. Run: npm run build`,
      { cause },
    );
  });
  return WebAssembly.compile(new Uint8Array(bytes));
}
