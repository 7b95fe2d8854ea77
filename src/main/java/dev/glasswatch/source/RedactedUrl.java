package dev.glasswatch.source;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns a URL into what may be printed: user info, query and fragment are cut off. */
public final class RedactedUrl {
  // Not java.net.URI: a URL that does not parse may still hold a password.
  private static final Pattern URL =
      Pattern.compile("(?<scheme>[a-zA-Z][a-zA-Z0-9+.-]+:/*)(?<rest>.*)", Pattern.DOTALL);
  private static final Pattern USER_INFO = Pattern.compile("^[^/?#]*@");
  private static final Pattern HOST_AND_PATH =
      Pattern.compile(
          "^(\\[[^\\]/?#]*\\]|[^:/?#\\[\\]]*)(:\\d*)?(/[^?#]*)?(?=[?#]|$)", Pattern.DOTALL);

  private RedactedUrl() {}

  /** The URL's scheme, host, port and path; a plain file path stays as it is. */
  public static String of(String url) {
    Matcher matcher = URL.matcher(url);
    if (!matcher.matches() || isPath(url)) {
      return url;
    }
    String scheme = matcher.group("scheme");
    Matcher clean =
        HOST_AND_PATH.matcher(USER_INFO.matcher(matcher.group("rest")).replaceFirst(""));
    return clean.find() ? scheme + clean.group() : scheme + "...";
  }

  private static boolean isPath(String url) {
    return !url.contains("://") && !url.contains("@");
  }
}
