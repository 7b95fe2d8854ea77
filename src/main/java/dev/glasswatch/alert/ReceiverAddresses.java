package dev.glasswatch.alert;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Resolves a receiver's host and lets through only what the address policy allows. Asked at every
 * new connection, for literal addresses as well, on the thread of the attempt.
 */
@FunctionalInterface
public interface ReceiverAddresses {

  /**
   * The addresses to connect to, never empty.
   *
   * @throws ForbiddenAddressException when the policy allows none of them
   * @throws UnknownHostException when there are none
   */
  List<InetAddress> of(String host) throws UnknownHostException;
}
