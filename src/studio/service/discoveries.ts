import type { Discovery } from '../../growth/discovery.js';

/** One object of a list in contract §1.5; unknown fields are passed over. */
export type DiscoveryItem = Readonly<Record<string, unknown>>;

/** The lists of contract §1.5 that a request may hold. */
export const DISCOVERY_LISTS = [
  'static_colors',
  'static_sound',
  'narrative',
  'colors',
  'blends',
  'motion',
  'lighting',
  'composition',
  'graphics',
  'temporal',
  'technical',
  'audio_semantic',
  'time',
  'gradient',
  'camera',
  'transition',
  'depth',
] as const;
export type DiscoveryList = (typeof DISCOVERY_LISTS)[number];

/** What was found in one run: in the lists of other clients, or whole as this system finds it, or both. */
export type DiscoveriesRequest = {
  job_id?: string;
  prompt?: string;
  /** With keys, near keys, values, depths and sightings: nothing is lost on the way. */
  discoveries?: readonly Discovery[];
  narrative?: Readonly<Record<string, readonly DiscoveryItem[]>>;
} & { readonly [list in Exclude<DiscoveryList, 'narrative'>]?: readonly DiscoveryItem[] };

export interface DiscoveriesAnswer {
  status: 'recorded';
  /** Items that were processed, new or not. */
  results: Record<DiscoveryList, number>;
  /** Values that the registries did not know. */
  added: number;
  /** Of these, how many in each aspect (`static.color`); aspects without any are left out. */
  added_in: Record<string, number>;
  seen_again: number;
  /** Items that are no values, and why: they were passed over, everything else was recorded. Missing: none. */
  rejected?: { path: string; problem: string }[];
  /** False when the same request had been recorded before. */
  is_first: boolean;
}
