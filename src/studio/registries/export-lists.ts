import { ASPECTS, type AspectRef } from '../../origins/aspects.js';

/** One list of the export: the entries of an aspect and, behind them, the blends of a domain. */
export interface ExportList {
  name: string;
  place: AspectRef | null;
  /** Domain of blends that belong here; null for none. */
  domain: string | null;
}

export const STATIC_LISTS: readonly ExportList[] = [
  { name: 'colors', place: { registry: 'static', aspect: 'color' }, domain: null },
  { name: 'sound', place: { registry: 'static', aspect: 'sound' }, domain: null },
];

/** The last three are aspects that the format did not have at first. */
export const DYNAMIC_LISTS: readonly ExportList[] = [
  { name: 'colors', place: { registry: 'dynamic', aspect: 'color' }, domain: null },
  { name: 'motion', place: { registry: 'dynamic', aspect: 'motion' }, domain: 'motion' },
  { name: 'gradient', place: { registry: 'dynamic', aspect: 'gradient' }, domain: 'gradient' },
  { name: 'camera', place: { registry: 'dynamic', aspect: 'camera' }, domain: 'camera' },
  { name: 'sound', place: { registry: 'dynamic', aspect: 'audio_semantic' }, domain: 'audio' },
  { name: 'colors_from_blends', place: null, domain: 'color' },
  { name: 'lighting', place: { registry: 'dynamic', aspect: 'lighting' }, domain: 'lighting' },
  { name: 'composition', place: { registry: 'dynamic', aspect: 'composition' }, domain: 'composition' },
  { name: 'graphics', place: { registry: 'dynamic', aspect: 'graphics' }, domain: 'graphics' },
  { name: 'temporal', place: { registry: 'dynamic', aspect: 'temporal' }, domain: 'temporal' },
  { name: 'technical', place: { registry: 'dynamic', aspect: 'technical' }, domain: 'technical' },
  { name: 'time', place: { registry: 'dynamic', aspect: 'time' }, domain: null },
  { name: 'transition', place: { registry: 'dynamic', aspect: 'transition' }, domain: null },
  { name: 'depth', place: { registry: 'dynamic', aspect: 'depth' }, domain: null },
];

export const NARRATIVE_LISTS: readonly ExportList[] = ASPECTS.narrative.map((aspect) => ({
  name: aspect,
  place: { registry: 'narrative', aspect },
  domain: null,
}));

export const BLEND: AspectRef = { registry: 'dynamic', aspect: 'blend' };

/** Domains whose blends stand in a list of their aspect; the blends of all others stand in `blends`. */
export const LISTED_DOMAINS: ReadonlySet<string> = new Set(
  DYNAMIC_LISTS.flatMap(({ domain }) => (domain === null ? [] : [domain])),
);
