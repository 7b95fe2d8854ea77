package dev.glasswatch.media.ffmpeg;

import dev.glasswatch.media.Track;
import java.util.Optional;

/**
 * An elementary stream as its container announces it.
 *
 * @param index within the container
 * @param pid container's own number for it: the PID in a transport stream
 * @param kind picture or sound
 * @param codec libavcodec's name of the codec
 * @param decodable whether a decoder for it is on our list
 * @param language as tagged, when tagged
 * @param description one line for people
 * @param tickNumerator length of one tick of its timestamps in seconds, numerator
 * @param tickDenominator and denominator
 * @param startMicros what to add to its timestamps: when its time zero is
 * @param wrapMicros after how many microseconds its timestamps wrap; 0 when they don't
 */
public record DemuxedStream(
    int index,
    int pid,
    Track.Kind kind,
    String codec,
    boolean decodable,
    Optional<String> language,
    String description,
    int tickNumerator,
    int tickDenominator,
    long startMicros,
    long wrapMicros) {

  /**
   * Whether packets come with a length of their own. In Matroska and FLV, which count milliseconds,
   * one lasts until the next, and what libavformat says is the usual.
   */
  public boolean tellsLengths() {
    return tickDenominator != 1000 || tickNumerator != 1;
  }

  /** A timestamp in microseconds, rounded; {@link NativePacket#NO_TIMESTAMP} stays what it is. */
  public long micros(long ticks) {
    return ticks == NativePacket.NO_TIMESTAMP ? ticks : startMicros + length(ticks);
  }

  /** A length of time in microseconds, rounded. */
  public long length(long ticks) {
    long scale = 1_000_000L * tickNumerator;
    long whole = Math.floorDiv(ticks, tickDenominator);
    long part = Math.floorMod(ticks, (long) tickDenominator);
    return whole * scale + (part * scale + tickDenominator / 2) / tickDenominator;
  }

  /**
   * The presentation time, in microseconds, of the first packet of a run: where its container has
   * no timestamps but tells when it begins, that time.
   */
  public long firstMicros(NativePacket packet) {
    boolean told = packet.pts() == NativePacket.NO_TIMESTAMP && startMicros != 0;
    return told ? startMicros : micros(packet.pts());
  }

  /**
   * The decoding time of a packet before this stream has shown any presentation time. Where a
   * transport or programme stream gives none, libavformat guesses one counted from zero: that one
   * is left out.
   */
  public long firstDts(NativePacket packet) {
    boolean guessed = packet.pts() == NativePacket.NO_TIMESTAMP && wrapMicros > 0;
    return guessed ? NativePacket.NO_TIMESTAMP : packet.dts();
  }
}
