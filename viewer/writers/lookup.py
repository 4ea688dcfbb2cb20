"""Finding a writer by its key, loaded when it is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

from viewer.errors import Message, WorldError, message


def writer(package: str, places: Mapping[str, tuple[str, str]], key: str, unknown: Message) -> object:
    """The writer called `key`, made anew.

    Args:
        package: where its module is.
        places: module and class of each writer, by its key.
        key: which one.
        unknown: what is told where there is none.

    Raises:
        WorldError: there is none.
    """
    if key not in places:
        raise WorldError(unknown, message("Known are: {keys}.", keys=", ".join(places)))
    module, name = places[key]
    made: object = getattr(import_module(f"{package}.{module}"), name)()
    return made
