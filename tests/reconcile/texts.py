"""Texts made up for the tests of this stage: towns, people and outlets in them do not exist."""

RAID = (
    "Gunmen attacked the market of Tilba on 3 March and killed 14 civilians, the mayor, Issa Danté, said. "
    "The attackers came on motorcycles before dawn and burned several granaries. Shopkeepers fled towards the river "
    "with what they could carry. The army sent a helicopter from the regional base two hours later. "
    "Nobody has claimed the raid so far. The governor promised to reopen the road within a week. "
    "It was the third raid on the town since the rains ended, and the school has been shut for months."
)
RAID_CUT = RAID[: RAID.index("The army sent")].strip()
RAID_EDITED = RAID.replace("on motorcycles before dawn", "by motorbike before daybreak").replace(
    "Shopkeepers", "Traders"
)
RAID_REWRITTEN = (
    "The death of 14 civilians has shaken Tilba. The town was attacked on 3 March by men whom its mayor, Issa Danté, "
    "called strangers to the region. Families have begun to leave for the capital, and relief workers ask for tents."
)
RAID_FR = (
    "Des hommes armés ont attaqué le marché de Tilba le 3 mars et tué 14 civils, selon le maire, Issa Danté. "
    "Les habitants ont fui vers le fleuve. L'armée a envoyé un hélicoptère depuis la base régionale."
)
FLOOD = (
    "Heavy rain has flooded the rice fields around Moribala, and the farmers' union asks for seed. "
    "Prices on the coast have doubled in a month. Ministers are to meet donors in the autumn to speak about dams."
)
