package dev.glasswatch.evaluate.reel;

/** Which blacks there are. */
enum BlackKind {
  PURE("pure", Overlay.NONE),
  LOGO("with a logo", Overlay.LOGO),
  CLOCK("with a clock", Overlay.CLOCK),
  NOISY("with noise", Overlay.NOISE);

  private final String label;
  private final Overlay overlay;

  BlackKind(String label, Overlay overlay) {
    this.label = label;
    this.overlay = overlay;
  }

  Overlay overlay() {
    return overlay;
  }

  Suffered suffered() {
    return new Suffered("black", label, true);
  }
}
