package dev.glasswatch.evaluate.reel;

/** What a piece of a programme shows, before anything lies over it. */
sealed interface Content {

  /**
   * A clip's own pictures.
   *
   * @param from number of the first, as they are shown
   */
  record Shot(Clip clip, int from, Look look) implements Content {}

  /** One shot becomes another, both going on meanwhile. */
  record Dissolve(Shot before, Shot after) implements Content {}

  /** The picture before it, again and again. */
  record Held() implements Content {}

  /** Black. */
  record Black() implements Content {}

  /** Something generated that is no defect. */
  record Made(Card card, long seed) implements Content {}

  /** What can be generated. */
  enum Card {
    /** A card with a few lines of text, dead still. */
    SLATE,
    /** White text on black, dead still. */
    TITLE,
    /** White text that rolls over black. */
    CREDITS,
    /** A camera that pans slowly over a card. */
    SLOW_PAN,
    /** A few stars that drift over a dark sky. */
    STARS,
    /** Squares in turn light and dark, which may move. */
    CHECKERBOARD,
    /** A computer's screen: windows with text, one of which scrolls in steps. */
    SCREEN
  }
}
