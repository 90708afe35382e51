import type { Ledger } from '../../registries/ledger/ledger.js';
import type { RegistryStore } from '../../registries/registry-store.js';
import type { BlobStore } from '../videos/blob-store.js';
import type { KeptAnswers } from './kept-answers.js';

/** What the service works with on this machine. */
export interface LocalTools {
  registries: RegistryStore;
  ledger: Ledger;
  videos: BlobStore;
  /** Answers that are asked for again and again. */
  kept: KeptAnswers;
  /** The present time, ISO-8601 with `Z`. */
  now(): string;
}
