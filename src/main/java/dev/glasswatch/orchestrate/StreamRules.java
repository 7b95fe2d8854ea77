package dev.glasswatch.orchestrate;

import dev.glasswatch.orchestrate.StreamException.Cause;
import dev.glasswatch.source.SourceException;
import dev.glasswatch.source.SourceSpec;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a stream's spec must satisfy before anything is made of it. */
final class StreamRules {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final Pattern LABEL = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,62}");
  // RFC 9110, 5.6.2: token
  private static final Pattern HEADER = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,64}");
  private static final Pattern PRINTABLE = Pattern.compile("[\\t\\x20-\\x7e\\x80-\\xff]*");
  private static final int MOST_ENTRIES = 32;
  private static final int LONGEST_LABEL = 256;
  private static final int LONGEST_HEADER = 4096;
  private static final int LONGEST_URL = 4096;

  private StreamRules() {}

  static void check(StreamSpec spec) throws StreamException {
    require(
        ID.matcher(spec.id()).matches(),
        "id must be 1 to 64 of A-Z, a-z, 0-9, dot, dash and underscore, beginning with a letter or"
            + " digit.");
    require(
        !spec.id().equals(Canary.STREAM),
        "id must not be \""
            + Canary.STREAM
            + "\": the service watches a stream of that name itself.");
    require(
        !spec.url().isBlank(), "url must say where the stream is: an http(s), udp or file URL.");
    require(
        spec.url().length() <= LONGEST_URL,
        "url must be no longer than " + LONGEST_URL + " characters.");
    require(
        spec.priority() >= 0 && spec.priority() <= 100,
        "priority must be 0 to 100, not " + spec.priority() + ".");
    checkReference(spec);
    checkLabels(spec.labels());
    checkHeaders(spec.headers());
    checkSource(new SourceSpec(spec.url(), spec.headers(), spec.rendition(), Optional.empty()));
  }

  private static void checkReference(StreamSpec spec) throws StreamException {
    require(
        spec.reference().stream().allMatch(id -> ID.matcher(id).matches()),
        "reference must be the id of a stream.");
    require(
        !spec.reference().equals(Optional.of(spec.id())),
        "reference must be the id of another stream: one compared with itself shows nothing.");
  }

  // Else it would be tried again and again, for ever.
  private static void checkSource(SourceSpec source) throws StreamException {
    try {
      source.check();
    } catch (SourceException e) {
      throw new StreamException(Cause.INVALID, String.valueOf(e.getMessage()));
    }
  }

  private static void checkLabels(Map<String, String> labels) throws StreamException {
    requireFew("labels", labels);
    for (Map.Entry<String, String> label : labels.entrySet()) {
      require(
          LABEL.matcher(label.getKey()).matches(),
          "labels: \"%s\" is no name for a label: use 1 to 63 letters, digits, _, . and -, beginning with a letter."
              .formatted(label.getKey()));
      require(
          label.getValue().length() <= LONGEST_LABEL,
          "labels.%s must be no longer than %d characters."
              .formatted(label.getKey(), LONGEST_LABEL));
    }
  }

  // Values stay out of these sentences: they are secrets.
  private static void checkHeaders(Map<String, String> headers) throws StreamException {
    requireFew("headers", headers);
    for (Map.Entry<String, String> header : headers.entrySet()) {
      require(
          HEADER.matcher(header.getKey()).matches(),
          "headers: one name is no HTTP header name: use letters, digits and dashes.");
      require(
          header.getValue().length() <= LONGEST_HEADER
              && PRINTABLE.matcher(header.getValue()).matches(),
          "headers.%s must be one line of at most %d characters."
              .formatted(header.getKey(), LONGEST_HEADER));
    }
  }

  private static void requireFew(String what, Map<String, String> entries) throws StreamException {
    require(
        entries.size() <= MOST_ENTRIES,
        "%s has %d entries; %d is the most.".formatted(what, entries.size(), MOST_ENTRIES));
  }

  private static void require(boolean holds, String sentence) throws StreamException {
    if (!holds) {
      throw new StreamException(Cause.INVALID, sentence);
    }
  }
}
