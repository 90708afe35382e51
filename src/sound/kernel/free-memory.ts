/** Where memory is free: the first byte after the module's own tables. */
export function freeFrom(): usize {
  return __heap_base;
}
