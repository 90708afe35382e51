import { isStorable } from '../../registries/record-learning.js';
import type { StoredInterpretation } from '../../registries/registry-store.js';
import type { LocalTools } from './local-tools.js';
import type { InterpretationService, InterpretationSource } from './motion-service.js';
import { onceKey } from './once-key.js';
import { makesSense } from './prompt-sense.js';
import { checkedLimit, checkedObject, checkedPrompt } from './request-checks.js';
import { ServiceError } from './service-error.js';

const SOURCES: readonly InterpretationSource[] = ['web', 'worker', 'loop', 'backfill', 'generate'];
const VARIANTS = ['synonym', 'slang', 'dialect', 'paraphrase'] as const;
/** So many of one request are taken. Contract §1.4. */
const MOST_STORED = 50;
const MOST_MAPPINGS = 100;
const MOST_QUEUED = 50;
const MOST_BACKFILLED = 100;
const MOST_LISTED = 1000;
const LISTED = 1000;

/** Prompts and what they mean, on this machine. */
export function localInterpretations({ ledger, registries }: LocalTools): InterpretationService {
  return {
    async queueInterpretation(prompt, source, once) {
      const { createdAt, ...queued } = await ledger.queueInterpretation(
        understandable(prompt),
        knownSource(source, 'worker'),
        onceKey(once),
      );
      return { ...queued, source: queued.source as InterpretationSource, created_at: createdAt };
    },

    async interpretationQueue(limit) {
      const queue = await ledger.interpretationQueue(checkedLimit(limit, MOST_QUEUED));
      return queue.map(({ id, prompt, source, createdAt }) => ({
        id,
        prompt,
        source: source as InterpretationSource,
        created_at: createdAt,
      }));
    },

    async resolveInterpretation(id, instruction) {
      const outcome = await ledger.resolveInterpretation(id, checkedInstruction(instruction));
      if (outcome === 'missing') throw new ServiceError('missing', 'Interpretation job not found');
      if (outcome === 'conflict') throw new ServiceError('invalid', 'Already interpreted');
    },

    async backfillPrompts(limit) {
      const most = checkedLimit(limit, MOST_BACKFILLED);
      for (;;) {
        const prompts = await ledger.promptsToInterpret(most);
        const nonsense: string[] = [];
        for (const prompt of prompts) if (!(await makesSense(prompt, registries))) nonsense.push(prompt);
        if (nonsense.length === 0) return prompts;
        // Remembered: they would stand in the way of the others every time.
        await ledger.rejectPrompts(nonsense);
      }
    },

    async rejectPrompts(prompts) {
      await ledger.rejectPrompts(prompts.map(checkedPrompt));
    },

    async storeInterpretation({ prompt, instruction, source }) {
      const stored: StoredInterpretation = {
        prompt: understandable(prompt),
        instruction: checkedInstruction(instruction),
        source: knownSource(source, 'worker'),
      };
      // Nonsense that loops store would be chosen by loops again.
      if (!(await makesSense(stored.prompt, registries)))
        throw new ServiceError('invalid', 'prompt appears to be gibberish');
      const [id] = await ledger.storeInterpretations([stored]);
      return { id: id as string };
    },

    async storeInterpretations(interpretations) {
      const stored: StoredInterpretation[] = [];
      for (const { prompt, instruction, source } of interpretations.slice(0, MOST_STORED)) {
        const text = typeof prompt === 'string' ? prompt.trim() : '';
        if (
          text === '' ||
          text.includes('\0') ||
          !isStorable(text) ||
          !isObject(instruction) ||
          !(await makesSense(text, registries))
        )
          continue;
        stored.push({ prompt: text, instruction, source: knownSource(source, 'backfill') });
      }
      if (stored.length > 0) await ledger.storeInterpretations(stored);
      return { inserted: stored.length };
    },

    async mappings({ domain, limit = LISTED }) {
      return ledger.mappings({ domain, limit: checkedLimit(limit, MOST_LISTED) });
    },

    storeMappings(mappings, once) {
      const valid = mappings.slice(0, MOST_MAPPINGS).flatMap(({ span, canonical, domain, variantType }) =>
        isFilled(span) && isFilled(canonical) && isFilled(domain)
          ? [
              {
                span: span.trim().toLowerCase(),
                canonical: canonical.trim(),
                domain: domain.trim(),
                variantType: VARIANTS.find((each) => each === variantType) ?? 'synonym',
              },
            ]
          : [],
      );
      return ledger.storeMappings(valid, onceKey(once));
    },
  };
}

function knownSource(source: unknown, otherwise: InterpretationSource): InterpretationSource {
  return SOURCES.find((each) => each === source) ?? otherwise;
}

function checkedInstruction(instruction: unknown): unknown {
  const checked = checkedObject(instruction, 'instruction');
  if (!checked) throw new ServiceError('invalid', 'instruction is required');
  return checked;
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isFilled(text: unknown): text is string {
  return typeof text === 'string' && text.trim() !== '' && !text.includes('\0');
}

/** A prompt of which it can be stored what it means. @throws {ServiceError} `invalid`, `too-large` */
function understandable(prompt: unknown): string {
  const text = checkedPrompt(prompt);
  if (!isStorable(text)) throw new ServiceError('too-large', 'prompt is too long to be interpreted and stored');
  return text;
}
