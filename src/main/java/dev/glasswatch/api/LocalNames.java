package dev.glasswatch.api;

import java.util.Locale;
import java.util.regex.Pattern;

/** Recognises the names that can only mean this machine, whatever a name server says. */
final class LocalNames {

  // RFC 6761, 6.3: localhost; RFC 1122, 3.2.1.3: 127/8; RFC 4291, 2.5.3: ::1. Literals only: any
  // other name may be made to resolve to loopback.
  private static final Pattern AUTHORITY =
      Pattern.compile(
          "(localhost\\.?|127(\\.(25[0-5]|2[0-4][0-9]|1?[0-9]{1,2})){3}|\\[::1])(:[0-9]{1,5})?");

  private LocalNames() {}

  /** Whether a Host header names this machine. */
  static boolean authority(String host) {
    return AUTHORITY.matcher(host.toLowerCase(Locale.ROOT)).matches();
  }

  /** Whether an Origin header names a page of this machine; {@code null} does not. */
  static boolean origin(String origin) {
    int scheme = origin.indexOf("://");
    return scheme > 0 && authority(origin.substring(scheme + 3));
  }
}
