import { COUNT_ALL } from './count-places.js';
import type { Engine } from './engine.js';
import { placeId } from './places.js';

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
  {
    version: 3,
    statements: ({ json, text }) => [
      `create table jobs (
        id ${text} primary key,
        prompt ${text} not null,
        duration_seconds double precision,
        workflow_type ${text},
        status ${text} not null,
        attempts integer not null,
        worker ${text},
        leased_until ${text},
        done bigint,
        total bigint,
        error ${text},
        video_key ${text},
        video_bytes bigint,
        is_unread integer not null,
        created_at ${text} not null,
        updated_at ${text} not null
      )`,
      "create index jobs_pending on jobs (created_at, id) where status = 'pending'",
      "create index jobs_lost on jobs (leased_until) where status = 'pending' and attempts >= 3",
      "create index jobs_held on jobs (worker) where status = 'pending'",
      "create index jobs_completed on jobs (updated_at desc, id desc, workflow_type) where status = 'completed'",
      "create index jobs_given_up on jobs (status, created_at, id) where status in ('failed', 'cancelled')",
      'create index jobs_by_age on jobs (created_at desc, id desc, prompt)',
      'create index jobs_unread on jobs (prompt, created_at) where is_unread = 1',
      `create table feedback (
        id ${text} primary key,
        job_id ${text} not null unique,
        rating integer not null,
        created_at ${text} not null
      )`,
      'create index feedback_by_age on feedback (created_at desc, id desc)',
      `create table events (
        id ${text} primary key,
        type ${text} not null,
        job_id ${text},
        payload ${json},
        created_at ${text} not null
      )`,
      'create index events_by_age on events (created_at desc, id desc)',
      'create index events_by_type on events (type, created_at desc, id desc)',
      `create table interpretation_queue (
        id ${text} primary key,
        prompt ${text} not null unique,
        source ${text} not null,
        status ${text} not null,
        created_at ${text} not null,
        updated_at ${text} not null
      )`,
      "create index interpretation_queue_pending on interpretation_queue (created_at, id) where status = 'pending'",
      'create index interpretations_by_age on interpretations (updated_at desc, id desc)',
      'create index linguistic_mappings_by_count on linguistic_mappings (count desc, span, domain)',
      `create table loop_states (worker ${text} primary key, state ${json} not null, updated_at ${text} not null)`,
      `create table once_keys (
        key ${text} primary key,
        act ${text} not null,
        answer ${json} not null,
        created_at ${text} not null
      )`,
      'create index once_keys_by_age on once_keys (created_at)',
      `create table reserved_names (folded ${text} primary key, name ${text} not null, created_at ${text} not null)`,
      // Learning needs no job any more: the table is made anew.
      `create table learned (
        id ${text} primary key,
        job_id ${text} unique,
        prompt ${text} not null,
        spec ${json} not null,
        analysis ${json} not null,
        palette ${text},
        motion_level double precision,
        brightness double precision,
        contrast double precision,
        created_at ${text} not null
      )`,
      `insert into learned
        select job_id, job_id, prompt, spec, analysis, spec->>'palette_name',
          cast(analysis->>'motion_level' as double precision),
          cast(analysis->>'mean_brightness' as double precision),
          cast(analysis->>'mean_contrast' as double precision), created_at
        from learning_runs`,
      'drop table learning_runs',
      'alter table learned rename to learning_runs',
      'create index learning_runs_by_age on learning_runs (created_at desc, id desc)',
    ],
  },
  {
    version: 4,
    statements: ({ text, domainOfBlend }) => [
      `create table job_counts (
        status ${text} not null,
        workflow_type ${text} not null,
        jobs bigint not null,
        primary key (status, workflow_type)
      )`,
      `insert into job_counts
        select status, coalesce(workflow_type, ''), count(*) from jobs group by status, coalesce(workflow_type, '')`,
      'create index discovery_runs_by_age on discovery_runs (created_at)',
      // Each domain of blends is listed on its own: this one leads to those of it that were seen most.
      `create index blends_by_domain on entries ((${domainOfBlend}), count desc, id) where place = ${placeId('dynamic', 'blend')}`,
    ],
  },
  {
    version: 5,
    statements: ({ text, clustered }) => [
      `create table near_keys (
        place integer not null references places (id),
        key ${text} not null,
        entry_id bigint not null references entries (id),
        primary key (place, key)
      )${clustered}`,
      'create index near_keys_of_entry on near_keys (entry_id)',
    ],
  },
  {
    version: 6,
    statements: () => [
      `create table place_counts (
        place integer primary key references places (id),
        entries bigint not null,
        origins bigint not null,
        sightings bigint not null
      )`,
      COUNT_ALL,
    ],
  },
  {
    version: 7,
    statements: () => ['alter table near_keys add column is_exact integer not null default 0'],
  },
  {
    version: 8,
    statements: () => [
      // PostgreSQL takes no more than 2704 bytes into an index: prompts may be longer.
      'drop index jobs_by_age',
      'create index jobs_by_age on jobs (created_at desc, id desc)',
      'drop index jobs_unread',
      'create index jobs_unread on jobs ((substr(prompt, 1, 200)), created_at) where is_unread = 1',
    ],
  },
];
