/**
 * JSON whose text depends on the content alone: the fields of every object in the order of their names.
 *
 * @throws {TypeError} naming the path of a number that is not finite or of what JSON cannot hold
 */
export function canonicalJson(value: unknown, path = ''): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (Number.isFinite(value)) return JSON.stringify(value);
    throw new TypeError(`${path}: ${value} is not a finite number`);
  }
  if (Array.isArray(value)) return `[${value.map((item, i) => canonicalJson(item, `${path}[${i}]`)).join(',')}]`;
  if (typeof value !== 'object') throw new TypeError(`${path}: JSON cannot hold a ${typeof value}`);
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  fields.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonicalJson(field, path === '' ? name : `${path}.${name}`)}`).join(',')}}`;
}
