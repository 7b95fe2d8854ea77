package dev.glasswatch.evaluate.reel;

/** What lies over a programme, whatever the programme does. */
enum Overlay {
  /** Nothing. */
  NONE,
  /** The noise of an analogue line. */
  NOISE,
  /** A clock in a corner, a digit of which changes every second. */
  CLOCK,
  /** A band of running text near the bottom. */
  TICKER,
  /** A logo that turns. */
  TURNING_LOGO,
  /** A logo that stands. */
  LOGO,
  /** One or two lines of speech, which change. */
  SUBTITLES
}
