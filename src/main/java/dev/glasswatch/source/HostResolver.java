package dev.glasswatch.source;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Turns a host name into addresses; may block for as long as it likes. */
@FunctionalInterface
public interface HostResolver {
  /** The operating system's resolver. */
  HostResolver SYSTEM = InetAddress::getAllByName;

  /** All addresses of {@code name}, at least one. */
  InetAddress[] resolve(String name) throws UnknownHostException;
}
