"""Values as D-Bus wants them, where Qt would not guess their types."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import ClassInfo, Property, QMetaType, QObject
from PySide6.QtDBus import QDBusAbstractAdaptor, QDBusArgument, QDBusConnection, QDBusMessage, QDBusObjectPath

PROPERTIES = "org.freedesktop.DBus.Properties"
# What the stubs of PySide do not know.
class_info: Any = ClassInfo
INT64: Any = "qlonglong"
STRINGS: Any = "QStringList"
MAP: Any = "QVariantMap"

_OWN_PATH, _OWN_INTERFACE = "/turnlight/int64", "turnlight.Int64"


@class_info({"D-Bus Interface": _OWN_INTERFACE})
class _Int64(QDBusAbstractAdaptor):
    """One number, whose type is known because it is a property."""

    def __init__(self, number: int, parent: QObject) -> None:
        super().__init__(parent)
        self._number = number

    number = Property(INT64, lambda self: self._number)


def int64(connection: QDBusConnection, number: int) -> QDBusArgument | int:
    """`number` as an int64 that can be put into a map of variants.

    PySide makes an int32 of every number in such a map that fits into one, and cannot be told otherwise. Only
    properties keep their type. So the program asks itself for a property, which does not leave the process,
    and takes the number as it comes in the answer: a{sv}, in there the first entry, in there the value.

    Returns:
        The number itself where that does not work, as on a connection that was lost.
    """
    holder = QObject()
    _Int64(number, holder)
    question = QDBusMessage.createMethodCall(connection.baseService(), _OWN_PATH, PROPERTIES, "GetAll")
    question.setArguments([_OWN_INTERFACE])
    if not connection.registerObject(_OWN_PATH, holder):
        return number
    try:
        answer = connection.call(question)
    finally:
        connection.unregisterObject(_OWN_PATH)
    if answer.type() is not QDBusMessage.MessageType.ReplyMessage or answer.signature() != "a{sv}":
        return number
    value: QDBusArgument = answer.arguments()[0]
    value.beginMap()  # `beginMapEntry` and the like are for writing only; this goes one level down anywhere
    value.beginMap()
    value.asVariant()  # the name
    value.beginMap()
    return value if value.currentSignature() == "x" else number


def metadata(connection: QDBusConnection, entries: Mapping[str, object]) -> dict[str, object]:
    """The metadata of a track with its id as a path and its length as an int64."""
    sent = dict(entries)
    if isinstance(track := sent.get("mpris:trackid"), str):
        sent["mpris:trackid"] = QDBusObjectPath(track)
    if isinstance(length := sent.get("mpris:length"), int):
        sent["mpris:length"] = int64(connection, length)
    return sent


def no_names() -> QDBusArgument:
    """An empty list of strings: Qt would make a list of variants of it."""
    names = QDBusArgument()
    names.beginArray(QMetaType(QMetaType.Type.QString.value))
    names.endArray()
    return names
