package dev.glasswatch.source;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on loopback that misbehaves below HTTP, and counts who connects. */
final class RawServer implements AutoCloseable {
  /** What it does to a connection whose request head has been read. */
  interface Behaviour {
    void serve(Socket socket, OutputStream out) throws IOException;
  }

  private volatile boolean polite = true;

  private final ServerSocket listener;
  private final Behaviour behaviour;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();

  RawServer(Behaviour behaviour) {
    this.behaviour = behaviour;
    try {
      listener = new ServerSocket(0, 50, InetAddress.getByName("0.0.0.0"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().name("raw-server").start(this::accept);
  }

  /** Accepts and never answers. */
  static RawServer silent() {
    return new RawServer((socket, out) -> {});
  }

  /** Sends {@code head}, then one byte of {@code drop} every 100 ms, for ever. */
  static RawServer dripping(String head, char drop) {
    return new RawServer(
        (socket, out) -> {
          out.write(head.getBytes(StandardCharsets.US_ASCII));
          while (!socket.isClosed()) {
            out.write(drop);
            out.flush();
            pause();
          }
        });
  }

  /** Waits for no request: a byte of {@code drop} every 100 ms from the start, for ever. */
  static RawServer drippingAtOnce(char drop) {
    return dripping("", drop).atOnce();
  }

  /** Does what it does without waiting for a request. */
  RawServer atOnce() {
    polite = false;
    return this;
  }

  /** Sends {@code head}, then {@code more} over and over, for ever. */
  static RawServer endless(String head, String more) {
    byte[] block = more.repeat(1 + 4096 / more.length()).getBytes(StandardCharsets.US_ASCII);
    return new RawServer(
        (socket, out) -> {
          out.write(head.getBytes(StandardCharsets.US_ASCII));
          while (!socket.isClosed()) {
            out.write(block);
          }
        });
  }

  /** Sends this once and closes, or resets the connection. */
  static RawServer saying(String answer, boolean reset) {
    return new RawServer(
        (socket, out) -> {
          out.write(answer.getBytes(StandardCharsets.ISO_8859_1));
          out.flush();
          socket.setSoLinger(reset, 0);
          socket.close();
        });
  }

  private static void pause() {
    try {
      new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  int port() {
    return listener.getLocalPort();
  }

  String url(String path) {
    return "http://127.0.0.1:" + port() + path;
  }

  int connections() {
    return connections.get();
  }

  /** Connections that the other side has not closed yet. */
  long open() {
    return sockets.stream().filter(socket -> !socket.isClosed()).count();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        connections.incrementAndGet();
        sockets.add(socket);
        Thread.ofVirtual().name("raw-connection").start(() -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try {
      if (polite) {
        readHead(socket);
      }
      behaviour.serve(socket, socket.getOutputStream());
      // Held open until the other side has enough of it.
      while (!socket.isClosed() && socket.getInputStream().read() >= 0) {}
      socket.close();
    } catch (IOException e) {
      try {
        socket.close();
      } catch (IOException ignored) {
        // closed all the same
      }
    }
  }

  private static void readHead(Socket socket) throws IOException {
    int newlines = 0;
    while (newlines < 2) {
      int next = socket.getInputStream().read();
      if (next < 0) {
        throw new IOException("closed in the request head");
      }
      newlines = next == '\n' ? newlines + 1 : next == '\r' ? newlines : 0;
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
