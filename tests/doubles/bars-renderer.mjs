/**
 * Stands in for the picture in tests of the crew: every frame is one level of grey that depends on its
 * number. The prompt of the spec makes it misbehave.
 */
export class PictureRenderer {
  constructor(_assets, share) {
    this.share = share;
  }

  async prepare(spec, slotCount) {
    if (spec.raw_prompt === 'no picture') throw new Error('the scene is too large.');
    this.spec = spec;
    this.frameBytes = (spec.width * spec.height * 3) / 2;
    const missing = 65536 + slotCount * this.frameBytes - this.share.memory.buffer.byteLength;
    if (missing > 0) this.share.memory.grow(Math.ceil(missing / 65536));
    this.slotOffsets = Array.from({ length: slotCount }, (_, i) => 65536 + i * this.frameBytes);
    return { slotOffsets: this.slotOffsets, frameBytes: this.frameBytes };
  }

  renderFrame(frame, slot) {
    const { width, height, raw_prompt } = this.spec;
    if (raw_prompt === 'break' && frame === 5) throw new Error('frame 5 cannot be drawn.');
    if (raw_prompt === 'die' && frame === 5) process.exit(7);
    // Frames take different times, so that they are finished out of order.
    const until = performance.now() + (raw_prompt === 'slow' ? 30 : frame % 3);
    while (performance.now() < until);
    const out = new Uint8Array(this.share.memory.buffer, this.slotOffsets[slot], this.frameBytes);
    out.fill(40 + ((frame * 37) % 160), 0, width * height);
    out.fill(128, width * height);
  }
}
