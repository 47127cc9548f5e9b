"""What a form does by itself when it is opened, when an instance of a repeat is made, when an answer changes."""

import datetime as dt
import random
import uuid
from collections.abc import Callable
from typing import Any

from diagnostic.questionnaire.definition import Bind, Definition
from diagnostic.questionnaire.functions.dates import written
from diagnostic.questionnaire.instance import Node
from diagnostic.questionnaire.recalculation import Recalculation
from diagnostic.questionnaire.stored import cast

FIRST_LOAD, LOAD = "odk-instance-first-load", "odk-instance-load"
NEW_REPEAT, VALUE_CHANGED = "odk-new-repeat", "xforms-value-changed"
NAMES = {FIRST_LOAD: {FIRST_LOAD, "xforms-ready"}, NEW_REPEAT: {NEW_REPEAT, "jr-insert"}}
"""Older names of events."""


def preloaded(bind: Bind, name: str, clock: Callable[[], dt.datetime], chance: random.Random) -> str:
    """What a place holds at first by its preload: an identifier of the filling-in, the date or time it was begun.
    Who uses which telephone is asked for by some forms and never kept (METHOD E01)."""
    kind, parameter = bind.preload, bind.preload_parameter
    if kind == "uid":
        return f"uuid:{uuid.UUID(int=chance.getrandbits(128), version=4)}"
    if kind == "date" and parameter == "today":
        return clock().date().isoformat()
    if kind == "timestamp" and parameter == "start":
        return written(clock())
    return ""


def finished(bind: Bind) -> bool:
    """Whether a place holds the time when the form was finished."""
    return bind.preload == "timestamp" and bind.preload_parameter == "end"


def carry_out(form: Any, definition: Definition, work: Recalculation, event: str, node: Node | None) -> None:
    """Do what the form says for an event, at ``node`` where it happened (the whole form otherwise)."""
    names = NAMES.get(event, {event})
    for action in definition.actions:
        if not names & action.events:
            continue
        if node is not None and action.origin is not node.shape:
            everywhere = event == NEW_REPEAT and action.origin is None
            if not everywhere or node.shape is None or not action.target.within(node.shape):
                continue
        for target in _targets(definition, form.document, action.target, node):
            value = action.value.evaluate(form, target) if action.value is not None else action.text
            work.set(target, cast(action.target.bind.type, value))
            work.run()


def _targets(definition: Definition, document: Node, shape: Any, node: Node | None) -> list[Node]:
    """The instances of a place that an action means: those in the same instances of repeats as where it happens."""
    around: Node | None = node
    while around is not None and around.shape is not None and not shape.within(around.shape):
        around = around.parent
    return (around or document).below(shape)
