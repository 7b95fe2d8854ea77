package dev.glasswatch.evaluate.damage;

import dev.glasswatch.detect.Detector;
import dev.glasswatch.evaluate.EvaluateException;
import dev.glasswatch.media.FrameView;
import dev.glasswatch.media.Plane;
import dev.glasswatch.media.PlaneNeed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/** The planes of a whole stream, kept in a file that goes when this is closed. */
final class CleanPlanes implements Detector {

  private final Path file;
  private final FileChannel channel;
  private final Map<Long, Integer> numbers = new HashMap<>();
  private int width;
  private int height;

  /** Kept in this file. */
  CleanPlanes(Path file) throws EvaluateException {
    this.file = file;
    try {
      channel =
          FileChannel.open(
              file,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
    } catch (IOException e) {
      throw new EvaluateException(file + " cannot be written: " + e.getMessage(), e);
    }
  }

  @Override
  public void frame(FrameView frame) {
    Plane plane = frame.plane(PlaneNeed.LUMA);
    width = plane.width();
    height = plane.height();
    try {
      ByteBuffer pixels = ByteBuffer.wrap(plane.pixels(), 0, width * height);
      long at = (long) numbers.size() * width * height;
      while (pixels.hasRemaining()) {
        at += channel.write(pixels, at);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written", e);
    }
    numbers.put(frame.rawPts(), numbers.size());
  }

  /** How many there are. */
  int count() {
    return numbers.size();
  }

  /** Number of the frame with this raw PTS, or -1. */
  int number(long rawPts) {
    return numbers.getOrDefault(rawPts, -1);
  }

  /** Whether planes of this size can be held against these. */
  boolean fits(Plane plane) {
    return plane.width() == width && plane.height() == height;
  }

  /** Reads one by its number. */
  void read(int number, byte[] into) {
    try {
      ByteBuffer pixels = ByteBuffer.wrap(into, 0, width * height);
      long at = (long) number * width * height;
      while (pixels.hasRemaining()) {
        int read = channel.read(pixels, at);
        if (read < 0) {
          throw new IOException("it ends before frame " + number);
        }
        at += read;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  // The watch closes it as a detector when it has seen everything; who made it does so at last
  @Override
  public void close() {}

  /** Takes the file away. */
  void delete() throws EvaluateException {
    try {
      channel.close();
    } catch (IOException e) {
      throw new EvaluateException(file + " cannot be deleted: " + e.getMessage(), e);
    }
  }
}
