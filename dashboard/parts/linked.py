"""Shows markup, and follows its links inside the running session.

An ordinary link would start a new session; here a plain click is reported to the
server, which switches the page. Opening in a new tab, copying the address and the
keyboard work as with any link.
"""

from __future__ import annotations

import streamlit as st

from dashboard import address
from dashboard.parts.markup import Content, text
from dashboard.words import language

NAME = "gongkai.markup"
_HTML = '<div class="gk"></div>'
_SCRIPT = """
const show = (id) => {
  const target = id && document.getElementById(decodeURIComponent(id));
  if (!target) return;
  const fold = target.closest("details");
  if (fold) fold.open = true;
  target.scrollIntoView({ block: "center" });
};
export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".gk");
  document.documentElement.lang = data.language === "en" ? "en" : "zh-CN";
  if (root.markup !== data.markup) {
    root.markup = data.markup;
    root.innerHTML = data.markup;
    const wanted = data.focus || location.hash.slice(1);
    if (wanted && root.querySelector("#" + CSS.escape(decodeURIComponent(wanted)))) {
      setTimeout(() => show(wanted), 150);
    }
  }
  root.onclick = (event) => {
    const link = event.target.closest("a[href]");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const href = link.getAttribute("href");
    if (href === "#print") window.print();
    else if (href.startsWith("#")) show(href.slice(1));
    else setTriggerValue("opened", href);
  };
}
"""

_component = st.components.v2.component(NAME, html=_HTML, js=_SCRIPT, isolate_styles=False)


def draw(*content: Content, key: str, focus: str | None = None) -> None:
    """Show ``content``; a clicked link opens its page. ``focus`` is the id to scroll to."""
    data = {"markup": str(text(content)), "language": language(), "focus": focus}
    result = _component(key=key, data=data, on_opened_change=_keep)
    if result.get("opened"):
        address.follow(str(result["opened"]))


def _keep() -> None:
    """The component reports a click only to a registered callback; the result carries the link."""
