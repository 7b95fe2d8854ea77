package dev.glasswatch.evaluate.freeze;

/** What goes on moving in a frozen picture, scaled to it. */
public enum MovingPart {
  /** Nothing. */
  NONE("", ""),
  /** A box in a corner, 1.6 % of the picture. */
  CLOCK("scale=w=rw/8:h=rh/8", "overlay=W-w-W/40:H/22:shortest=1"),
  /** A band of text that runs, 4 %. */
  TICKER("scale=w=rw:h=rh/25,scroll=h=0.006", "overlay=0:H-h-H/22:shortest=1"),
  /** A square that turns, 2 to 4 %. */
  LOGO("scale=w=rh/6:h=rh/6,rotate=t*2:c=gray", "overlay=W/40:H/22:shortest=1");

  private final String look;
  private final String place;

  MovingPart(String look, String place) {
    this.look = look;
    this.place = place;
  }

  /** A filter graph with this laid over the output of another. */
  String over(String graph) {
    return this == NONE
        ? graph
        : "%s,split[f][size];testsrc2=r=30[t];[t][size]%s[p];[f][p]%s"
            .formatted(graph, look, place);
  }
}
