/** Sum of `count` bytes. */
export function sumBytes(at: usize, count: i32): f64 {
  let sum: u64 = 0;
  for (let i: i32 = 0; i < count; i++) sum += load<u8>(at + i);
  return f64(sum);
}
