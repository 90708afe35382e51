import { loadKernel } from './load-kernel.js';

/**
 * The sound room's loops, compiled.
 *
 * @throws {StudioError} `studio/not-installed` when the package is not built
 */
export function loadSoundKernel(): Promise<WebAssembly.Module> {
  return loadKernel('sound-kernel.wasm');
}
