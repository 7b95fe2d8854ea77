package dev.glasswatch.alert;

import java.net.UnknownHostException;

/** A host resolves, but only to addresses that we may not connect to. */
public final class ForbiddenAddressException extends UnknownHostException {

  private static final long serialVersionUID = 1L;

  /** With a sentence that names the host and the rule, for logs. */
  public ForbiddenAddressException(String message) {
    super(message);
  }
}
