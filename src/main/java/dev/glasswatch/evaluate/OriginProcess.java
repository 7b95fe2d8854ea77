package dev.glasswatch.evaluate;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A live origin in a process of its own, so that its CPU and memory are not the watcher's. It ends
 * when its standard input does, so that it never outlives us.
 */
public final class OriginProcess implements AutoCloseable {

  /** What the child prints before the URL of its first playlist. */
  public static final String READY = "origin at ";

  private final Process process;
  private final URI first;
  private final int streams;

  private OriginProcess(Process process, URI first, int streams) {
    this.process = process;
    this.first = first;
    this.streams = streams;
  }

  /** Starts a child that serves this file, cut into segments already, as so many streams. */
  public static OriginProcess start(OwnProgram own, Path file, int streams)
      throws EvaluateException {
    List<String> arguments =
        List.of("benchmark", "origin", "--streams", String.valueOf(streams), file.toString());
    try {
      Process process =
          own.command(arguments).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      return new OriginProcess(process, readUrl(process), streams);
    } catch (IOException e) {
      throw new EvaluateException("The origin could not be started: " + e.getMessage(), e);
    }
  }

  private static URI readUrl(Process process) throws IOException, EvaluateException {
    BufferedReader reader = process.inputReader();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      if (line.startsWith(READY)) {
        return URI.create(line.substring(READY.length()).strip());
      }
    }
    throw new EvaluateException("The origin ended before it served anything");
  }

  /** The playlists of the first so many streams. */
  public List<URI> playlists(int count) {
    if (count > streams) {
      throw new IllegalArgumentException("The origin has " + streams + " streams");
    }
    return IntStream.range(0, count)
        .mapToObj(stream -> first.resolve("/" + stream + "/live.m3u8"))
        .toList();
  }

  @Override
  public void close() {
    process.destroy();
  }
}
