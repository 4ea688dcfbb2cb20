"""Subtitles: cues with times, joined to turns.

* `webvtt`, `subrip` and `sbv` have lines: `blocks` finds cues in them, `cue_text` takes the tags out of their
  words, `rolling` takes out what is shown twice;
* `ttml` (television, Apple) and `timedtext` (YouTube) are XML, `timedtext_json` is YouTube's JSON;
* `lyrics` reads LRC;
* `turns` is what all share: `named` and `dialogue` find out who speaks, `parts` cuts a cue where another
  voice begins.
"""
