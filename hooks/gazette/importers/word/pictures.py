"""Pictures of a document as a web page can show them: without metadata, in a format that browsers know."""

from __future__ import annotations

import io
import warnings

from PIL import Image, ImageOps

from ..sheet import Picture

_MOST_PIXELS = 60_000_000
_KEPT = {"JPEG": ".jpg", "PNG": ".png", "GIF": ".gif", "WEBP": ".webp"}
_DRAWN = {"WMF", "EMF"}  # Pillow knows these by name, but cannot draw them here


def clean(data: bytes) -> Picture | str:
    """The picture drawn anew, so that nothing but its dots is left (no place, no camera, no name); or why it is left out."""
    try:
        with warnings.catch_warnings(), Image.open(io.BytesIO(data)) as image:
            warnings.simplefilter("ignore")
            if image.format in _DRAWN:
                return f"{image.format} 格式网页显示不了，请在 Word 里另存为 PNG 图片再加进来"
            if image.width * image.height > _MOST_PIXELS:
                return "图片太大，请缩小后再加进来"
            return _drawn(image)
    except Exception:  # a broken picture breaks its reader in any way it likes
        return "图片损坏或不是图片"


def _drawn(image: Image.Image) -> Picture:
    form = image.format if image.format in _KEPT else "PNG"
    upright = ImageOps.exif_transpose(image)
    if form == "PNG" and upright.mode not in ("1", "L", "LA", "P", "RGB", "RGBA"):
        upright = upright.convert("RGB")
    upright.info = {key: value for key, value in upright.info.items() if key in ("transparency", "duration", "loop")}
    out = io.BytesIO()
    upright.save(out, form, quality=90, save_all=form == "GIF")
    return Picture(suffix=_KEPT[str(form)], data=out.getvalue())
