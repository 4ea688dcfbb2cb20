"""What researchers write: text with stamps in an editor, and annotations along the sound.

* `otranscribe` and `noscribe` read the pages of two programs for interviews;
* `labels` reads what Audacity marks in the sound;
* `elan` and `textgrid` (Praat) read tiers: `tier_names` tells what a tier is from its name, `tier_words`
  finds the words of one tier in the text of another, and `tiers` makes turns of them.
"""
