"""How names of places become keys: what is kept, folded, stripped and varied."""

import re
from functools import lru_cache

from frontlines.model.ids import fold

# Latin letters with their accents and the marks that stand inside names; other scripts are no keys for English text.
_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿʻʼʾʿ’‘'`´\-–., ()/&0-9]{2,80}\Z")
# GeoNames romanises by machine in lower case ("tikurito", "ti ke li te"); only these particles begin a real name so.
_LOWER_START = re.compile(r"(?:al|el|ad|ed|ar|er|as|es|ash|esh|at|et|an|en|az|ez|de|d|l|s|t)[-' ’]")
_ARTICLE = re.compile(r"(?:al|el|ul|il|ad|ed|ar|er|as|es|ash|esh|at|et|ath|an|en|az|ez|adh) (?=\w{3})")
# Countries whose names begin with an Arabic article ("Ar Ramadi"); elsewhere "El Paso" may not become "Paso".
ARABIC = frozenset(
    [
        "AE",
        "BH",
        "DJ",
        "DZ",
        "EG",
        "EH",
        "ER",
        "IL",
        "IQ",
        "JO",
        "KM",
        "KW",
        "LB",
        "LY",
        "MA",
        "MR",
        "OM",
        "PS",
        "QA",
        "SA",
        "SD",
        "SO",
        "SY",
        "TD",
        "TN",
        "YE",
        "IR",
    ]
)
_DOTTED = re.compile(r"(?:[A-Z]\.){1,4}[A-Z]?\.?\Z")
_ABBREVIATIONS = (("st ", "saint "), ("ste ", "sainte "), ("mt ", "mount "), ("ft ", "fort "), ("pt ", "port "))
GENERIC = [
    "governorate",
    "province",
    "provinces",
    "district",
    "region",
    "oblast",
    "oblasti",
    "state",
    "department",
    "prefecture",
    "division",
    "territory",
    "republic",
    "municipality",
    "raion",
    "rayon",
    "muhafazah",
    "wilaya",
    "vilayet",
    "county",
    "canton",
    "subdistrict",
    "krai",
    "kray",
    "agency",
    "metropolis",
    "autonomous",
]
_GENERIC_END = re.compile(rf"^(.{{3,60}}?)(?: (?:{'|'.join(GENERIC)})){{1,2}}\Z")
_GENERIC_START = re.compile(
    r"(?:state of|province of|governorate of|region of|republic of|gouvernorat de|province de|departamento de|"
    r"estado de|provincia de|qada|nahiyat|mintaqat|muhafazat|wilayat|wilaya de|wilaya d|departement de|raionul|"
    r"nahiyah) (?=\w{3})"
)


def usable(name: str) -> bool:
    """Whether a gazetteer name is worth a key: Latin script, no airport code, no machine transliteration."""
    if not _LATIN.match(name) or not any(c.isalpha() for c in name):
        return False
    if name.isupper() and len(name) <= 4:
        return False
    return name[0].isupper() or name[0].isdigit() or not name[0].isalpha() or bool(_LOWER_START.match(name))


def name_keys(name: str, country: str | None, *, admin: bool = False) -> set[str]:
    """The folded keys under which a gazetteer name is stored."""
    key = fold(name)
    if len(key) < 2:
        return set()
    keys = {key}
    if country in ARABIC:
        bare = _ARTICLE.sub("", key, count=1) if _ARTICLE.match(key) else key
        keys.add(bare)
    if admin:
        for known in tuple(keys):
            if (ended := _GENERIC_END.match(known)) is not None:
                keys.add(ended.group(1))
            keys.add(_GENERIC_START.sub("", known, count=1) if _GENERIC_START.match(known) else known)
    return {k for k in keys if len(k) >= 2}


@lru_cache(maxsize=32_768)
def lookup_keys(name: str) -> tuple[str, ...]:
    """The keys to try for a name as a report writes it, the closest first."""
    stripped = re.sub(r"['’]s?\Z", "", name.strip())
    key = fold(stripped)
    if not key:
        return ()
    keys = [key]
    if "." in stripped and _DOTTED.match(stripped):
        keys.insert(0, fold(stripped.replace(".", "")))  # "U.S.", "U.K."
    if _ARTICLE.match(key):
        keys.append(_ARTICLE.sub("", key, count=1))
    for short, full in _ABBREVIATIONS:
        if key.startswith(short):
            keys.append(full + key[len(short) :])
        elif key.startswith(full):
            keys.append(short + key[len(full) :])
    return tuple(keys)
