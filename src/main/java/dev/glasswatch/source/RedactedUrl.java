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

  private static final Pattern ROOTED_PATH = Pattern.compile("^\\.{0,2}/(?!/)");

  /** What a password may stand in, wherever the text around it goes wrong. */
  private static final Pattern PAIR = Pattern.compile(":.*@", Pattern.DOTALL);

  /** Stands for what cannot be told apart from its secrets. */
  private static final String HIDDEN = "…";

  private RedactedUrl() {}

  /**
   * The URL's scheme, host, port and path; a plain file path stays as it is. Of what looks like a
   * URL with a slip in it nothing is shown.
   */
  public static String of(String url) {
    String text = url.strip();
    Matcher matcher = URL.matcher(text);
    if (!matcher.matches()) {
      return isPath(text) ? text : HIDDEN;
    }
    String scheme = matcher.group("scheme");
    Matcher clean =
        HOST_AND_PATH.matcher(USER_INFO.matcher(matcher.group("rest")).replaceFirst(""));
    boolean clear = clean.find() && !PAIR.matcher(clean.group()).find();
    return clear ? scheme + clean.group() : scheme + "...";
  }

  /** Whether nothing of it may be shown. */
  static boolean hides(String url) {
    return of(url).equals(HIDDEN);
  }

  private static boolean isPath(String text) {
    if (text.contains("://")) {
      return false;
    }
    boolean rooted = ROOTED_PATH.matcher(text).lookingAt();
    return rooted ? !PAIR.matcher(text).find() : !text.contains("@") && !missesScheme(text);
  }

  private static boolean missesScheme(String text) {
    return text.contains("//") && text.contains("?");
  }
}
