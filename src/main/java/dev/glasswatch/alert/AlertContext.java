package dev.glasswatch.alert;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * What an alert says about its stream and its sender beyond the incident itself.
 *
 * @param environment name of the installation
 * @param epoch ownership epoch of the batch that the stream belongs to
 * @param labels the stream's labels
 * @param serviceUrl where people reach this service's API, for links; empty when nobody said
 */
public record AlertContext(
    String environment, long epoch, Map<String, String> labels, Optional<URI> serviceUrl) {

  /** Copies the labels. */
  public AlertContext {
    labels = Map.copyOf(labels);
  }
}
