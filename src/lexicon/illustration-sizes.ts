import type { IllustrationCategory } from './illustration-index.js';

/**
 * Heights of things as they stand, in metres, without stretching the truth: adult animals at the top of the
 * head or back as drawn, vehicles and buildings of the common kind. General words ("dog", "vehicle") serve
 * for every kind below them.
 */
const ROWS: readonly (readonly [heightMetres: number, nouns: string])[] = [
  // Before the kinds: things whose kinds would mislead.
  [0.7, 'lynx, vulture, condor, bird of prey, hyena, radiator'],
  [1, 'grill, barbecue, stroller, baby carriage, vacuum cleaner, lawn mower, barrel, seesaw, deck chair, lounger'],
  [1.2, 'lectern, rug, pier'],
  [1.6, 'floor lamp, coat rack, gate, spear, solar panel, emu'],
  [2.2, 'ostrich, igloo, tepee, shed, wardrobe'],
  [1.5, 'pterodactyl, stingray, dolphin'],
  [3, 'basketball hoop, stairs, garage, rv, motor home'],
  [4.4, 'double decker, double-decker bus, billboard, tunnel, pillar, column, submarine'],
  [35, 'control tower, galleon'],
  [9, 'barn'],
  [0.75, 'picnic table, chandelier, fan, ceiling fan, engine'],
  [0.4, 'anvil, dumbbell, cash register, record player, lava lamp, saddle, bugle'],
  [0.12, 'oil lamp, ocarina, necklace'],
  // People.
  [
    1.7,
    'person, man, woman, human, astronaut, firefighter, police officer, soldier, dancer, robot, zombie, ninja, king, queen, wizard, superhero, ghost, mermaid, skier, snowboarder',
  ],
  [1.2, 'child, boy, girl, kid, elf, gnome, dwarf, alien'],
  [0.7, 'baby, infant, toddler'],
  [1.75, 'cyclist, biker, person biking, person running, person walking'],
  [2.3, 'jockey, rider, horse racing, bigfoot, troll, ogre'],
  [0.3, 'fairy'],
  // Animals.
  [5, 'giraffe, dinosaur, t-rex, tyrannosaurus, sauropod, dragon'],
  [3.2, 'elephant, mammoth'],
  [2, 'moose, camel, elk, bison, orca, polar bear'],
  [1.7, 'horse, ox, bull, buffalo, rhinoceros, hippopotamus, water buffalo, unicorn, zebra, gorilla, llama, ostrich'],
  [1.5, 'cow, bear, deer, donkey, kangaroo, orangutan, crocodile, flamingo, ungulate, equine, bovine, stag'],
  [1.1, 'lion, tiger, panda, penguin, seal, big cat, dolphin'],
  [
    0.8,
    'sheep, goat, pig, wolf, leopard, ape, swan, eagle, peacock, ram, boar, turkey, ewe, chimpanzee, german shepherd, crocodilian, wading bird, octopus, goose, dodo',
  ],
  [0.6, 'dog, monkey, fox, koala, beaver, otter, badger, poodle, primate, canine, retriever, sloth, baboon'],
  [0.45, 'corgi, raccoon, rooster, chicken, hen, owl, parrot, duck, terrier, skunk, hawk, mammal'],
  [0.32, 'cat, rabbit, feline, raven, crow, puppy, turtle, squid, lobster'],
  [
    0.2,
    'bird, squirrel, chipmunk, hedgehog, kitten, pigeon, dove, rodent, hamster, rat, frog, lizard, snake, reptile, tropical fish, blowfish, chick, jellyfish',
  ],
  [0.3, 'fish, crab'],
  [3, 'whale, shark, spouting whale'],
  [0.08, 'mouse, butterfly, bat, snail, shrimp, scorpion'],
  [
    0.03,
    'insect, bee, honeybee, ant, beetle, ladybug, spider, fly, mosquito, bug, worm, cricket, cockroach, arthropod, invertebrate',
  ],
  [0.7, 'animal, vertebrate, carnivore'],
  // Plants and nature.
  [8, 'tree, oak, maple, pine, palm tree, evergreen tree'],
  [2, 'cactus, christmas tree'],
  [0.9, 'shrub, bush, sunflower, potted plant'],
  [0.5, 'plant, flower, bouquet, wheat, fern, herb, log, tulip, rose, coral'],
  [0.2, 'mushroom, seedling, clover, leaf, pumpkin'],
  [1, 'rock, boulder, fire, campfire, snowman'],
  [600, 'mountain, volcano, mount fuji'],
  [30, 'island, iceberg, hill'],
  [12, 'cloud, rainbow, tornado'],
  [20, 'moon, sun, planet, earth, star, comet, meteor, globe'],
  // Vehicles.
  [1.5, 'car, automobile, sedan, taxi, police car, motor vehicle'],
  [
    1.1,
    'racing car, sports car, motorcycle, scooter, snowmobile, wheelchair, go-kart, kick scooter, motor scooter, moped',
  ],
  [1.05, 'bicycle, bike, cycle, unicycle, tricycle'],
  [1.9, 'jeep, suv, pickup truck, golf cart, auto rickshaw, sport utility vehicle'],
  [2.4, 'van, minibus, ambulance, tractor, forklift, tank, camper, caravan, bulldozer'],
  [3.2, 'truck, bus, fire engine, dump truck, trolleybus, delivery truck, lorry, excavator'],
  [4.2, 'train, locomotive, tram, railway car, metro, double-decker bus, metro train, streetcar'],
  [9, 'airplane, plane, jet, aircraft, airliner'],
  [3.5, 'helicopter, small airplane, biplane, glider'],
  [18, 'hot air balloon, airship'],
  [4, 'flying saucer, ufo, satellite, submarine, parachute'],
  [30, 'rocket, spaceship, space shuttle, ferris wheel, lighthouse, space station'],
  [7, 'boat, sailboat, yacht'],
  [25, 'ship, ferry, cruise ship, ocean liner, passenger ship, vessel'],
  [1.4, 'canoe, kayak, rowboat, rower, raft, speedboat, person rowing boat'],
  [2.5, 'motorboat, motor boat, aerial tramway, cable car, gondola'],
  [2, 'vehicle, craft'],
  // Buildings and street.
  [
    8,
    'house, home, barn, hut, church, mosque, temple, synagogue, shop, store, school, bank, windmill, garage, cabin, post office, derelict house',
  ],
  [
    20,
    'castle, building, office building, hospital, hotel, factory, cathedral, stadium, museum, palace, statue of liberty, wind turbine, japanese castle',
  ],
  [60, 'tower, eiffel tower, tokyo tower, skyscraper, bridge'],
  [2, 'tent, fence, gate, wall, statue, playground slide, carousel, bus stop'],
  [4, 'fountain, circus tent, shrine, monument, street lamp, archway, silo, obelisk, moai'],
  [3.2, 'traffic light'],
  [2.4, 'stop sign, phone booth, street sign'],
  [0.85, 'fire hydrant, bench, mailbox, bollard, park bench'],
  [1.4, 'parking meter, fuel pump, postbox'],
  // Furniture and appliances.
  [0.9, 'chair, couch, sofa, oven, stove, sink, armchair, seat, stool, furniture'],
  [0.75, 'table, dining table, desk, bed, toilet, fireplace, bathtub'],
  [1.8, 'refrigerator, wardrobe, door, bookshelf, cupboard, shower, bunk bed'],
  [0.9, 'washing machine, dishwasher, dresser, appliance'],
  [0.6, 'tv, television, monitor, computer, window, mirror, painting, picture'],
  [
    0.32,
    'microwave, clock, lamp, vase, blender, coffee maker, typewriter, radio, speaker, fishbowl, printer, telescope',
  ],
  [0.25, 'laptop, toaster, kettle, hair dryer, teapot, bottle, telephone, camera, headphone'],
  [
    0.18,
    'remote, wine glass, fork, knife, spoon, cell phone, toothbrush, scissors, candle, light bulb, cutlery, tool, bowl',
  ],
  [0.1, 'cup, mug, glass, keyboard, computer mouse, watch, key, ring, bell, crown, alarm clock, tableware'],
  [0.22, 'book, pencil, pen, hammer, wrench, screwdriver'],
  [1.0, 'guitar, broom, shovel, rake, ladder, drum, harp, cello, piano, saxophone, umbrella, musical instrument'],
  // Bags, clothes, sport.
  [0.65, 'suitcase, backpack, tie, coat, dress, luggage'],
  [
    0.32,
    'handbag, bag, hat, shoe, boot, helmet, teddy bear, toy, basket, bucket, package, box, gift, clothing, garment',
  ],
  [0.9, 'kite, baseball bat, goal, sled'],
  [1.5, 'snowboard, skis, ski'],
  [2, 'surfboard'],
  [0.7, 'tennis racket, racket, balloon'],
  [0.2, 'skateboard'],
  [0.22, 'sports ball, ball, soccer ball, basketball, baseball glove, football, volleyball'],
  [0.07, 'baseball, tennis ball, golf ball'],
  [0.08, 'frisbee, dice'],
  // Food.
  [0.2, 'pizza, cake, watermelon, pineapple, bread, broccoli, carrot, banana, hot dog, sandwich, loaf'],
  [
    0.09,
    'apple, orange, fruit, donut, cupcake, cookie, hamburger, egg, tomato, lemon, peach, food, vegetable, produce, bagel, pear',
  ],
  [0.03, 'cherry, strawberry, grape, blueberry, berry'],
];

const CATEGORY_HEIGHT: Readonly<Record<IllustrationCategory, number>> = {
  person: 1.7,
  animal: 0.6,
  plant: 0.8,
  food: 0.12,
  vehicle: 1.8,
  building: 9,
  furniture: 0.8,
  nature: 3,
  object: 0.35,
};

/** The tallest of some categories, in metres. */
const TALLEST: Partial<Record<IllustrationCategory, number>> = { food: 0.8, furniture: 3, person: 3 };

let heights: Map<string, number> | undefined;

/**
 * Height in metres of the first of `names` that the table holds, nearest name first; else the usual height
 * of the category. Heights that the category cannot have belong to another meaning (coffee is a tree, too).
 */
export function heightMetresOf(names: Iterable<string>, category: IllustrationCategory): number {
  heights ??= heightsByNoun();
  for (const name of names) {
    const height = heights.get(name);
    if (height !== undefined && height <= (TALLEST[category] ?? Infinity)) return height;
  }
  return CATEGORY_HEIGHT[category];
}

/** The first row that holds a noun counts. */
function heightsByNoun(): Map<string, number> {
  const found = new Map<string, number>();
  for (const [height, nouns] of ROWS)
    for (const noun of nouns.split(', ')) if (!found.has(noun)) found.set(noun, height);
  return found;
}
