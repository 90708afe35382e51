import type { Knowledge } from '../creation/knowledge.js';
import type { AspectRef } from '../origins/aspects.js';
import { amendEntries } from './amend-entries.js';
import { readCells } from './count-cells.js';
import type { Engine } from './engine.js';
import { readBlends } from './read-blends.js';
import { readAll, readCounts, readEntry, readNamed, readPage } from './read-entries.js';
import { readProgress } from './read-progress.js';
import { readInterpretations, readMappings, readMeanings } from './read-words.js';
import { recordBatch } from './record-batch.js';
import { writeInterpretation, writeLearning } from './record-learning.js';
import type {
  Amendment,
  AspectCount,
  DatedInterpretation,
  DiscoveryBatch,
  Entry,
  EntryPage,
  KnowledgeRequest,
  LearningRun,
  LinguisticMapping,
  ReachedCell,
  RecordOutcome,
  RegistryStore,
  RestoreContent,
  RestoreOutcome,
  RunProgress,
  StoredInterpretation,
  StoreOptions,
} from './registry-store.js';
import { resetEntries } from './reset-entries.js';
import { restoreContent } from './restore-content.js';
import { selectKnowledge } from './select-knowledge.js';
import { readStamp } from './stamp.js';

/** The registries in a relational database, the same for every engine. */
export class SqlRegistryStore implements RegistryStore {
  constructor(
    private readonly engine: Engine,
    private readonly options: StoreOptions,
  ) {}

  record(batch: DiscoveryBatch): Promise<RecordOutcome> {
    return recordBatch(this.engine, this.options, batch);
  }

  recordLearning(run: LearningRun): Promise<void> {
    return this.engine.write(async (trx) => {
      await writeLearning(trx, this.options.now(), run);
    });
  }

  recordInterpretation(interpretation: StoredInterpretation): Promise<void> {
    return this.engine.write(async (trx) => {
      await writeInterpretation(trx, this.options.now(), interpretation);
    });
  }

  knowledge(request: KnowledgeRequest): Promise<Knowledge> {
    return selectKnowledge(this.engine, request);
  }

  resolveNames(phrases: readonly string[]): Promise<Map<string, Entry[]>> {
    return readNamed(this.engine, phrases);
  }

  find(place: AspectRef, key: string): Promise<Entry | null> {
    return readEntry(this.engine, place, key);
  }

  list(place: AspectRef, page: { limit: number; after?: string }): Promise<EntryPage> {
    return readPage(this.engine, place, page);
  }

  blends(domain: string | { except: readonly string[] }, limit: number): Promise<Entry[]> {
    return readBlends(this.engine, domain, limit);
  }

  amend(changes: readonly Amendment[]): Promise<number> {
    return amendEntries(this.engine, this.options, changes);
  }

  counts(): Promise<AspectCount[]> {
    return readCounts(this.engine);
  }

  reachedCells(): Promise<ReachedCell[]> {
    return readCells(this.engine, this.options.cells);
  }

  stamp(): Promise<string> {
    return readStamp(this.engine);
  }

  entries(place?: AspectRef, keyPrefix?: string): AsyncIterable<Entry> {
    return readAll(this.engine, place, keyPrefix);
  }

  progress(lastRuns: number): Promise<RunProgress> {
    return readProgress(this.engine, lastRuns);
  }

  interpretations(): AsyncIterable<DatedInterpretation> {
    return readInterpretations(this.engine);
  }

  meaningsOf(spans: readonly string[]): Promise<LinguisticMapping[]> {
    return readMeanings(this.engine, spans);
  }

  mappings(): AsyncIterable<LinguisticMapping> {
    return readMappings(this.engine);
  }

  restore(content: RestoreContent): Promise<RestoreOutcome> {
    return restoreContent(this.engine, this.options, content);
  }

  reset(places: readonly AspectRef[] | null): Promise<number> {
    return resetEntries(this.engine, this.options, places);
  }

  close(): Promise<void> {
    return this.engine.close();
  }
}
