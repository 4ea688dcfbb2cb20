"""Whether the reader wants things to move: the one place that knows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage, QDBusVariant
from PySide6.QtWidgets import QApplication, QStyle

_PATIENCE_MS = 200


def reduced_motion(
    *, setting: bool | None = None, ask_desktop: Callable[[str, str], object] | None = None
) -> bool:
    """Whether to jump where the program would otherwise glide.

    Args:
        setting: the reader's own choice in this program; None asks the desktop.
        ask_desktop: (namespace, key) -> the desktop's setting, None where it has none; the settings portal
            (https://flatpak.github.io/xdg-desktop-portal, Settings) where not given.
    """
    if setting is not None:
        return setting
    if QApplication.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) == 0:
        return True
    ask = ask_desktop or _ask_portal
    return (
        ask("org.freedesktop.appearance", "reduced-motion") == 1
        or ask("org.gnome.desktop.interface", "enable-animations") is False
    )


def _ask_portal(namespace: str, key: str) -> object:
    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return None
    call = QDBusMessage.createMethodCall(
        "org.freedesktop.portal.Desktop",
        "/org/freedesktop/portal/desktop",
        "org.freedesktop.portal.Settings",
        "Read",
    )
    call.setArguments([namespace, key])
    reply = bus.call(call, QDBus.CallMode.Block, _PATIENCE_MS)
    if reply.type() is not QDBusMessage.MessageType.ReplyMessage:
        return None
    value: object = reply.arguments()[0]
    while isinstance(value, QDBusVariant):  # the portal wraps its answer twice
        value = value.variant()
    return value
