"""What a refused visitor sees: one sentence in both languages, and nothing of the data."""

from __future__ import annotations

from html import escape

from starlette.responses import HTMLResponse

from parser.bilingual import Bilingual

WRONG_ADDRESS = Bilingual(
    "请用收到的完整链接打开，不要改动其中的地址。",
    "Please open the complete link that you received, with its address unchanged.",
)
PAGE = """<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>公开 Gongkai</title><style>
body {{ margin: 0; min-height: 100vh; display: grid; place-items: center; background: #F7F8FA; color: #1F2933;
  font-family: "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif; }}
main {{ max-width: 32rem; margin: 1.5rem; padding: 2rem; background: #FFFFFF; border: 1px solid #E4E7EC;
  border-top: 3px solid #1D4E89; }}
h1 {{ margin: 0 0 .75rem; font-size: 1.25rem; }} p {{ margin: .5rem 0; line-height: 1.7; }}
p + p {{ color: #667085; }}
</style></head><body><main><h1>公开 · Gongkai</h1><p>{zh}</p><p lang="en">{en}</p></main></body></html>
"""


def refusal_page(status: int, reason: Bilingual) -> HTMLResponse:
    """The page that says ``reason``, with that HTTP status; browsers must not keep it."""
    page = PAGE.format(zh=escape(reason.zh), en=escape(reason.en))
    return HTMLResponse(page, status_code=status, headers={"Cache-Control": "no-store"})
