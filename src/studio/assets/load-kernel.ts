import { readFile } from 'node:fs/promises';
import { builtFile } from '../package-root.js';
import { StudioError } from '../studio-error.js';

/**
 * Reads and compiles one of the build's kernels.
 *
 * @param name - file of `dist/assets/`, e.g. `kernel.wasm`
 * @throws {StudioError} `studio/not-installed` when the package is not built
 */
export async function loadKernel(name: string): Promise<WebAssembly.Module> {
  const file = builtFile(`assets/${name}`);
  const bytes = await readFile(file).catch((cause) => {
    throw new StudioError(
      'studio/not-installed',
      `"${file.pathname}" cannot be read: the package is not built. Run: npm run build`,
      { cause },
    );
  });
  return WebAssembly.compile(new Uint8Array(bytes));
}
