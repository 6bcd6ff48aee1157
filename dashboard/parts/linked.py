"""Shows markup, and follows its links inside the running session.

An ordinary link would load the page anew and start a new session. Here a plain click
changes the address as the browser's own back and forward do, and the application
follows it. Opening in a new tab, copying the address and the keyboard work as with
any link. A ``#place`` is scrolled to wherever on the page it is drawn. Boxes to tick
(``data-tick``) tell the application what is ticked.
"""

from __future__ import annotations

import streamlit as st

from dashboard.parts.markup import Content, text
from dashboard.words import language

NAME = "gongkai.markup"
_HTML = '<div class="gk"></div>'
_SCRIPT = """
const WANTED = "gongkai.place";

const show = (place) => {
  const target = document.getElementById(place);
  if (!target) return;
  const fold = target.closest("details");
  if (fold) fold.open = true;
  target.scrollIntoView({ block: "center" });
};

const follow = (href) => {
  const [address, place] = href.split("#");
  if (place) sessionStorage.setItem(WANTED, decodeURIComponent(place));
  history.pushState({}, "", address);
  window.dispatchEvent(new PopStateEvent("popstate"));
};

const arrive = (root) => {
  const place = sessionStorage.getItem(WANTED) || decodeURIComponent(location.hash.slice(1));
  if (!place || !root.querySelector("#" + CSS.escape(place))) return;
  sessionStorage.removeItem(WANTED);
  setTimeout(() => show(place), 200);
};

const ticked = (root) =>
  [...root.querySelectorAll("input[data-tick]:checked")].map((box) => box.dataset.tick);

export default function ({ data, parentElement, setStateValue }) {
  const root = parentElement.querySelector(".gk");
  document.documentElement.lang = data.language === "en" ? "en" : "zh-CN";
  if (root.markup !== data.markup) {
    if (ticked(root).length) setStateValue("ticked", []);
    root.markup = data.markup;
    root.innerHTML = data.markup;
    arrive(root);
  }
  root.onchange = (event) => {
    if ("tickAll" in event.target.dataset)
      root.querySelectorAll("input[data-tick]").forEach((box) => (box.checked = event.target.checked));
    setStateValue("ticked", ticked(root));
  };
  root.onclick = (event) => {
    const link = event.target.closest("a[href]");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const href = link.getAttribute("href");
    if (href === "#print") window.print();
    else if (href.startsWith("#")) show(decodeURIComponent(href.slice(1)));
    else follow(href);
  };
}
"""

_component = st.components.v2.component(NAME, html=_HTML, js=_SCRIPT, isolate_styles=False)


def draw(*content: Content, key: str) -> None:
    """Show ``content``; whatever of it is not markup is shown as the text that it is."""
    _component(key=key, data={"markup": str(text(content)), "language": language()})


def draw_ticked(*content: Content, key: str) -> list[str]:
    """Show ``content`` with its boxes to tick; the ``data-tick`` of those that are ticked."""
    data = {"markup": str(text(content)), "language": language()}
    result = _component(key=key, data=data, default={"ticked": []}, on_ticked_change=_nothing)
    return [str(name) for name in result.ticked or []]


def _nothing() -> None:
    """A change of the ticks draws the page again; nothing else is to be done."""
