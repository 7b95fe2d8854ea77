package dev.glasswatch.source;

import java.util.regex.Pattern;

/** Turns a URL into what may be printed: user info, query and fragment are cut off. */
public final class RedactedUrl {

  // Not java.net.URI: a URL that does not parse may still hold a password.
  private static final Pattern USER_INFO = Pattern.compile("^([a-zA-Z][a-zA-Z0-9+.-]*:)//[^/?#]*@");
  private static final Pattern TAIL = Pattern.compile("[?#].*$", Pattern.DOTALL);

  private RedactedUrl() {}

  /** The URL's scheme, host, port and path; a plain file path stays as it is. */
  public static String of(String url) {
    if (!url.contains("://")) {
      return url;
    }
    return TAIL.matcher(USER_INFO.matcher(url).replaceFirst("$1//")).replaceFirst("");
  }
}
