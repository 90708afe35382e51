/** Words that no name may hold, beside what no dictionary holds: coarse, hurtful, unclean, or a maker's mark. */
export const REFUSED_WORDS: ReadonlySet<string> = new Set(
  (
    'anal anus arse arsehole ass asshole asses balls ballsy bastard bitch bitchy bloody boob boobs booger bosom bowel ' +
    'breast breasts bugger bum butt buttocks clit cock coitus coon cooter crap crappy crotch cum cunt damn damned dago dick ' +
    'dildo douche dung dyke enema erect erection erotic excrement fag faggot fanny fart feces fetish fuck fucker genital gook ' +
    'gringo groin gypsy hell hooker horny hussy incest jew jewish jizz kike kinky knockers lesbian lust lusty ' +
    'manure midget molest mucus naked nazi negro nigger nipple nude nudist nudity orgasm orgy paki panties pecker pee penis ' +
    'perv pervert phallic phlegm piss pissed poo poop porn prick pube pubic puke pus pussy queer rape rapist rectum ' +
    'redskin retard retarded savage scrotum semen sewage sewer sex sexist sexual sexy shit shitty skank slave slut slutty ' +
    'snatch snot sodomy spastic sperm spit squaw stripper suck sucker sucks swastika testicle tit tits titty tranny ' +
    'turd twat urine vagina virgin vomit wank wanker whore wop barf bile booty brothel cripple crotchless dope drug ' +
    'cocaine heroin opium marijuana cannabis hashish weed stoner drunk hangover suicide murder corpse cadaver carcass ' +
    'genocide holocaust killer torture terrorist tumor cancer leper leprosy plague pox scab wart zombie maggot ' +
    'satan satanic devil hitler stalin trump jesus christ god allah mohammed buddha ' +
    'android amazon apache barbie chanel cola coke facebook ferrari ford google harley hershey intel jaguar jeep kleenex ' +
    'kodak levi lego mercedes microsoft netflix nike nintendo oreo pepsi photoshop polaroid porsche prozac sprite ' +
    'starbucks teflon tesla tiffany twitter valium velcro viagra vaseline xerox yahoo'
  ).split(/\s+/),
);
