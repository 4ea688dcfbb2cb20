"""The bar below: where it stands, play and its neighbours, and how it plays."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from viewer.ui.chapter_button import ChapterButton
from viewer.ui.icon_button import IconButton
from viewer.ui.play_button import PlayButton
from viewer.ui.skip_button import SkipButton
from viewer.ui.speed_button import SpeedButton
from viewer.ui.theme import Theme
from viewer.ui.time_button import TimeButton
from viewer.ui.volume_button import VolumeButton

_MARGIN = 10
_GAP = 10
_NARROWEST = 420


class TransportBar(QWidget):
    """Gets plain data, sends wishes; buttons that have an action of the window are bound by `set_actions`.

    In a narrow window the less important controls move into a menu.

    Signals:
        rate_requested: (times as fast) a speed was chosen.
        volume_requested: (0 to 100) a loudness was chosen.
    """

    rate_requested = Signal(float)
    volume_requested = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions: dict[str, QAction] = {}
        self._time = TimeButton(theme, self)
        self._chapter = ChapterButton(theme, self)
        self._buttons: dict[str, IconButton] = {
            "previous_turn": IconButton("previous_turn", self.tr("Previous turn"), self),
            "back": SkipButton("back", self.tr("Back"), 10, self),
            "play": PlayButton(theme, self),
            "forward": SkipButton("forward", self.tr("Forward"), 10, self),
            "next_turn": IconButton("next_turn", self.tr("Next turn"), self),
            "follow": IconButton("follow", self.tr("Follow"), self, caption=self.tr("Follow")),
            "loop": IconButton("loop", self.tr("Repeat"), self),
        }
        self._speed = SpeedButton(self)
        self._speed.rate_requested.connect(self.rate_requested)
        self._volume = VolumeButton(self)
        self._volume.volume_requested.connect(self.volume_requested)
        self._player = _quiet_button(self)
        self._more = IconButton("more", self.tr("More"), self)
        self._more_menu = QMenu(self)
        self._player_item = QAction(self)
        self._fold_order: tuple[QWidget, ...] = (
            self._player, self._buttons["loop"], self._volume, self._speed, self._buttons["follow"],
        )  # fmt: skip
        self._lay_out()
        self.set_theme(theme)

    # What it shows

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        for button in (*self._buttons.values(), self._volume, self._more):
            button.set_theme(theme)
        self._time.set_theme(theme)
        self._chapter.set_theme(theme)
        self._speed.set_theme(theme)

    def set_actions(self, actions: Mapping[str, QAction]) -> None:
        """Bind the buttons to the actions with their names.

        Args:
            actions: ``previous_turn``, ``back``, ``play``, ``forward``, ``next_turn``, ``follow``, ``loop``,
                ``mute``, ``jump`` and ``about_player``; others are ignored.
        """
        self._actions = dict(actions)
        for name, button in self._buttons.items():
            if name in actions:
                button.bind(actions[name])
        if "mute" in actions:
            self._volume.bind_mute(actions["mute"])
        if "jump" in actions:
            self._time.bind(actions["jump"])
        if "about_player" in actions:
            self._player.clicked.connect(actions["about_player"].trigger)
            self._player_item.triggered.connect(actions["about_player"].trigger)

    def set_position(self, ms: int) -> None:
        """Say what is heard; cheap while the second stays the same."""
        self._time.set_position(ms)

    def set_duration(self, ms: int) -> None:
        """Say how long the episode is; 0 where there is none."""
        self._time.set_duration(ms)
        self._fold()

    def set_chapter(self, title: str) -> None:
        """Say which chapter is heard, where there is room; empty for none."""
        self._chapter.set_title(title)

    def set_chapter_menu(self, menu: QMenu) -> None:
        """List the chapters at a press on that."""
        self._chapter.bind(menu)

    def set_playing(self, playing: bool) -> None:  # noqa: FBT001 - a plain setter
        """Offer to pause, or to play."""
        play = self._buttons["play"]
        if isinstance(play, PlayButton):
            play.set_playing(playing=playing)

    def set_skip_seconds(self, seconds: int) -> None:
        """Say how far back and forward go."""
        for name in ("back", "forward"):
            button = self._buttons[name]
            if isinstance(button, SkipButton):
                button.set_seconds(seconds)

    def set_rate(self, rate: float) -> None:
        """Say how fast it plays."""
        self._speed.set_rate(rate)

    def set_volume(self, volume: int) -> None:
        """Say how loud it plays, 0 to 100."""
        self._volume.set_volume(volume)

    def set_muted(self, muted: bool) -> None:  # noqa: FBT001 - a plain setter
        """Say whether it is muted."""
        self._volume.set_muted(muted=muted)

    def set_player(self, name: str, why: str) -> None:
        """Say which player is in use, and why; translated already."""
        self._player.setText(name)
        self._player.setAccessibleName(self.tr("Player: {name}").format(name=name))
        self._player.setAccessibleDescription(why)
        self._player.setToolTip(why)
        self._player_item.setText(self.tr("Player: {name}").format(name=name))
        self._fold()

    def minimumSizeHint(self) -> QSize:
        """What is left when all that can is in the menu."""
        return QSize(_NARROWEST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what fits."""
        super().resizeEvent(event)
        self._fold()

    # Where things are

    def _lay_out(self) -> None:
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._left = _row(self, self._time, self._chapter, spacing=4)
        names = ("previous_turn", "back", "play", "forward", "next_turn")
        self._centre = _row(self, *(self._buttons[name] for name in names), spacing=4)
        follow, loop = self._buttons["follow"], self._buttons["loop"]
        self._right = _row(self, follow, self._speed, loop, self._volume, self._player, self._more, spacing=4)
        _layout(self._left).addStretch()
        _layout(self._right).insertStretch(0)
        row = QHBoxLayout(self)
        row.setContentsMargins(_MARGIN, 0, _MARGIN, 6)
        row.setSpacing(0)
        row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)  # `_fold` makes room
        row.addWidget(self._left, 1)
        row.addWidget(self._centre)
        row.addWidget(self._right, 1)
        self._player.hide()
        self._more.setMenu(self._more_menu)
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._more_menu.aboutToShow.connect(self._fill_menu)

    def _fold(self) -> None:
        """Show what fits beside time and play; what does not is in the menu."""
        everything = [part for part in self._fold_order if part is not self._player or self._player.text()]
        shown = list(everything)
        spacing = _layout(self._right).spacing()
        centre = self._centre.sizeHint().width()
        room = self.width() - 2 * _MARGIN - _GAP - self._time.sizeHint().width() - centre

        def needed() -> int:
            more = [] if len(shown) == len(everything) else [self._more]
            return sum(part.sizeHint().width() + spacing for part in (*shown, *more))

        follow = self._buttons["follow"]
        follow.set_captioned(captioned=True)
        follow.set_captioned(captioned=needed() <= (self.width() - centre) // 2 - _MARGIN)
        while shown and needed() > room:
            shown.pop(0)
        for part in self._fold_order:
            part.setVisible(part in shown)
        self._more.setVisible(len(shown) < len(everything))
        # Play stays in the middle: the chapter gets what is left of that side.
        beside = min((self.width() - centre) // 2, self.width() - centre - needed()) - _MARGIN - _GAP
        self._chapter.set_room(beside - self._time.sizeHint().width() - 4)

    def _fill_menu(self) -> None:
        self._more_menu.clear()
        for name in ("follow", "loop"):
            if self._buttons[name].isHidden() and name in self._actions:
                self._more_menu.addAction(self._actions[name])
        if self._speed.isHidden():
            self._more_menu.addMenu(self._speed.speeds)
        if self._volume.isHidden():
            item = self._more_menu.addAction(self.tr("Volume…"))
            item.triggered.connect(lambda: self._volume.popup.open_over(self._more))
            if "mute" in self._actions:
                self._more_menu.addAction(self._actions["mute"])
        if self._player.isHidden() and self._player.text():
            self._more_menu.addSeparator()
            self._more_menu.addAction(self._player_item)


def _quiet_button(parent: QWidget) -> QToolButton:
    button = QToolButton(parent)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setProperty("quiet", True)
    return button


def _row(parent: QWidget, *parts: QWidget, spacing: int = 0) -> QWidget:
    box = QWidget(parent)
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(spacing)
    for part in parts:
        row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
    for before, after in pairwise(parts):
        QWidget.setTabOrder(before, after)
    return box


def _layout(box: QWidget) -> QHBoxLayout:
    layout = box.layout()
    assert isinstance(layout, QHBoxLayout)  # noqa: S101 - made by `_row`
    return layout
