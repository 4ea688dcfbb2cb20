"""What each action does. Dialogs are imported when they open: the first picture does not need them."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QDialog, QMenu

from viewer.controllers.playback import PlaybackController
from viewer.controllers.settings import Settings
from viewer.ui.appearance import Appearance
from viewer.ui.desk import Desk
from viewer.ui.finding import Finding
from viewer.ui.listening import Listening
from viewer.ui.main_window import MainWindow
from viewer.ui.memory import Memory
from viewer.ui.menus import main_menu, text_menu
from viewer.ui.skip_menu import SkipMenu
from viewer.ui.transcript.following import Following
from viewer.ui.transcript.pointer import Spot
from viewer.ui.translate import told
from viewer.ui.ways_in import WaysIn

_RATES = (0.5, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)
_VOLUME_STEP = 5
_LONG_STEP_BACK_MS = 2_000


class Commands(QObject):
    """Connects the table of actions, and shows in it how things stand."""

    def __init__(
        self,
        window: MainWindow,
        playback: PlaybackController,
        settings: Settings,
        memory: Memory,
        listening: Listening,
        following: Following,
    ) -> None:
        super().__init__(window)
        self._window, self._playback, self._settings = window, playback, settings
        self._memory, self._listening, self._following = memory, listening, following
        self._player = self._why = ""
        self._spot: Spot | None = None
        self._actions = window.actions_table
        self._connect_playing()
        self._connect_text()
        self._connect_window()
        self._show_state()

    @property
    def text_menu(self) -> QMenu:
        """What a right click in the text opens."""
        return self._menu

    def connect_opening(self, ways_in: WaysIn, desk: Desk, chapters: QMenu) -> None:
        """The actions that open and close, and the menu with all."""
        lengths = SkipMenu(self._settings, self._window), SkipMenu(self._settings, self._window, "mark_ms")
        menu = main_menu(self._actions, ways_in.recent_menu, *lengths, chapters, self._window)
        self._window.header.set_menu(menu, self._actions["menu"])
        desk.shown.connect(self._forget_spot)
        self._actions.connect(
            {
                "open": ways_in.ask_files,
                "paste": ways_in.paste,
                "add_audio": ways_in.ask_audio,
                "close_episode": desk.close_episode,
                "remarks": lambda: self._open_remarks(desk),
            }
        )

    def connect_looks(self, appearance: Appearance, finding: Finding) -> None:
        """The actions that change how things look, and those that search."""
        settings = self._settings
        self._actions.connect(
            {
                "larger": lambda: appearance.step_text(1),
                "smaller": lambda: appearance.step_text(-1),
                "normal_size": appearance.set_text_size,
                "theme_system": lambda _on: appearance.choose_theme("system"),
                "theme_light": lambda _on: appearance.choose_theme("light"),
                "theme_dark": lambda _on: appearance.choose_theme("dark"),
                "reduce_motion": lambda on: setattr(settings, "reduced_motion", "on" if on else "off"),
                "find": finding.open,
                "find_next": lambda: finding.walk(1),
                "find_previous": lambda: finding.walk(-1),
            }
        )

    def _connect_playing(self) -> None:
        playback, settings, actions = self._playback, self._settings, self._actions
        sounding = playback.sounding
        actions.connect(
            {
                "play": playback.toggle,
                "pause": playback.pause,
                "stop": self._stop,
                "back": self._skip_back,
                "forward": self._skip_forward,
                "media_back": self._skip_back,
                "media_forward": self._skip_forward,
                "previous_turn": playback.previous_turn,
                "next_turn": playback.next_turn,
                "media_previous": playback.previous_turn,
                "media_next": playback.next_turn,
                "jump": self._open_jump,
                "go_back": playback.go_back,
                "go_forward": playback.go_forward,
                "slower": lambda: self._memory.choose_rate(self._next_rate(-1)),
                "faster": lambda: self._memory.choose_rate(self._next_rate(1)),
                "normal_speed": lambda: self._memory.choose_rate(1.0),
                "loop": self._on_loop,
                "mute": sounding.set_muted,
                "louder": lambda: sounding.set_volume(sounding.volume + _VOLUME_STEP),
                "quieter": lambda: sounding.set_volume(sounding.volume - _VOLUME_STEP),
                "step_back": lambda on: setattr(settings, "step_back_ms", _LONG_STEP_BACK_MS if on else 0),
            }
        )
        playback.loop_changed.connect(lambda loop: actions["loop"].setChecked(loop is not None))
        sounding.muted_changed.connect(self._on_muted)
        sounding.volume_changed.connect(self._window.transport.set_volume)
        sounding.rate_changed.connect(self._window.transport.set_rate)
        playback.history_changed.connect(self._on_history)
        playback.player_changed.connect(self._on_player)
        settings.changed.connect(self._on_setting)
        self._window.transport.rate_requested.connect(self._memory.choose_rate)
        self._window.transport.volume_requested.connect(sounding.set_volume)

    def _connect_text(self) -> None:
        view, actions = self._window.view, self._actions
        self._menu = text_menu(actions, view)
        view.menu_wanted.connect(self._open_text_menu)
        actions.connect(
            {
                "follow": self._on_follow,
                "copy": view.copy,
                "select_all": view.selectAll,
                "caret": lambda on: setattr(view, "caret_browsing", on),
                "play_here": self._play_here,
            }
        )

    def _connect_window(self) -> None:
        window = self._window
        self._actions.connect(
            {
                "quit": window.close,
                "full_screen": lambda on: window.showFullScreen() if on else window.showNormal(),
                "shortcuts": self._open_shortcuts,
                "about_player": self._open_about,
            }
        )

    def _show_state(self) -> None:
        sounding, transport = self._playback.sounding, self._window.transport
        transport.set_skip_seconds(self._settings.skip_ms // 1000)
        transport.set_rate(sounding.rate)
        transport.set_volume(sounding.volume)
        self._on_muted(sounding.muted)
        self._on_history(False, False)
        self._actions["follow"].setChecked(self._following.rules.enabled)
        self._actions["step_back"].setChecked(self._settings.step_back_ms > 0)
        self._actions["full_screen"].setChecked(self._window.isFullScreen())

    def _on_setting(self, name: str) -> None:
        if name == "skip_ms":
            self._window.transport.set_skip_seconds(self._settings.skip_ms // 1000)
        elif name == "step_back_ms":
            self._actions["step_back"].setChecked(self._settings.step_back_ms > 0)
        elif name == "follow" and self._following.rules.enabled != self._settings.follow:
            self._actions["follow"].setChecked(self._settings.follow)
            self._following.set_enabled(self._settings.follow)

    def _skip_back(self) -> None:
        self._playback.skip(-self._settings.skip_ms)

    def _skip_forward(self) -> None:
        self._playback.skip(self._settings.skip_ms)

    def _stop(self) -> None:
        self._playback.pause()
        self._playback.seek(0)

    def _next_rate(self, by: int) -> float:
        rate = self._playback.sounding.rate
        faster = [step for step in _RATES if step > rate + 0.001]
        slower = [step for step in _RATES if step < rate - 0.001]
        if by > 0:
            return faster[0] if faster else _RATES[-1]
        return slower[-1] if slower else _RATES[0]

    def _on_loop(self, on: bool) -> None:  # noqa: FBT001 - the state of a switch
        self._listening.loop(on)
        # Where nothing is heard there is nothing to repeat, and no signal says so.
        self._actions["loop"].setChecked(self._playback.loop_range is not None)

    def _on_follow(self, on: bool) -> None:  # noqa: FBT001 - the state of a switch
        if not on and self._window.pill.isVisible():  # which offers this very key
            self._actions["follow"].setChecked(True)
            self._following.recall()
            return
        self._settings.follow = on
        self._following.set_enabled(on)

    def _on_muted(self, muted: bool) -> None:  # noqa: FBT001 - a slot
        self._actions["mute"].setChecked(muted)
        self._window.transport.set_muted(muted)

    def _on_history(self, can_back: bool, can_forward: bool) -> None:  # noqa: FBT001 - a slot
        self._actions["go_back"].setEnabled(can_back)
        self._actions["go_forward"].setEnabled(can_forward)

    def _on_player(self, name: str, why: object) -> None:
        names = {
            "vlc": self.tr("VLC"),
            "qt": self.tr("Built-in player"),
            "silent": self.tr("No audio"),
        }
        self._why = told(why)  # type: ignore[arg-type]
        self._player = names.get(name, name)
        self._window.transport.set_player(self._player, self._why)

    def _open_jump(self) -> None:
        from viewer.ui.dialogs.jump import JumpDialog

        dialog = JumpDialog(self._playback.position_ms, self._playback.duration_ms, self._window)
        dialog.chosen.connect(self._playback.seek)
        _open(dialog)

    def _open_remarks(self, desk: Desk) -> None:
        from viewer.ui.dialogs.remarks import RemarksDialog

        _open(RemarksDialog(desk.transcript, self._window, say=told))

    def _open_about(self) -> None:
        from viewer.ui.dialogs.about_player import AboutDialog

        _open(AboutDialog(self._player, self._why, self._window))

    def _open_shortcuts(self) -> None:
        from viewer.ui.dialogs.shortcuts import ShortcutsDialog

        actions = (*self._actions.values(), *self._window.notes.actions_table.values())
        _open(ShortcutsDialog(actions, self._window))

    def _open_text_menu(self, spot: Spot | None, where: QPoint) -> None:
        self._spot = spot
        self._actions["play_here"].setEnabled(spot is not None and self._window.view.transcript.timed)
        self._actions["copy"].setEnabled(self._window.view.selected() is not None)
        self._menu.popup(where)

    def _forget_spot(self) -> None:
        self._spot = None

    def _play_here(self) -> None:
        if self._spot is not None:
            self._listening.play_from(self._spot)


def _open(dialog: QDialog) -> None:
    """Show a dialog that is let go when it is closed."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
