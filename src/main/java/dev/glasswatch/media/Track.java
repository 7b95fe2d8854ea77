package dev.glasswatch.media;

import java.util.Optional;

/**
 * A track of the stream as the demuxer announced it.
 *
 * @param name {@code v:0}, {@code a:0}, {@code a:1}, …: kind and index among its kind
 * @param kind picture or sound
 * @param codec codec name as libavcodec has it ({@code h264}, {@code aac})
 * @param language RFC 5646 or ISO 639-2, when given
 * @param watched whether it is decoded and looked at
 * @param description one line for people: size and rate, or channels and rate
 */
public record Track(
    String name,
    Kind kind,
    String codec,
    Optional<String> language,
    boolean watched,
    String description) {

  /** Picture or sound. */
  public enum Kind {
    /** A video track. */
    VIDEO,
    /** An audio track. */
    AUDIO
  }
}
