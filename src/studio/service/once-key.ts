import type { OnceKey } from '../../registries/ledger/ledger.js';
import type { OnceOnly } from './motion-service.js';

/** The key of a write as the ledger takes it; undefined when it has none. */
export function onceKey(once: OnceOnly | undefined): OnceKey | undefined {
  if (once?.key === undefined) return undefined;
  return once.content === undefined ? once.key : { key: once.key, content: once.content };
}
