package dev.glasswatch.media;

import java.util.Locale;

/** Why bytes that arrived cannot be watched; reason, log field and metric label alike. */
public enum MediaFault {
  /** The bytes are no container that libavformat recognises. */
  NOT_MEDIA,
  /** A container that is recognised but not on the list of those we open. */
  UNSUPPORTED_CONTAINER,
  /** Tracks are there, none in a codec on the list of those we decode. */
  UNSUPPORTED_CODEC,
  /** The container holds neither picture nor sound, or not the track that was asked for. */
  NO_TRACKS,
  /** The container's headers are broken beyond use. */
  BROKEN_CONTAINER,
  /** Bytes arrive, and no packet comes out of them. */
  NO_PACKETS,
  /** Packets arrive, and the input ended without one picture or sound coming out of them. */
  NOTHING_DECODABLE;

  /** The name as printed outside: lower case with underscores. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
