package dev.glasswatch.source;

import java.util.Locale;

/** Why a source gives no bytes; used as reason, log field and metric label alike. */
public enum SourceFault {
  /** No connection: refused, reset, timed out, or the name does not resolve. */
  UNREACHABLE(true),
  /** Connected, but bytes stopped or dripped below use for longer than the deadline. */
  STALLED(true),
  /** A live playlist no longer moves. */
  PLAYLIST_STALE(true),
  /** An HTTP status that is neither success nor a followed redirect. */
  HTTP_ERROR(true),
  /** TLS could not be verified or agreed. */
  TLS_ERROR(true),
  /** Not understood: a broken playlist, an unknown container. */
  MALFORMED(true),
  /** Larger than the bound for a header, playlist, key or segment. */
  TOO_LARGE(true),
  /** The address policy forbids it; trying again would change nothing. */
  ADDRESS_FORBIDDEN(false),
  /** A scheme or feature that is not supported; trying again would change nothing. */
  UNSUPPORTED(false),
  /** A local file is missing, unreadable or outside the allowed folder. */
  FILE_UNREADABLE(false),
  /** We were told to stop. */
  STOPPED(false);

  private final boolean retryable;

  SourceFault(boolean retryable) {
    this.retryable = retryable;
  }

  /** Whether trying again later can help. */
  public boolean retryable() {
    return retryable;
  }

  /** The name as printed outside: lower case with underscores. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
