package dev.glasswatch.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Reads server-sent events from a socket: the stream as it is on the wire, pings left out. */
public final class EventClient implements AutoCloseable {

  /** One event. */
  public record Told(String id, String name, String data) {
    public JsonNode json() throws IOException {
      return new ObjectMapper().readTree(data);
    }
  }

  private final Socket socket;
  private final BufferedReader lines;

  /** Joins the events of the service at {@code server}; each header ends its line. */
  public EventClient(URI server, String headers) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), server.getPort());
    socket.setSoTimeout(20_000);
    String request = "GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    lines =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  public Told next() throws IOException {
    String id = "";
    String name = "";
    StringBuilder data = new StringBuilder();
    while (true) {
      String line = lines.readLine();
      if (line == null) {
        throw new EOFException("The events ended");
      }
      if (line.startsWith("id: ")) {
        id = line.substring(4);
      } else if (line.startsWith("event: ")) {
        name = line.substring(7);
      } else if (line.startsWith("data: ")) {
        data.append(line.substring(6));
      } else if (line.isEmpty() && !name.isEmpty() && !name.equals("ping")) {
        return new Told(id, name, data.toString());
      }
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
