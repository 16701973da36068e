"""How Word writes a number: each of its formats (ECMA-376 part 1, 17.18.59 ST_NumberFormat) as figures or characters."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from gazette.values import numeral

_FORMAL = str.maketrans("零一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def written(number: int, form: str) -> str:
    """The number in one of Word's formats; in plain figures where the format is unknown or has no sign for it."""
    return _FORMS.get(form, str)(number) if 0 < number < 10_000 else str(number)


def _formal(number: int) -> str:
    """12 → 壹拾贰: no 一 is left out, so that none can be put in."""
    return ("一" * (10 <= number < 20) + numeral(number)).translate(_FORMAL)


def _digits(number: int) -> str:
    """100 → 一〇〇."""
    return "".join("〇一二三四五六七八九"[int(figure)] for figure in str(number))


def _letters(number: int) -> str:
    """27 → aa, as Word counts on."""
    return chr(97 + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    text = ""
    for worth, sign in _ROMAN:
        count, number = divmod(number, worth)
        text += sign * count
    return text


def _listed(signs: str, number: int) -> str:
    return signs[number - 1] if number <= len(signs) else str(number)


def _run(first: int, count: int) -> Callable[[int], str]:
    return partial(_listed, "".join(map(chr, range(first, first + count))))


_COUNTED = ("chineseCountingThousand", "chineseCounting", "japaneseCounting", "taiwaneseCounting", "taiwaneseCountingThousand")
_FORMS: Mapping[str, Callable[[int], str]] = {
    **dict.fromkeys(_COUNTED, numeral),
    **dict.fromkeys(("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital"), _digits),
    **dict.fromkeys(("chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"), _formal),
    **dict.fromkeys(("decimalFullWidth", "decimalFullWidth2"), lambda n: str(n).translate(_WIDE)),
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), _run(0x2460, 20)),
    "decimalEnclosedParen": _run(0x2474, 20),
    "decimalEnclosedFullstop": _run(0x2488, 20),
    "ideographEnclosedCircle": _run(0x3280, 10),
    "ideographTraditional": partial(_listed, "甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": partial(_listed, "子丑寅卯辰巳午未申酉戌亥"),
    "decimalZero": lambda n: f"{n:02}",
    "lowerLetter": _letters,
    "upperLetter": lambda n: _letters(n).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda n: _roman(n).upper(),
}
