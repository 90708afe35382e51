// The memory contract of placement, read by the kernels (AssemblyScript) and by placement/*.ts (TypeScript) alike,
// hence without types. Every field is 4 bytes; offsets are in bytes from the start of its block.

/** Frame block: one per worker, written before each frame. Addresses are byte offsets into the shared memory. */
export const FRAME_WIDTH = 0;
export const FRAME_HEIGHT = 4;
/** Luma bytes from one row of the padded planes to the next; chroma rows are half as far apart. */
export const FRAME_STRIDE = 8;
/** Addresses of pixel (0, 0) in the padded planes. */
export const FRAME_Y = 12;
export const FRAME_U = 16;
export const FRAME_V = 20;
/** Composed picture: texels of four i16, q15 red, green, blue and the id of the plane that shows. */
export const FRAME_TARGET = 24;
export const FRAME_TARGET_WIDTH = 28;
export const FRAME_TARGET_HEIGHT = 32;
/** Texels from one row to the next. */
export const FRAME_TARGET_STRIDE = 36;
/** f32: texels per pixel. */
export const FRAME_TEXELS_X = 40;
export const FRAME_TEXELS_Y = 44;
/** u8 per texel, tight: 1 where dabs must be fine. */
export const FRAME_DETAIL = 48;
/** i16 per texel, tight: luma 0–255. */
export const FRAME_LUMA = 52;
/** f32 × 2 per block of 4 × 4 texels: direction of the form, as cosine and sine of twice its angle. */
export const FRAME_FLOW = 56;
/** Blocks in a row. */
export const FRAME_FLOW_WIDTH = 60;
export const FRAME_FLOW_HEIGHT = 64;
/** i32 per id (IDS of them): address of the plane block that the id stands for. */
export const FRAME_PLANE_OF = 68;
/** Number of the frame. */
export const FRAME_NUMBER = 72;
/** u32 per pool value: y | u << 8 | v << 16. */
export const FRAME_POOL = 76;
/** Scratch of a colour-cell filling: SCRATCH_BYTES. */
export const FRAME_SCRATCH = 80;
/** Change from a texel to its neighbour, q15, above which dabs must be fine. */
export const FRAME_CONTRAST = 84;
/**
 * Three maps of u32 per tile of TILE × TILE texels: planes that need fine dabs in it or in a tile beside it, planes that
 * show in it or within two tiles of it, and scratch. A plane is its PLANE_BIT.
 */
export const FRAME_TILES = 88;
export const FRAME_BYTES = 128;

/** Width of a tile in texels. */
export const TILE = 8;

/** Ids are read modulo this number. */
export const IDS = 1024;

/** Layer block: one per pass of dabs and worker. */
export const LAYER_CELL = 0; // f32: pixels between dabs
export const LAYER_JITTER = 4; // f32: 0–1, share of the cell
export const LAYER_REACH = 8; // f32: pixels from a dab's centre to its farthest edge
export const LAYER_STAMPS = 12; // address of the stamps
export const LAYER_SIZE = 16; // width of a stamp in pixels, a multiple of 16
export const LAYER_PHASES = 20; // 4: half-pixel offsets, 2: whole pixels
export const LAYER_ANGLES = 24; // stamps per half turn, a power of two
export const LAYER_COLORS = 28; // address of the colour block
export const LAYER_SEED = 32;
export const LAYER_RULE = 36; // which texels: RULE_ALL, RULE_COARSE, RULE_FINE
export const LAYER_ORIENTATION = 40; // ORIENT_FREE, ORIENT_LEVEL, ORIENT_FLOW
export const LAYER_HOLD = 44; // frames until a dab is drawn again, 0 = held
export const LAYER_DITHER = 48; // i32 q15: how far a colour may stray to neighbouring cells of the table
export const LAYER_SWIRL = 52; // f32: size of the swirls in pixels
export const LAYER_CAPACITY = 56; // dabs per bucket
export const LAYER_LIST = 60; // address of BUCKETS lists of dabs
export const LAYER_COUNTS = 64; // i32 × BUCKETS: dabs in each list
export const LAYER_BYTES = 128;

/** Lists per layer: a dab's hash chooses one, and so which of two overlapping dabs lies on top. */
export const BUCKETS = 4;

/** One dab: i16 x, i16 y in half pixels, u16 angle, u16 index in the pool. */
export const DAB_BYTES = 8;

export const RULE_ALL = 0;
export const RULE_COARSE = 1;
export const RULE_FINE = 2;

export const ORIENT_FREE = 0;
export const ORIENT_LEVEL = 1;
export const ORIENT_FLOW = 2;

/** Plane block. */
export const PLANE_TO_SCREEN = 0; // f32 × 9
export const PLANE_FROM_SCREEN = 36; // f32 × 9
export const PLANE_TURN = 88; // f32: turns by which the plane's x axis is rotated on screen
export const PLANE_TURN_COSINE = 92; // f32: cosine and sine of twice that angle
export const PLANE_TURN_SINE = 96;
export const PLANE_BASE_CELLS = 100; // f32: cells of the base per plane pixel
export const PLANE_SEED = 104;
// What the target shows of it, found by readTarget; i32 texels, x1 and y1 exclusive, nothing while x0 ≥ x1.
export const PLANE_SHOWN = 108; // x0, y0, x1, y1 of its texels
export const PLANE_DETAILED = 124; // x0, y0, x1, y1 of those that need fine dabs
export const PLANE_BIT = 140; // i32: one bit, the last one shared by all planes from the 32nd on
export const PLANE_BYTES = 192;

/** Colour block: how target colours become pool values. */
export const COLORS_COUNT = 0; // pool values, a multiple of 4 (padded with copies of the first)
export const COLORS_LINEAR = 4; // f32 × 256 red, then green, then blue: linear light
export const COLORS_LAB = 8; // f32 × 256 lightness, then a, then b: OKLab
export const COLORS_LEVELS = 12; // f32 × 32: linear light of each gamma-coded level
export const COLORS_PICKS = 16; // u8 × 16 per cell
export const COLORS_FILLED = 20; // u8 per cell: 1 when its picks are there
export const COLORS_MIX = 24; // f32: weight of the mixture's error
export const COLORS_NEAR = 28; // f32: weight of the distance from the target
export const COLORS_REPEAT = 32; // f32: weight of each repetition
export const COLORS_CODES = 36; // f32 × 256 red, then green, then blue: gamma-coded, 0–1
export const COLORS_EDGE = 40; // f32: share of the frame's area that mixes in gamma-coded values, at the edges of dabs
export const COLORS_BYTES = 64;

/** Cells of the colour table: 32 levels of red, green, blue. */
export const COLOR_CELLS = 32768;
/** Equally likely values in a cell. */
export const PICKS = 16;
export const POOL_LIMIT = 256;
export const SCRATCH_BYTES = 8192;

export const SHAPE_ROUND = 0;
export const SHAPE_SQUARE = 1;
export const SHAPE_STROKE = 2;
