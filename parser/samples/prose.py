"""The prose of a report: every number in it agrees with the tables."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from parser.form import OVERVIEW_TOPICS
from parser.samples import words_overview as overview_words
from parser.samples import words_problems as problem_words
from parser.samples import words_requests as request_words
from parser.samples.agencies import Agency
from parser.samples.figures import decision_figures, dispute_figures, document_figures, outcome_totals
from parser.samples.numbers import Numbers
from parser.samples.phrasing import Passage, Sentence, choose

ORDINALS = "一二三四五六七八"
_CHINESE_DIGITS = "零一两三四五六七八九十"


class Writer:
    """Writes sentences about one agency's year; all choices come from one random source."""

    def __init__(self, rng: Random, agency: Agency, year: int, numbers: Numbers) -> None:
        self.rng, self.agency, self.numbers = rng, agency, numbers
        self.unit = rng.choice(("件", "件", "件", "件", "条", "宗", "份"))
        self.spelled = rng.random() < 0.08  # this writer spells small numbers: 两件, 十件
        website, media = rng.randint(8, 900), rng.randint(4, 700)
        self.values: dict[str, object] = {
            "year": year, "last_year": year - 1, "next_year": year + 1,
            "agency": agency.name, "place": agency.place, "we": agency.we, "unit": self.unit,
            "published": website + media,
            "website": website,
            "media": media, "readings": rng.randint(2, 40), "points": rng.randint(1, 9),
            "trainings": rng.randint(1, 6), "room": rng.randint(101, 920), "events": rng.randint(1, 5),
            "proposals": rng.randint(1, 80), "once": "",
        }  # fmt: skip

    def sentence(self, phrasings: tuple[str, ...], fact: str | None = None, **values: object) -> Sentence:
        """One of the phrasings, filled."""
        return Sentence(choose(self.rng, phrasings), {**self.values, **values}, fact)

    def passage(
        self, phrasings: tuple[str, ...], topic: str | None = None, fact: str | None = None
    ) -> Passage:
        """A paragraph of one sentence."""
        return Passage((self.sentence(phrasings, fact),), topic)

    def count(self, cell: str) -> int:
        """A cell of the requests or disputes table as a whole number."""
        return int(self.numbers[cell])

    def written(self, number: int) -> str:
        """The number as this writer writes it."""
        return _CHINESE_DIGITS[number] if self.spelled and 0 < number <= 10 else str(number)

    # --- section 一 -------------------------------------------------------------
    def preamble(self) -> tuple[Passage, ...]:
        """What stands before section 一: the basis and the statistical period."""
        period = self.sentence(overview_words.PERIOD, "period")
        sentences = [self.sentence(overview_words.BASIS, "basis"), period]
        if self.rng.random() < 0.4:
            sentences.append(self.sentence(overview_words.CONTACT))
        if self.rng.random() < 0.3:
            return tuple(
                Passage((sentence,), "period" if sentence is period else None) for sentence in sentences
            )
        return (Passage(tuple(sentences), "period"),)

    def overview(self) -> tuple[Passage, ...]:
        """The introduction and the five topics; governments add 考核、评议、追究."""
        bodies = {
            "proactive": self._some(overview_words.PROACTIVE, 3) + self._decisions(),
            "on_request": self.requests() + self._disputes(),
            "management": self._some(overview_words.MANAGEMENT, 2),
            "platform": self._some(overview_words.PLATFORM, 2),
            "supervision": self._some(overview_words.SUPERVISION, 2),
        }
        style = self.rng.choice(("glued", "glued", "own line", "woven"))
        passages = [self.passage(overview_words.INTRODUCTION, "introduction")]
        for number, (topic, _) in enumerate(OVERVIEW_TOPICS):
            passages += self._topic(topic, number, bodies[topic], style)
        if self.agency.is_government:
            passages.append(self.passage(overview_words.GOVERNMENT, "government", "government"))
        return tuple(passages)

    def _topic(self, topic: str, number: int, body: tuple[Sentence, ...], style: str) -> list[Passage]:
        if style == "woven":
            opening = f"{ORDINALS[number]}是" + choose(self.rng, overview_words.TOPIC_OPENINGS[topic]) + "。"
            return [Passage((Sentence(opening), *body), topic)]
        heading = f"（{ORDINALS[number]}）" + self.rng.choice(overview_words.TOPIC_HEADINGS[topic])
        if style == "own line":
            return [Passage((Sentence(heading),), topic), Passage(body, topic)]
        return [Passage((Sentence(heading + "。"), *body), topic)]

    def _some(self, phrasings: tuple[str, ...], most: int) -> tuple[Sentence, ...]:
        count = self.rng.randint(1, most)
        return tuple(self.sentence((phrasing,)) for phrasing in self.rng.sample(phrasings, count))

    def _decisions(self) -> tuple[Sentence, ...]:
        """Licences, penalties and normative documents, where the form of the year has them."""
        sentences = []
        decisions, documents = decision_figures(self.numbers), document_figures(self.numbers)
        if all(decisions.values()) and self.rng.random() < 0.5:
            sentences.append(self.sentence(request_words.DECISIONS, "decisions", **decisions))
        coercive = int(self.numbers["proactive.coercive_measures.decisions"])
        if coercive and self.rng.random() < 0.5:
            sentences.append(self.sentence(request_words.COERCIVE_MEASURES, "coercive", coercive=coercive))
        if documents.get("issued") and self.rng.random() < 0.5:
            sentences.append(self.sentence(request_words.DOCUMENTS, "documents", **documents))
        elif documents.get("repealed"):
            sentences.append(self.sentence(request_words.DOCUMENTS_CHANGED, "documents", **documents))
        return tuple(sentences)

    # --- requests and disputes --------------------------------------------------
    def requests(self) -> tuple[Sentence, ...]:
        """What was received and how it was handled."""
        received = self.count("requests.received.total")
        brought = self.count("requests.brought_forward.total")
        if not received and not brought:
            return (self.sentence(request_words.NOTHING_RECEIVED, "nothing_received"), self._manner())
        return (*self._incoming(received, brought), *self._handled(), self._manner())

    def _incoming(self, received: int, brought: int) -> list[Sentence]:
        """What was received and what was brought forward, in one sentence or in two."""
        shown = {
            "received": self.written(received),
            "brought": self.written(brought),
            "due": self.written(received + brought),
        }
        if not received:
            return [self.sentence(request_words.BROUGHT_FORWARD, "brought_forward", **shown)]
        applicants = [self._applicants()] if self.rng.random() < 0.5 else []
        if brought and self.rng.random() < 0.5:
            return [self.sentence(request_words.RECEIVED_AND_BROUGHT, "received", **shown), *applicants]
        online = self.rng.randint(0, received)
        ways = {"online": self.written(online), "mail": self.written(received - online)}
        said = [self.sentence(request_words.RECEIVED, "received", **shown, **ways), *applicants]
        if brought:
            said.append(self.sentence(request_words.BROUGHT_FORWARD, "brought_forward", **shown))
        return said

    def _manner(self) -> Sentence:
        return self.sentence(request_words.ON_REQUEST_MANNER)

    def _applicants(self) -> Sentence:
        if not self.count("requests.received.other_organisation") and self.rng.random() < 0.4:
            return self._applicants_in_detail()
        natural = self.count("requests.received.natural_person")
        organisations = self.count("requests.received.total") - natural
        return self.sentence(
            request_words.APPLICANTS,
            "applicants",
            natural=self.written(natural),
            organisations=self.written(organisations),
        )

    def _applicants_in_detail(self) -> Sentence:
        """The kinds of applicants that occurred, by the names of the form's columns."""
        names = request_words.APPLICANT_NAMES
        counts = {name: count for name in names if (count := self.count(f"requests.received.{name}"))}
        return self._list(request_words.APPLICANTS_IN_DETAIL, "details", names, counts)

    def _handled(self) -> tuple[Sentence, ...]:
        processed = self.count("requests.processed.total")
        carried = self.count("requests.carried_forward.total")
        shown = {"processed": self.written(processed), "carried": self.written(carried)}
        if processed and carried and self.rng.random() < 0.4:
            said = [self.sentence(request_words.PROCESSED_AND_CARRIED, "processed", **shown)]
            carried = 0
        else:
            said = [self.sentence(request_words.PROCESSED, "processed", **shown)] if processed else []
            if processed and not carried and self.rng.random() < 0.2:
                said.append(self.sentence(request_words.NOTHING_CARRIED, "nothing_carried"))
        if processed and self.rng.random() < 0.6:
            said.append(self._outcomes())
        if carried:
            said.append(self.sentence(request_words.CARRIED_FORWARD, "carried_forward", **shown))
        return tuple(said)

    def _outcomes(self) -> Sentence:
        """The outcomes that occurred; some offices list the others too, with a zero."""
        with_zeros = self.rng.random() < 0.15
        counts = {name: count for name, count in outcome_totals(self.numbers).items() if count or with_zeros}
        names = {name: self.rng.choice(request_words.OUTCOME_NAMES[name]) for name in counts}
        return self._list(request_words.OUTCOMES, "outcomes", names, counts)

    def _list(
        self, phrasings: tuple[str, ...], fact: str, names: Mapping[str, str], counts: Mapping[str, int]
    ) -> Sentence:
        """A phrasing whose ``{fact}`` becomes every name with its count."""
        parts = [f"{names[name]}{{{name}}}{self.unit}" for name in counts]
        values = {name: self.written(count) for name, count in counts.items()}
        template = choose(self.rng, phrasings).replace(f"{{{fact}}}", self.rng.choice("，、；").join(parts))
        return Sentence(template, {**self.values, **values}, fact)

    def _disputes(self) -> tuple[Sentence, ...]:
        values = dispute_figures(self.numbers)
        if not values["reconsiderations"] and not values["litigations"]:
            return (self.sentence(request_words.NO_DISPUTES, "no_disputes"),)
        phrasings: tuple[str, ...] = request_words.DISPUTES
        if not values["litigations"]:
            phrasings += request_words.ONLY_RECONSIDERATION
        if not values["reconsiderations"]:
            phrasings += request_words.ONLY_LITIGATION
        if all(values.values()):
            phrasings += request_words.DISPUTES_TOGETHER
        said = (self.sentence(phrasings, "disputes", **values),)
        if not values["litigations"] or self.rng.random() < 0.5:
            return said
        return (*said, self.sentence(request_words.LITIGATION_BY_WAY, "litigation_by_way", **values))

    # --- sections 五 and 六 -----------------------------------------------------
    def problems(self) -> tuple[Passage, ...]:
        """Problems of the year and what is to be done."""
        first = Passage(
            (self.sentence(problem_words.ACHIEVED), self._listed(problem_words.PROBLEMS)), "problems"
        )
        steps = self.sentence(problem_words.NEXT_STEPS)
        measures = self._listed(problem_words.MEASURES)
        if self.rng.random() < 0.5:
            return (first, Passage((steps, measures), "measures"))
        return (first, Passage((steps,), "measures"), Passage((measures,), "measures"))

    def _listed(self, phrasings: tuple[str, ...]) -> Sentence:
        chosen = self.rng.sample(phrasings, self.rng.randint(2, 4))
        items = (f"{ORDINALS[number]}是{choose(self.rng, (text,))}" for number, text in enumerate(chosen))
        return Sentence("；".join(items) + "。", self.values)

    def nothing_other(self) -> Passage:
        """Section 六 when there is nothing to say."""
        return self.passage(problem_words.NOTHING_OTHER, "other", "nothing_other")

    def other_matters(self) -> Passage:
        """Something else worth reporting."""
        return Passage(self._some(problem_words.OTHER_MATTERS, 2), "other")
