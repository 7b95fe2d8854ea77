package dev.glasswatch.cli;

import dev.glasswatch.evidence.TraceException;
import dev.glasswatch.evidence.TraceFolder;
import dev.glasswatch.evidence.TraceLimits;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The folder that {@code --trace} names, in which nothing is ever deleted; or none. */
record TraceOutput(Optional<TraceFolder> folder) implements AutoCloseable {

  static TraceOutput to(@Nullable Path folder) throws TraceException {
    if (folder == null) {
      return new TraceOutput(Optional.empty());
    }
    String product = new BuildVersion().getVersion()[0];
    return new TraceOutput(
        Optional.of(
            new TraceFolder(folder, TraceLimits.KEEP_ALL, product, InstantSource.system())));
  }

  /** Returns once all is written. */
  @Override
  public void close() {
    folder.ifPresent(TraceFolder::close);
  }

  /** What to tell people once it is closed, if something is missing. */
  Optional<String> complaint() {
    return folder
        .map(TraceFolder::facts)
        .filter(facts -> !facts.complete())
        .map(
            facts ->
                "The traces are incomplete: %d of %d blocks could not be written; is the disk full?"
                    .formatted(
                        facts.dropped() + facts.failed(),
                        facts.dropped() + facts.failed() + facts.blocks()));
  }
}
