package org.korrigo.standalone.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import org.korrigo.standalone.Complaint;

/**
 * Loopback ports for the children. They lie below the range from which the system takes the ports
 * of outgoing connections: there, a client knocking while a server restarts could be given the
 * server's own port.
 */
public final class Ports {
  private static final int FIRST = 20_000;
  private static final int LAST = 32_000;

  private final Set<Integer> given = new HashSet<>();
  private int next;

  /**
   * @param seed where to begin looking, so that two suites on one machine seldom meet
   */
  public Ports(int seed) {
    next = FIRST + Math.floorMod(seed, LAST - FIRST);
  }

  /** A port that is free now and was not given before. */
  public synchronized int free() {
    for (int tried = FIRST; tried < LAST; tried++) {
      int port = next;
      next = next + 1 < LAST ? next + 1 : FIRST;
      if (!given.contains(port) && isFree(port)) {
        given.add(port);
        return port;
      }
    }
    throw new Complaint("No port between %d and %d is free".formatted(FIRST, LAST));
  }

  /**
   * @throws Complaint naming the port and who wanted it
   */
  public static void requireFree(int port, String wantedBy) {
    if (!isFree(port)) {
      throw new Complaint(
          "Port %d is taken by another program; the %s wanted it: stop that program, or choose another port with --port"
              .formatted(port, wantedBy));
    }
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
