"""An address as a QR code, drawn here: no other host takes part."""

from __future__ import annotations

import segno

from dashboard.parts.markup import Markup, tag

QUIET_ZONE = 4  # modules of white around the code, as the standard asks


def qr_code(address: str, description: str) -> Markup:
    """The code as an inline drawing, dark on white whatever the theme: cameras want it so."""
    code = segno.make(address, error="m", micro=False)
    drawing = Markup(code.svg_inline(scale=4, border=QUIET_ZONE, light="#FFFFFF", omitsize=False))
    return tag("div", drawing, role="img", aria_label=description)
