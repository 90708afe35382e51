import type { Aspect } from '../discovery.js';
import { number, type Value } from '../keys.js';
import { always, both, byNumber, byWord, type WordKind } from './word-kinds.js';

/**
 * The words of every kind of value but colours and narrative ones. Each adjective stands under the range of the
 * measured number, or the measured word, of which it is true; nouns that say more than their kind do, too.
 * Ranges are those of the measurements: amplitude and shares 0–1, luma 0–255, levels in 8-bit units.
 */

const END = Number.POSITIVE_INFINITY;

const SOUND: WordKind = {
  adjectives: [
    byNumber(
      'amplitude',
      [0.004, 'Silent Soundless Noiseless Mute Wordless Voiceless'],
      [0.05, 'Hushed Faint Whispered Muted Subdued Distant Feeble Murmured Muffled Dainty Timid Delicate'],
      [0.2, 'Quiet Soft Gentle Mellow Tender Calm Mild Peaceful Placid Light Modest Temperate'],
      [0.45, 'Clear Full Moderate Audible Open Rounded Ample Plain Settled Steady Firm Frank'],
      [0.7, 'Strong Bold Loud Robust Hearty Sturdy Powerful Forceful Resounding Vigorous Brave Stout'],
      [END, 'Roaring Thunderous Blaring Booming Mighty Deafening Tremendous Clamorous Fierce Furious Titanic Raging'],
    ),
    byWord('timbre', {
      silent: 'Still Empty Vacant Blank Bare',
      tonal: 'Ringing Tuneful Melodic Singing Musical Harmonic Sonorous Chiming Resonant Lyrical Tonal Melodious',
      noisy: 'Rustling Airy Rough Grainy Husky Rushing Scratchy Windy Coarse Raspy Gravelly Brushed',
    }),
  ],
  nouns: byWord('tone', {
    silent:
      'Silence Hush Pause Stillness Rest Lull Calm Void Quiet Interval Repose Peace Respite Vacuum Emptiness Blank',
    low: 'Rumble Drum Cavern Surf Bass Undertone Growl Thunder Tuba Bassoon Boulder Bear Quarry Cellar Foundation Bellow Organ Earth Abyss Grumble Cauldron Barrel Engine Furnace Anchor Undertow Gorge Mammoth Timpani Baritone Whale Vault Murmur Hum Drone',
    mid: 'Voice Chord Horn Cello Chant Reed Viola Clarinet Choir Hymn Guitar Psalm Alto Tenor Song Call Ballad Verse Refrain Lute Mandolin Trombone Speech Oboe Pigeon Dove Banjo Concertina Accordion Harmonica Serenade Carol Anthem Melody Tune Strain',
    high: 'Whistle Hiss Bell Cricket Spray Piccolo Flute Sparrow Chime Cicada Tinkle Sizzle Drizzle Needle Glass Cymbal Triangle Fife Canary Wren Lark Kettle Steam Sleet Sprinkle Fizz Crystal Soprano Treble Jingle Frost Swallow Finch Nightingale Wind Breath',
  }),
};

const MOTION: WordKind = {
  adjectives: [
    byNumber(
      'motion_level',
      [0.3, 'Motionless Still Frozen Resting Unmoving Fixed Immobile Static Dormant Inert'],
      [3, 'Slow Gentle Lazy Leisurely Unhurried Drowsy Languid Easy Creeping Sluggish Crawling Idle'],
      [8, 'Strolling Ambling Moderate Measured Walking Even Wandering Roaming Rambling Meandering Drifting Gliding'],
      [18, 'Brisk Lively Quick Running Spirited Animated Nimble Agile Active Sprightly Bustling Striding'],
      [END, 'Racing Rapid Fast Swift Rushing Hurtling Speeding Wild Frantic Headlong Fleet Flying'],
    ),
    byWord('motion_rhythm', {
      steady: 'Steady Constant Unbroken Continuous Regular Uniform Level Smooth Unvarying Equable',
      pulsing: 'Pulsing Throbbing Beating Rhythmic Pulsating Flickering Drumming Ticking Palpitating Recurrent',
      wave: 'Rolling Rocking Swaying Surging Undulating Heaving Wavy Billowing Rippling Tidal',
      random: 'Random Erratic Restless Fitful Irregular Unsteady Capricious Fickle Chance Haphazard',
    }),
    byWord('motion_direction', {
      horizontal: 'Sideways Lateral Horizontal Level Sidelong',
      vertical: 'Vertical Upright Plumb Perpendicular Plunging',
      diagonal: 'Diagonal Slanting Oblique Slanted Sloping Leaning Tilted',
      radial: 'Radial Radiating Spreading Opening Blooming Central',
    }),
    byWord('motion_trend', {
      increasing: 'Quickening Growing Rising Gathering Mounting Swelling Waxing Building',
      decreasing: 'Slowing Fading Waning Settling Ebbing Dwindling Slackening Tiring',
    }),
  ],
  nouns: both(
    byWord('motion_direction', {
      horizontal: 'Tide River Train Caravan Horizon Current Parade Stream Convoy Procession Sail Road',
      vertical: 'Rain Waterfall Fountain Elevator Cascade Geyser Snowfall Plume Shower Curtain Icicle Ladder',
      diagonal: 'Slope Comet Swallow Kite Ramp Slide Drizzle Hillside Gable Skier Glider Meteor',
      radial: 'Blossom Bloom Ripple Sunburst Dandelion Firework Rosette Halo Dahlia Burst Daisy',
    }),
    always(
      'Dance Drift Passage Travel Voyage Current Movement Swirl Glide Stir Flow Tide Brook Breeze Wind Creek Eddy Course Journey Float Turn Trail Water Leaf Feather Cloud Sail Stream Swing Wave Wake Swan Otter Heron Ribbon Banner Pennant Meadow Reed Veil Sand Dune',
    ),
  ),
};

const LENGTH = byNumber(
  'duration',
  [1.5, 'Brief Momentary Fleeting Short Passing Sudden Instant Curt'],
  [4, 'Small Compact Concise Little Terse Pithy Slight Snug'],
  [10, 'Middling Moderate Medium Fair Ample Unhurried Measured Decent'],
  [60, 'Long Lengthy Extended Lasting Roomy Leisurely Prolonged Sustained'],
  [END, 'Enduring Endless Vast Epic Abiding Perennial Ageless Patient'],
);
const RATE = byNumber(
  'fps',
  [14, 'Halting Choppy Stepped Stammering Jerky Staccato'],
  [26, 'Classic Filmed Familiar Cinematic Traditional Customary'],
  [40, 'Fluent Supple Smooth Flowing Even Graceful'],
  [END, 'Silken Sleek Liquid Fluid Silky Seamless'],
);

const TIME: WordKind = {
  adjectives: [LENGTH, RATE],
  nouns: byNumber(
    'duration',
    [
      1.5,
      'Moment Blink Instant Flash Glance Wink Heartbeat Spark Glimpse Tick Twinkling Breath Beat Second Snap Jiffy',
    ],
    [4, 'Interlude Pause Verse Spell Sigh Breath Phrase Step Gesture Vignette Fragment Stanza Stretch Bar Sip'],
    [10, 'Interval Passage Scene Refrain Episode Stretch Stanza Song Span Visit Stroll Errand Walk Turn Stay'],
    [60, 'Chapter Story Sojourn Season Ramble Excursion Watch Recital Shift Afternoon Voyage Tale Outing Morning'],
    [END, 'Saga Odyssey Era Epoch Chronicle Pilgrimage Age Vigil Marathon Generation Lifetime Novel Reign Century'],
  ),
};

const TEMPORAL: WordKind = {
  adjectives: [
    LENGTH,
    byWord('motion_trend', {
      steady: 'Steady Even Constant Level Balanced Calm Settled Composed Poised Equable',
      increasing: 'Rising Growing Gathering Mounting Building Swelling Climbing Quickening Waxing Awakening',
      decreasing: 'Falling Fading Waning Ebbing Settling Declining Subsiding Slowing Sinking Dying',
    }),
  ],
  nouns: always(
    'Arc Story Course Passage Rhythm Cadence Sequence Chapter Scene Episode Act Movement Stanza Verse Tale Narrative Flow Tempo Progress Measure Pace Phase Stage Interval Period Span Cycle Turn Journey Voyage Path Road Trail Lane Route River Day Evening Morning Season',
  ),
};

const TECHNICAL: WordKind = {
  adjectives: [
    byNumber(
      (v) => number(v, 'width') * number(v, 'height'),
      [100_000, 'Tiny Small Little Miniature Petite Minute Dainty Wee'],
      [400_000, 'Modest Compact Handy Medium Snug Neat Trim Tidy'],
      [1_500_000, 'Large Big Generous Ample Roomy Spacious Sizable Substantial'],
      [END, 'Vast Grand Great Immense Huge Majestic Monumental Colossal'],
    ),
    byNumber(
      (v) => number(v, 'width') / number(v, 'height'),
      [0.9, 'Tall Upright Towering Lofty High Vertical'],
      [1.1, 'Square Even Equal Balanced Regular Compact'],
      [1.5, 'Sturdy Classic Solid Traditional Oblong Stately'],
      [END, 'Wide Broad Panoramic Sweeping Extended Expansive'],
    ),
    RATE,
  ],
  nouns: always(
    'Window Frame Canvas Screen Pane Sheet Panel Card Page Mirror Board Easel Picture Plate Tile Portrait Fresco Mural Print Poster Tablet Banner Tapestry Curtain Stage Gallery Theater Display Field Vista View Scene Photograph Slide Film Reel Lens Postcard Placard Sketch',
  ),
};

const LIGHTING: WordKind = {
  adjectives: [
    byNumber(
      'brightness',
      [25, 'Black Lightless Inky Unlit Sunless Sooty Stygian'],
      [70, 'Dark Dusky Dim Shadowy Somber Gloomy Murky Nocturnal Shaded Twilit'],
      [120, 'Shady Subdued Tempered Muted Low Mellow Overcast Sheltered'],
      [165, 'Clear Lit Even Fair Open Plain Moderate'],
      [210, 'Bright Sunny Light Shining Sunlit Luminous Radiant Lucid'],
      [END, 'Brilliant Dazzling Gleaming Blazing White Snowy Blinding Glaring'],
    ),
    byNumber(
      'contrast',
      [12, 'Flat Soft Misty Hazy Veiled Milky Foggy Smooth Powdery Cloudy'],
      [38, 'Gentle Mild Quiet Natural Balanced Moderate Settled Temperate'],
      [62, 'Crisp Firm Marked Defined Distinct Vigorous Strong Clean'],
      [END, 'Stark Dramatic Harsh Bold Severe Theatrical Striking Sharp'],
    ),
    byNumber(
      'saturation',
      [0.08, 'Gray Colorless Ashen Silvery Neutral Monochrome Bleached Leaden'],
      [0.3, 'Pale Faded Dusty Pastel Washed Weathered Chalky Faint'],
      [0.6, 'Tinted Colored Stained Warmhearted Fresh Fruity Living Tinged'],
      [END, 'Vivid Rich Colorful Saturated Lush Intense Deep Ripe'],
    ),
    byNumber(
      'temperature',
      [-0.25, 'Cool Cold Icy Wintry Frosty Bluish Arctic Chilly'],
      [0.25, ''],
      [END, 'Warm Golden Amber Glowing Toasted Honeyed Rosy Fiery'],
    ),
  ],
  nouns: both(
    byNumber(
      'brightness',
      [70, 'Night Midnight Shadow Dusk Cavern Evening Grotto Crypt Cellar Nightfall Eclipse Den Vault Tunnel'],
      [165, 'Shade Twilight Canopy Lantern Alcove Porch Afternoon Parlor Lamplight Arcade Arbor Hall Candle Window'],
      [END, 'Noon Day Dawn Daylight Sunrise Snow Glacier Beacon Morning Sunshine Summit Beach Salt Pearl'],
    ),
    always('Light Glow Gleam Glimmer Sky Air Shine Cast Sheen Atmosphere Haze Horizon Veil Luster'),
  ),
};

const COMPOSITION: WordKind = {
  adjectives: [
    byNumber(
      'center_x',
      [0.35, 'Left Leaning Lopsided Slanted'],
      [0.46, 'Leftward Tilting Inclined Drifting'],
      [0.54, 'Central Centered Balanced Poised Even Middle Symmetrical Settled'],
      [0.65, 'Rightward Inclining Listing Shifting'],
      [END, 'Right Weighted Lopsided'],
    ),
    byNumber(
      'center_y',
      [0.4, 'High Lofty Upper Elevated Airy Raised Soaring Skyward'],
      [0.47, 'Lifted Rising Buoyant Light Floating'],
      [0.53, 'Level Steady Calm Stable Equal Composed'],
      [0.6, 'Grounded Resting Settling Low Seated'],
      [END, 'Deep Lower Sunken Earthbound Rooted Heavy Anchored Nether'],
    ),
    byWord('symmetry', {
      bilateral: 'Mirrored Symmetrical Twin Paired Matched Double',
      slight: 'Near Kindred Similar Loose Casual',
      asymmetric: 'Uneven Irregular Free Unequal Odd Asymmetrical',
    }),
  ],
  nouns: both(
    byWord('balance', {
      left_heavy: 'Harbor Cove Bank Shore Slope Ledge',
      right_heavy: 'Cape Bluff Headland Point Spur Bend',
      top_heavy: 'Canopy Crown Dome Tower Crest Treetop',
      bottom_heavy: 'Valley Basin Foundation Meadow Root Hollow',
      balanced: 'Balance Scale Plaza Bridge Plain Mesa',
    }),
    always(
      'Arrangement Structure Form Layout Pattern Order Stance Garden Arch Terrace Arcade Court Courtyard Lodge Gate Pavilion Cabin Temple Field Park Square Grove Island Lagoon Landscape Prospect View Design Frame Plan Shape Figure Posture Setting',
    ),
  ),
};

const GRAPHICS: WordKind = {
  adjectives: [
    byNumber(
      'edge_density',
      [0.02, 'Smooth Soft Seamless Plain Silken Blurred Sleek Velvet'],
      [0.08, 'Gentle Rounded Brushed Fine Mellow Feathery Downy Delicate'],
      [0.2, 'Etched Lined Textured Drawn Grained Engraved Ribbed Woven'],
      [END, 'Sharp Jagged Prickly Crisp Spiky Bristling Thorny Craggy'],
    ),
    byNumber(
      'spatial_variance',
      [0.01, 'Uniform Even Unbroken Flat Level Regular Homogeneous Consistent'],
      [0.05, 'Mottled Shaded Clouded Dappled Tinged Marbled Graduated Varied'],
      [0.12, 'Patterned Patchy Blotchy Checkered Spotted Diverse Mixed Piebald'],
      [END, 'Bold Contrasting Striking Divided Sundered Emphatic Stark Dramatic'],
    ),
    byNumber(
      'busyness',
      [0.02, 'Calm Bare Simple Empty Quiet Still Sparse Austere'],
      [0.1, 'Orderly Modest Neat Easy Tidy Plain Measured Unhurried'],
      [0.25, 'Lively Detailed Full Rich Ornate Active Elaborate Intricate'],
      [END, 'Busy Crowded Dense Bustling Teeming Swarming Packed Frenzied'],
    ),
  ],
  nouns: both(
    byNumber(
      'edge_density',
      [0.02, 'Silk Satin Pearl Cream Glass Porcelain Mist Milk Ivory Marble Velvet Pebble Ice Wax'],
      [0.08, 'Linen Suede Felt Wool Cotton Sand Fleece Feather Moss Cashmere Cork Parchment Down Chalk'],
      [0.2, 'Bark Tweed Wicker Lace Basket Burlap Canvas Thatch Corduroy Shingle Grain Leaf Slate Brick'],
      [END, 'Thicket Bramble Thorn Gravel Crystal Cactus Hedge Reef Thistle Pine Nettle Needle Splinter Briar'],
    ),
    always('Texture Fabric Weave Surface Pattern Cloth Mosaic Print Grain Tissue Carpet Quilt Tapestry Web'),
  ),
};

const STRENGTH = byNumber(
  'strength',
  [0.08, 'Faint Subtle Slight Delicate Tenuous Thin'],
  [0.25, 'Gentle Soft Mild Light Tender Quiet Easy Modest'],
  [0.5, 'Clear Moderate Marked Plain Definite Distinct Visible Open'],
  [END, 'Strong Bold Deep Steep Vivid Dramatic Striking Intense'],
);

const GRADIENT: WordKind = {
  adjectives: [STRENGTH],
  nouns: byWord('gradient_type', {
    vertical: 'Horizon Waterfall Dusk Descent Sky Ascent Skyline Rainfall Column Cascade Curtain Sunrise Sunset Depth',
    horizontal:
      'Shore Coast Riverbank Lateral Prairie Crossing Panorama Plain Corridor Passage Side Breadth Sweep Stretch',
    radial: 'Halo Glow Sun Corona Bloom Orb Moon Lantern Aureole Beacon Sphere Lamp Blossom Spotlight',
    angled: 'Slope Hillside Diagonal Slant Incline Ramp Ray Beam Gable Tilt Roof Bank Rafter Ridge',
  }),
};

const CAMERA: WordKind = {
  adjectives: [
    byWord('speed', {
      slow: 'Slow Gentle Leisurely Unhurried Patient Quiet Easy Lingering Languid Deliberate',
      medium: 'Moderate Measured Even Steady Regular Medium Balanced Composed Walking Temperate',
      fast: 'Fast Swift Quick Rapid Brisk Racing Rushing Speedy Fleet Hasty',
    }),
    byWord('direction', {
      left: 'Leftward Left Westbound',
      right: 'Rightward Right Eastbound',
      up: 'Upward Rising Ascending Skyward',
      down: 'Downward Sinking Descending Falling',
    }),
  ],
  nouns: byWord('motion_type', {
    static: 'Stillness Rest Stand Vigil Watch Tripod Lookout Pose Sentinel Station Portrait Statue',
    pan: 'Pan Sweep Panorama Glance Survey Horizon Scan Lighthouse Skyline Turn',
    tilt: 'Tilt Nod Bow Incline Lift Spire Steeple Gaze Mast Column',
    dolly: 'Approach Advance Arrival Entrance Walk Passage Doorway Aisle Threshold Corridor',
    crane: 'Crane Ascent Flight Rise Lift Balloon Heron Soar Tower Updraft',
    zoom: 'Zoom Focus Telescope Closeup Spyglass Lens Magnifier Scrutiny Detail Inspection',
    zoom_out: 'Widening Release Expanse Retreat Opening Prospect Vista Disclosure Distance',
    handheld: 'Tremor Quiver Walk Tremble Footstep Wobble Shiver Jitter Handshake Stagger',
    roll: 'Roll Barrel Tumble Wheel Lurch Keel Corkscrew Ship Sway',
    truck: 'Glide Track Rail Train Slide Tram Carriage Drift Trolley Traverse',
    pedestal: 'Elevator Lift Pedestal Hoist Stairway Piston Column Plinth Ladder Shaft',
    arc: 'Arc Orbit Circle Curve Carousel Ring Bow Bend Loop Crescent',
    tracking: 'Chase Pursuit Trail Escort Company Hunt Shadow Follower Companion Convoy',
    birds_eye: 'Eagle Hawk Aerial Overlook Falcon Map Satellite Flyover Skylark Condor',
    whip_pan: 'Whip Lash Flick Snap Dash Whirl Swing Bolt Jerk Swipe',
    rotate: 'Spin Whirl Rotation Pinwheel Gyre Twirl Windmill Pirouette Spindle Vortex',
  }),
};

const TRANSITION: WordKind = {
  adjectives: [
    byNumber(
      (v) => (typeof v.duration_seconds === 'number' ? v.duration_seconds : null),
      [0.02, 'Instant Clean Sudden Sharp Abrupt Immediate Direct Plain'],
      [0.3, 'Quick Brief Swift Short Deft Nimble Brisk Fleeting'],
      [0.7, 'Smooth Measured Even Calm Moderate Graceful Easy Gentle'],
      [END, 'Slow Lingering Long Patient Leisurely Gradual Unhurried Languid'],
    ),
  ],
  nouns: byWord('type', {
    cut: 'Cut Edge Snip Slice Break Switch Splice Leap Jump Step Snap Cleft',
    fade: 'Fade Dusk Dawn Nightfall Curtain Eclipse Sunset Twilight Ebb Waning Daybreak',
    dissolve: 'Dissolve Blend Melt Merger Mist Thaw Fusion Confluence Meeting Watercolor Haze Mingling',
    wipe: 'Wipe Sweep Sash Drape Shutter Screen Tide Squeegee Blade Door Curtain Panel',
  }),
};

const DEPTH: WordKind = {
  adjectives: [
    byNumber(
      'parallax_strength',
      [0.025, 'Flat Level Plane Even Shallow Painted'],
      [0.075, 'Gentle Slight Soft Subtle Quiet Mild'],
      [0.15, 'Deep Spacious Airy Open Roomy Wide'],
      [END, 'Vast Profound Yawning Cavernous Bottomless Abyssal'],
    ),
    byNumber(
      'layer_count',
      [1, 'Single Lone Solitary Simple Undivided Whole'],
      [2, 'Double Twin Dual Twofold Paired Coupled'],
      [3, 'Triple Threefold Ternary Tripartite'],
      [END, 'Manifold Layered Many Multiple Tiered Folded'],
    ),
  ],
  nouns: always(
    'Space Distance Depth Perspective Recess Canyon Valley Gallery Corridor Avenue Forest Terrace Ravine Stage Theater Grotto Courtyard Passage Vista Prospect Landscape Room Chamber Fold Alley Gorge Glade Pass Cloister Colonnade Nave Harbor Fjord Reach Hollow Basin',
  ),
};

const ROLE_NOUNS = {
  silence: 'Silence Hush Stillness Quiet Pause Rest Lull Peace Vacuum Respite Calm Void',
  ambient: 'Atmosphere Ambiance Backdrop Room Air Weather Murmur Drone Undertone Surroundings Environment Haze',
  music: 'Song Melody Tune Ballad Chorus Refrain Sonata Hymn Waltz Serenade Nocturne Prelude',
  sfx: 'Clatter Crash Knock Rattle Clap Thud Crackle Splash Creak Snap Clink Bang',
  full: 'Symphony Orchestra Pageant Soundtrack Concert Opera Festival Carnival Suite Parade Overture Celebration',
};

const AUDIO: WordKind = {
  adjectives: [
    byWord('mood', {
      neutral: 'Plain Even Neutral Simple Level Impartial Balanced Natural',
      calm: 'Calm Serene Peaceful Tranquil Placid Restful Soothing Mild',
      tense: 'Tense Anxious Nervous Uneasy Taut Strained Restless Edgy',
      uplifting: 'Uplifting Joyful Hopeful Cheerful Bright Happy Glad Merry',
      dark: 'Dark Somber Brooding Gloomy Grim Ominous Grave Mournful',
    }),
    byWord('tempo', {
      slow: 'Slow Leisurely Unhurried Lingering Languid Patient Gentle Stately',
      medium: 'Moderate Measured Walking Medium Regular Steady Even Easy',
      fast: 'Fast Brisk Quick Lively Rapid Racing Swift Spirited',
    }),
    byWord('presence', {
      full: 'Full Whole Complete Rich Ample Abundant',
    }),
  ],
  nouns: byWord('role', ROLE_NOUNS),
};

const TRANSITIONS: WordKind = {
  adjectives: [
    byWord('in', {
      cut: 'Sudden Direct Prompt Immediate Abrupt Ready',
      fade: 'Dawning Waking Emerging Gradual Budding Nascent',
      dissolve: 'Melting Blending Mingling Merging Misty Flowing',
      wipe: 'Sweeping Sliding Drawn Swept Brushed Unveiled',
    }),
  ],
  nouns: byWord('out', {
    cut: 'Stop Edge Halt Break Brink Conclusion Cliff Snip',
    fade: 'Dusk Farewell Twilight Ebb Sunset Nightfall Evening Parting',
    dissolve: 'Mist Haze Vapor Thaw Cloud Fog Smoke Steam',
    wipe: 'Curtain Sweep Shutter Screen Drape Door Blind Gate',
  }),
};

const BLEND: WordKind = {
  adjectives: [
    byWord('motion', {
      static: 'Still Motionless Resting Fixed Frozen Quiet',
      slow: 'Slow Gentle Leisurely Drifting Unhurried Easy',
      medium: 'Moving Moderate Walking Active Flowing Lively',
      fast: 'Fast Racing Swift Rushing Rapid Wild',
    }),
    byWord('mood', {
      neutral: 'Plain Even Simple Natural',
      calm: 'Calm Serene Peaceful Tranquil',
      tense: 'Tense Uneasy Anxious Taut',
      uplifting: 'Joyful Hopeful Cheerful Glad',
      dark: 'Dark Somber Brooding Grave',
    }),
    byWord('lighting', {
      flat: 'Soft Misty Hazy Veiled',
      normal: 'Clear Balanced Open Fair',
      high: 'Crisp Bold Marked Strong',
      chiaroscuro: 'Dramatic Stark Theatrical Striking',
    }),
  ],
  nouns: always(
    'Medley Blend Mixture Scene Picture Film Vision Impression Ensemble Composition Union Weave Harmony Tableau Story Panorama Collage Mosaic Tapestry Alloy Compound Fusion Marriage Meeting Concert Chronicle Reverie Dream Memory Episode Vignette Pageant Fable Fantasy Portrait',
  ),
};

/** The words for a value of the dynamic registry or a pure sound; blends are called as what they blend. */
export function kindOf(aspect: Aspect, value: Value): { kind: WordKind; value: Value } {
  if (aspect !== 'blend') return { kind: KINDS[aspect] ?? BLEND, value };
  const domain = String(value.domain ?? '');
  return { kind: BLEND_KINDS[domain] ?? BLEND, value: (value.output ?? {}) as Value };
}

const KINDS: Readonly<Partial<Record<Aspect, WordKind>>> = {
  sound: SOUND,
  motion: MOTION,
  time: TIME,
  temporal: TEMPORAL,
  technical: TECHNICAL,
  lighting: LIGHTING,
  composition: COMPOSITION,
  graphics: GRAPHICS,
  gradient: GRADIENT,
  camera: CAMERA,
  transition: TRANSITION,
  depth: DEPTH,
  audio_semantic: AUDIO,
};

const BLEND_KINDS: Readonly<Record<string, WordKind>> = {
  motion: MOTION,
  temporal: TEMPORAL,
  technical: TECHNICAL,
  lighting: LIGHTING,
  composition: COMPOSITION,
  graphics: GRAPHICS,
  gradient: GRADIENT,
  camera: CAMERA,
  transitions: TRANSITIONS,
  // A blend of sound says its role as its presence.
  audio: { ...AUDIO, nouns: byWord('presence', ROLE_NOUNS) },
};

/** Every kind, so that a test can check every word. */
export const ALL_KINDS: readonly WordKind[] = [...Object.values(KINDS), TRANSITIONS, BLEND];
