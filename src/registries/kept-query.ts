import { CompiledQuery, type RawBuilder, type Transaction } from 'kysely';
import type { Engine } from './engine.js';
import type { Schema } from './schema.js';

/** Stands in a query for a value that is handed in each time. */
class Slot {
  constructor(readonly name: string) {}
}

/**
 * A query of every run: put together once for each engine, for putting it together costs as much as carrying it out.
 * Its text must not depend on the values.
 */
export class KeptQuery<Name extends string, Row = unknown> {
  readonly #compiled = new WeakMap<Engine, CompiledQuery>();

  /** @param build - the query, with what stands for the values in their places */
  constructor(
    private readonly names: readonly Name[],
    private readonly build: (engine: Engine, slots: Readonly<Record<Name, unknown>>) => RawBuilder<Row>,
  ) {}

  /** Carries it out with these values. */
  async run(engine: Engine, trx: Transaction<Schema>, values: Readonly<Record<Name, unknown>>): Promise<Row[]> {
    const { sql, parameters } = this.#compiledFor(engine);
    const given = parameters.map((each) => (each instanceof Slot ? values[each.name as Name] : each));
    const { rows } = await trx.executeQuery<Row>(CompiledQuery.raw(sql, given));
    return rows;
  }

  #compiledFor(engine: Engine): CompiledQuery {
    const known = this.#compiled.get(engine);
    if (known) return known;
    const slots = Object.fromEntries(this.names.map((name) => [name, new Slot(name)])) as Record<Name, unknown>;
    const compiled = this.build(engine, slots).compile(engine.db);
    this.#compiled.set(engine, compiled);
    return compiled;
  }
}
