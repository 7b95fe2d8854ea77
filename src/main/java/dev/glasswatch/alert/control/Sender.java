package dev.glasswatch.alert.control;

import dev.glasswatch.alert.AlertContext;
import java.net.URI;
import java.util.Optional;

/**
 * Who speaks in a message about a group.
 *
 * @param environment name of the installation
 * @param epoch ownership epoch of the batch
 * @param serviceUrl where people reach this service's API; empty when nobody said
 */
record Sender(String environment, long epoch, Optional<URI> serviceUrl) {

  static Sender of(AlertContext context) {
    return new Sender(context.environment(), context.epoch(), context.serviceUrl());
  }
}
