package dev.glasswatch.alert;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An Amazon SNS topic, and where its API is.
 *
 * @param arn its name, such as {@code arn:aws:sns:eu-central-1:123456789012:alerts}; one that ends
 *     with {@code .fifo} is a FIFO topic
 * @param endpoint where to call, in place of Amazon's endpoint of the region
 */
public record SnsTopic(String arn, Optional<URI> endpoint) {

  // The region becomes part of a host name, so nothing else may stand in its place.
  private static final Pattern ARN =
      Pattern.compile(
          "arn:aws[a-z-]{0,20}:sns:([a-z]{2}[a-z0-9-]{1,30}):\\d{12}:[\\w-]{1,256}(\\.fifo)?");

  /** Rejects what is no topic or could not be called. */
  public SnsTopic {
    if (!ARN.matcher(arn).matches()) {
      throw new IllegalArgumentException(
          "An SNS topic is named like arn:aws:sns:eu-central-1:123456789012:alerts");
    }
    endpoint.ifPresent(SnsTopic::check);
  }

  private static void check(URI url) {
    boolean http = "http".equalsIgnoreCase(url.getScheme());
    boolean web = http || "https".equalsIgnoreCase(url.getScheme());
    if (!web || url.getHost() == null || url.getUserInfo() != null) {
      throw new IllegalArgumentException(
          "An SNS endpoint is http:// or https://, with a host and without a user or password");
    }
  }

  String region() {
    Matcher parts = ARN.matcher(arn);
    return parts.matches() ? parts.group(1) : "";
  }

  boolean fifo() {
    return arn.endsWith(".fifo");
  }
}
