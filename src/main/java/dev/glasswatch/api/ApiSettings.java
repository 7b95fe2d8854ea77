package dev.glasswatch.api;

import java.net.InetAddress;

/**
 * Where the API listens and who may use it.
 *
 * @param bind address to listen on
 * @param port TCP port; 0 takes any free one
 * @param keys keys that open it; none only on a loopback address
 */
public record ApiSettings(InetAddress bind, int port, ApiKeys keys) {

  /** Refuses to open the API to others without a key. */
  public ApiSettings {
    if (!bind.isLoopbackAddress() && keys.isEmpty()) {
      throw new IllegalArgumentException(
          "Listening on %s needs an API key: set apiKeys in the configuration file, or bind to 127.0.0.1."
              .formatted(bind.getHostAddress()));
    }
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException("port must be 0 to 65535, not " + port + ".");
    }
  }
}
