package dev.glasswatch.media;

/**
 * Where one track stands on the stream's timeline. Written by {@link MediaTimeline} alone; holds
 * the result of the last placement, so that placing a packet makes no object.
 */
final class TrackClock {

  /** What the timeline knows of a clock's relation to media time. */
  static final class Mapping {
    /** What to add to raw microseconds. */
    long offset;

    Mapping(long offset) {
      this.offset = offset;
    }
  }

  final Object input;
  long wrap;
  Mapping mapping;
  boolean started;
  boolean signalled;
  long expected;
  long last;
  int sinceLast;
  long interval;
  private long length;

  private long pts;
  private long dts;
  private boolean extrapolated;

  /**
   * A track that has not shown a packet yet.
   *
   * @param input which input it comes from
   * @param wrap period after which its raw timestamps wrap, microseconds; 0 for never
   */
  TrackClock(Object input, long wrap, Mapping mapping) {
    this.input = input;
    this.wrap = wrap;
    this.mapping = mapping;
  }

  /** Whether a packet with a timestamp has been placed. */
  boolean hasStarted() {
    return started;
  }

  /** How long one packet lasts, for packets that don't say: measured, or as decoded. */
  void packetLength(long micros) {
    length = micros;
  }

  long packetLength() {
    return length;
  }

  /** The track goes on in another container, whose timestamps may wrap differently. */
  void wrapsAfter(long micros) {
    wrap = micros;
  }

  void placed(long newPts, long newDts, boolean newExtrapolated) {
    pts = newPts;
    dts = newDts;
    extrapolated = newExtrapolated;
  }

  /** Media time of the packet placed last: presentation. */
  long pts() {
    return pts;
  }

  /** Likewise: decoding. */
  long dts() {
    return dts;
  }

  /** Whether that packet had no timestamp at all. */
  boolean extrapolated() {
    return extrapolated;
  }

  /** The media time at which this track's next packet is expected. */
  long expected() {
    return expected;
  }
}
