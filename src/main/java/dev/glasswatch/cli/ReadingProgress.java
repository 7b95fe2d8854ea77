package dev.glasswatch.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongConsumer;

/** A bar for how much of a local file has been read; nothing off a terminal. */
final class ReadingProgress implements LongConsumer, AutoCloseable {

  private final String task;
  private final long size;
  private final Optional<ProgressDisplay> display;

  private ReadingProgress(String task, long size, Optional<ProgressDisplay> display) {
    this.task = task;
    this.size = size;
    this.display = display;
  }

  static ReadingProgress of(String input) {
    long size = sizeOf(input);
    boolean shown = size > 0 && Terminal.showsErrors();
    return new ReadingProgress(
        input, size, shown ? Optional.of(ProgressDisplay.onErrors()) : Optional.empty());
  }

  private static long sizeOf(String input) {
    try {
      return Files.size(Path.of(input));
    } catch (IOException | InvalidPathException e) {
      return 0;
    }
  }

  @Override
  public void accept(long bytes) {
    // A file may be read in parts more than once, so the bar never claims to be done.
    display.ifPresent(shown -> shown.at(task, Math.min(bytes, size - 1), size));
  }

  @Override
  public void close() {
    display.ifPresent(ProgressDisplay::close);
  }
}
