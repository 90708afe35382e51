// The one WASM module of the picture: every kernel file exports through here.
export * from './finish';
