import type { Engine } from './engine.js';

/** One step of the schema: statements that run once, in order. Steps are never changed, only added. */
export interface Migration {
  readonly version: number;
  statements(types: Engine['types']): readonly string[];
}

export const MIGRATIONS: readonly Migration[] = [
  {
    version: 1,
    statements: ({ id, json, text }) => [
      `create table settings (name ${text} primary key, value ${text} not null)`,
      `create table places (id integer primary key, registry ${text} not null, aspect ${text} not null, unique (registry, aspect))`,
      `create table entries (
        id ${id},
        place integer not null references places (id),
        key ${text} not null,
        name ${text} not null,
        folded ${text} not null,
        value ${json} not null,
        depth ${json} not null,
        count bigint not null,
        is_origin integer not null,
        flaw ${text},
        first_job_id ${text},
        sources ${json} not null,
        created_at ${text} not null,
        last_seen_at ${text} not null
      )`,
      'create unique index entries_by_key on entries (place, key)',
      // Also answers what is called so in any aspect.
      'create unique index entries_by_name on entries (folded, place)',
      // New entries come last in their place, so that these two grow at few ends and not all over.
      // They hold what the selection of knowledge asks for, so that it need not look at the rows.
      'create index entries_by_count on entries (place, count desc, id, is_origin)',
      'create index entries_by_age on entries (place, id, is_origin)',
      'create index entries_of_origin on entries (place) where is_origin = 1',
      `create table aliases (
        folded ${text} not null,
        entry_id bigint not null references entries (id),
        name ${text} not null,
        primary key (folded, entry_id)
      )`,
      'create index aliases_of_entry on aliases (entry_id)',
      `create table discovery_runs (
        id ${id},
        batch_hash ${text} not null unique,
        job_id ${text},
        prompt ${text} not null,
        added integer not null,
        seen_again integer not null,
        outcome ${json} not null,
        created_at ${text} not null
      )`,
      'create index discovery_runs_of_job on discovery_runs (job_id)',
      `create table learning_runs (
        job_id ${text} primary key,
        prompt ${text} not null,
        spec ${json} not null,
        analysis ${json} not null,
        created_at ${text} not null
      )`,
      `create table interpretations (
        id ${text} primary key,
        prompt ${text} not null unique,
        instruction ${json} not null,
        source ${text} not null,
        created_at ${text} not null,
        updated_at ${text} not null
      )`,
      `create table linguistic_mappings (
        span ${text} not null,
        domain ${text} not null,
        canonical ${text} not null,
        variant_type ${text} not null,
        count bigint not null,
        created_at ${text} not null,
        updated_at ${text} not null,
        primary key (span, domain)
      )`,
    ],
  },
  {
    version: 2,
    statements: ({ text }) => [
      `create table cells (
        place integer not null references places (id),
        cell ${text} not null,
        entries bigint not null,
        primary key (place, cell)
      )`,
    ],
  },
];
