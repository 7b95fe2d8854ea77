package dev.glasswatch.media;

import dev.glasswatch.source.Input;
import dev.glasswatch.source.Run;
import dev.glasswatch.source.SourceException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** An input over files: each file is a run. */
public final class FileInput implements Input {

  private final Role role;
  private final Deque<Run> runs;
  private boolean ready = true;

  /** Those runs, in turn. */
  public FileInput(Role role, List<? extends Run> runs) {
    this.role = role;
    this.runs = new ArrayDeque<>(runs);
  }

  /** Those files, each a run with a clock of its own. */
  public static List<Input> of(Path... files) {
    return List.of(new FileInput(Role.MAIN, Arrays.stream(files).map(FileRun::new).toList()));
  }

  /** The same, whose timestamps go on from file to file. */
  public static List<Input> sameClock(Path... files) {
    return List.of(
        new FileInput(
            Role.MAIN,
            Arrays.stream(files).map(file -> new FileRun(file).sameAsBefore()).toList()));
  }

  /** What {@link #ready} shall answer. */
  public void ready(boolean answer) {
    ready = answer;
  }

  @Override
  public Role role() {
    return role;
  }

  @Override
  public Optional<Run> next() throws SourceException {
    return Optional.ofNullable(runs.poll());
  }

  @Override
  public boolean ready() {
    return ready;
  }
}
