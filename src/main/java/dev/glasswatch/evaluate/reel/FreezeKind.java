package dev.glasswatch.evaluate.reel;

import dev.glasswatch.detect.freeze.FreezeStarts.Place;

/** Which freezes there are, and how often each comes. */
enum FreezeKind {
  REPEATED("repeated", 8, Place.MOTION, Overlay.NONE),
  NOISY("with noise", 3, Place.MOTION, Overlay.NOISE),
  CLOCK("with a clock", 3, Place.MOTION, Overlay.CLOCK),
  TICKER("with a ticker", 3, Place.MOTION, Overlay.TICKER),
  LOGO("with a turning logo", 3, Place.MOTION, Overlay.TURNING_LOGO),
  AT_CUT("at a cut", 1, Place.CUT, Overlay.NONE),
  STILL("in a still scene", 1, Place.STILL, Overlay.NONE);

  private static final String IN_FADE = "in a fade";

  private final String label;
  private final int share;
  private final Place place;
  private final Overlay overlay;

  FreezeKind(String label, int share, Place place, Overlay overlay) {
    this.label = label;
    this.share = share;
    this.place = place;
    this.overlay = overlay;
  }

  /** How often it comes for each time that the rarest does. */
  int share() {
    return share;
  }

  Place place() {
    return place;
  }

  Overlay overlay() {
    return overlay;
  }

  /** Whether only time tells it from a still picture, so that it must last. */
  boolean isSlow() {
    return place == Place.CUT || place == Place.STILL;
  }

  /** Whether a frame where this goes on will do: what moves may also fade. */
  boolean fits(Place other) {
    return other == place || place == Place.MOTION && other == Place.FADE;
  }

  /** At a frame where this goes on. */
  Suffered suffered(Place at) {
    return new Suffered("freeze", at == Place.FADE ? IN_FADE : label, place != Place.STILL);
  }
}
