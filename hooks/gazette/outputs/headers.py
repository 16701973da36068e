"""What a web server says of every page, so that a browser runs only the site's own scripts: one table for all servers.

Styles may stand in attributes (a bar's width is a figure of the page); scripts may not. Nobody may frame the site but its own
host: a portal on another host that shows it as a 专题 is to be named in `frame-ancestors`.
"""

from __future__ import annotations

from collections.abc import Mapping

_POLICY: Mapping[str, str] = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "style-src-attr": "'unsafe-inline'",
    "img-src": "'self' data:",
    "media-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'self'",
}
HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in _POLICY.items()),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_ASSETS = "public, max-age=3600, must-revalidate"


def headers_file() -> str:
    """`_headers`, as hosts of static files read it; a page is asked for again each time, an asset once an hour."""
    every = [f"  {name}: {value}" for name, value in HEADERS.items()]
    return "\n".join(["/*", *every, "  Cache-Control: no-cache", "", "/assets/*", f"  Cache-Control: {_ASSETS}", ""])
