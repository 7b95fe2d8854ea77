package dev.glasswatch.evidence;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files of one recording, in order.
 *
 * @param header what they are of
 * @param files paths, in order of their blocks
 */
public record TraceRecording(TraceHeader header, List<Path> files) {

  /** Copies the list. */
  public TraceRecording {
    files = List.copyOf(files);
  }

  private record Key(String stream, Instant started, long run) {}

  private record Part(TraceHeader header, Path file, long firstBlock) {}

  /**
   * Finds the recordings in files, and in folders, in order of stream and start. Files without a
   * whole block are passed over; in folders also those that a crash left without a header.
   *
   * @throws TraceException when one cannot be read or there are none
   */
  public static List<TraceRecording> find(List<Path> paths) throws TraceException {
    Map<Key, List<Part>> byKey = new LinkedHashMap<>();
    for (Path path : paths) {
      for (Path file : filesOf(path)) {
        part(file, Files.isDirectory(path))
            .ifPresent(
                part ->
                    byKey.computeIfAbsent(keyOf(part.header), any -> new ArrayList<>()).add(part));
      }
    }
    return byKey.values().stream().map(TraceRecording::of).sorted(inOrder()).toList();
  }

  private static Comparator<TraceRecording> inOrder() {
    return Comparator.<TraceRecording, String>comparing(each -> each.header.stream())
        .thenComparing(each -> each.header.started())
        .thenComparing(each -> each.header.run());
  }

  private static Key keyOf(TraceHeader header) {
    return new Key(header.stream(), header.started(), header.run());
  }

  private static TraceRecording of(List<Part> parts) {
    List<Path> files =
        parts.stream()
            .sorted(Comparator.comparingLong(Part::firstBlock).thenComparing(Part::file))
            .map(Part::file)
            .distinct()
            .toList();
    return new TraceRecording(parts.getFirst().header, files);
  }

  private static List<Path> filesOf(Path path) throws TraceException {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> all = Files.list(path)) {
      List<Path> files = all.filter(TraceRetention::isTrace).sorted().toList();
      if (files.isEmpty()) {
        throw new TraceException(
            "There are no traces in %s: name the folder that was given to --trace".formatted(path));
      }
      return files;
    } catch (IOException e) {
      throw new TraceException(path + " cannot be listed: name trace files, or their folder", e);
    }
  }

  private static Optional<Part> part(Path file, boolean lenient) throws TraceException {
    try (TraceReader reader = new TraceReader(file)) {
      return reader.next().map(block -> new Part(reader.header(), file, block.number()));
    } catch (TraceException e) {
      if (lenient && e.getCause() instanceof EOFException) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Size of all files, bytes. */
  public long size() {
    return files.stream().mapToLong(TraceRecording::sizeOf).sum();
  }

  private static long sizeOf(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0;
    }
  }
}
