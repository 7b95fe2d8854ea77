package dev.glasswatch.evaluate.reel;

/** What was done to a clean shot that is no defect. */
enum Look {
  /** Nothing. */
  PLAIN,
  /** Black bars above and below. */
  LETTERBOX,
  /** The grain of fast film. */
  GRAIN,
  /** A night scene: a quarter of the light. */
  NIGHT,
  /** A photographer's flash now and then. */
  FLASHES,
  /** Each drawing is held for two frames, as in cartoons. */
  ON_TWOS,
  /** Two frames, then three, of each: film in video of two and a half times the rate. */
  PULLDOWN,
  /** It goes to black. */
  FADE_OUT,
  /** It comes from black. */
  FADE_IN,
  /** Large squares all over, as an effect. */
  MOSAIC,
  /** Squares over a part that moves about, as over a face or a number plate. */
  CENSORED,
  /** It is wiped in from the side over black. */
  WIPE;

  /** How many pictures can be drawn from so many of the clip's. */
  int drawn(int frames) {
    return switch (this) {
      case ON_TWOS -> frames * 2;
      case PULLDOWN -> frames * 5 / 2;
      case PLAIN, LETTERBOX, GRAIN, NIGHT, FLASHES, FADE_OUT, FADE_IN, MOSAIC, CENSORED, WIPE ->
          frames;
    };
  }
}
