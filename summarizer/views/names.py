"""What the entities of a summary are called on a screen, where other entries refer to them."""

from __future__ import annotations

from rich.text import Text

from summarizer.schemas.indication import Indication
from summarizer.schemas.product import Product
from summarizer.schemas.summary import Summary
from summarizer.schemas.trial import Trial
from summarizer.views.hyperlinks import linked_record
from summarizer.views.values import joined, shown, words


def product_name(product: Product) -> Text:
    name = product.preferred_name or product.descriptor
    return shown(name) if name else Text("unnamed product")


def trial_name(trial: Trial) -> Text:
    """Acronym and registry ids; a trial that has neither is called unnamed."""
    ids = [linked_record(shown(one.id), one.registry, one.id.value) for one in trial.registry_ids]
    acronym = shown(trial.acronym) if trial.acronym else None
    return joined([acronym, *ids]) or Text("unnamed trial")


def indication_name(indication: Indication) -> Text:
    """The disease's abbreviation where the document gives one, else the disease."""
    short = indication.abbreviations[0] if indication.abbreviations else indication.disease_text
    return shown(short)


def named(summary: Summary, key: str) -> Text:
    """The name behind a key such as `trial-1`; the key itself where nothing has it."""
    for product in summary.products:
        if product.key == key:
            return product_name(product)
    for trial in summary.trials:
        if trial.key == key:
            return shown(trial.acronym) if trial.acronym else trial_name(trial)
    for indication in summary.indications:
        if indication.key == key:
            return indication_name(indication)
    return words(key)
