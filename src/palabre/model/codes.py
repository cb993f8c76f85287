"""Codes whose owners are others: PLOVER, UCDP GED, PA-X. Values are the owners' spellings."""

from enum import IntEnum, StrEnum

from palabre.model.place import PlacePrecision
from palabre.model.time import TimePrecision
from palabre.model.toll import Victim


class PloverType(StrEnum):
    """Event types of PLOVER (Open Event Data Alliance, version of 2019; REQUEST to ASSAULT)."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class GedWherePrecision(IntEnum):
    """`where_prec` of the UCDP Georeferenced Event Dataset codebook (version 23.1, section 3)."""

    EXACT = 1
    NEAR = 2
    ADM2 = 3
    ADM1 = 4
    LINE_OR_REGION = 5
    COUNTRY = 6
    INTERNATIONAL = 7


class GedDatePrecision(IntEnum):
    """`date_prec` of the UCDP Georeferenced Event Dataset codebook (version 23.1, section 3)."""

    DAY = 1
    DAYS_2_TO_6 = 2
    WEEK = 3
    DAYS_8_TO_30 = 4
    MORE_THAN_A_MONTH = 5


class GedDeaths(StrEnum):
    """Death columns of the UCDP Georeferenced Event Dataset."""

    SIDE_A = "deaths_a"
    SIDE_B = "deaths_b"
    CIVILIANS = "deaths_civilians"
    UNKNOWN = "deaths_unknown"
    BEST = "best"
    HIGH = "high"
    LOW = "low"


class PaxStage(StrEnum):
    """Agreement stages of the PA-X Peace Agreements Database codebook (version 8, field `Stage`)."""

    PRE = "Pre"
    SUB_PARTIAL = "SubPar"
    SUB_COMPREHENSIVE = "SubComp"
    IMPLEMENTATION = "Imp"
    RENEWAL = "Ren"
    CEASEFIRE = "Cea"
    OTHER = "Oth"


_WHERE = {
    PlacePrecision.POINT: GedWherePrecision.EXACT,
    PlacePrecision.SETTLEMENT: GedWherePrecision.EXACT,
    PlacePrecision.ADM2: GedWherePrecision.ADM2,
    PlacePrecision.ADM1: GedWherePrecision.ADM1,
    PlacePrecision.REGION: GedWherePrecision.LINE_OR_REGION,
    PlacePrecision.COUNTRY: GedWherePrecision.COUNTRY,
}

_WHEN = {
    TimePrecision.DAY: GedDatePrecision.DAY,
    TimePrecision.WEEK: GedDatePrecision.WEEK,
    TimePrecision.PART_OF_MONTH: GedDatePrecision.DAYS_8_TO_30,
    TimePrecision.MONTH: GedDatePrecision.DAYS_8_TO_30,
    TimePrecision.PART_OF_YEAR: GedDatePrecision.MORE_THAN_A_MONTH,
    TimePrecision.YEAR: GedDatePrecision.MORE_THAN_A_MONTH,
    TimePrecision.DECADE: GedDatePrecision.MORE_THAN_A_MONTH,
}


def where_precision(precision: PlacePrecision | None, *, near: bool = False) -> GedWherePrecision | None:
    """The GED code for a place; a town that the event is only near to is code 2. None stays None."""
    if precision is None:
        return None
    code = _WHERE[precision]
    return GedWherePrecision.NEAR if near and code is GedWherePrecision.EXACT else code


def date_precision(precision: TimePrecision) -> GedDatePrecision | None:
    """The GED code for a time; None for an unknown time."""
    return _WHEN.get(precision)


def ged_column(who: Victim, side: str | None) -> GedDeaths:
    """The death column that a victim belongs to. A fighting victim whose side is not said goes to unknown."""
    if who in {Victim.CIVILIAN, Victim.AID_WORKER, Victim.JOURNALIST, Victim.HOSTAGE, Victim.OFFICIAL}:
        return GedDeaths.CIVILIANS
    if side == "a":
        return GedDeaths.SIDE_A
    return GedDeaths.SIDE_B if side == "b" else GedDeaths.UNKNOWN
