package dev.glasswatch.evidence;

import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a trace file is of. Files of one recording have all of it in common.
 *
 * @param stream the stream's id, or the name of the input that was analysed, without secrets
 * @param started wall time at which the recording began, to the millisecond
 * @param run tells recordings apart that began in the same millisecond
 * @param product name and version of the program that wrote it
 * @param settings every setting of each detector as text, by detector and setting
 * @param live whether a stream was watched as it went on air, rather than a file from end to end
 */
public record TraceHeader(
    String stream,
    Instant started,
    long run,
    String product,
    Map<String, Map<String, String>> settings,
    boolean live) {

  private static final int MOST_DETECTORS = 1000;
  private static final int MOST_SETTINGS = 10_000;

  /** Copies the settings, in order of their names. */
  public TraceHeader {
    Map<String, Map<String, String>> copy = new TreeMap<>();
    settings.forEach(
        (detector, values) ->
            copy.put(detector, Collections.unmodifiableMap(new TreeMap<>(values))));
    settings = Collections.unmodifiableMap(copy);
  }

  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF(stream);
      out.writeLong(started.toEpochMilli());
      out.writeLong(run);
      out.writeUTF(product);
      out.writeInt(settings.size());
      for (Map.Entry<String, Map<String, String>> detector : settings.entrySet()) {
        out.writeUTF(detector.getKey());
        out.writeInt(detector.getValue().size());
        for (Map.Entry<String, String> setting : detector.getValue().entrySet()) {
          out.writeUTF(setting.getKey());
          out.writeUTF(setting.getValue());
        }
      }
      out.writeBoolean(live);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a text of more than 64 KB
    }
    return bytes.toByteArray();
  }

  static TraceHeader read(DataInput in) throws IOException {
    String stream = in.readUTF();
    Instant started = Instant.ofEpochMilli(in.readLong());
    long run = in.readLong();
    String product = in.readUTF();
    Map<String, Map<String, String>> settings = new TreeMap<>();
    int detectors = count(in, MOST_DETECTORS);
    for (int i = 0; i < detectors; i++) {
      settings.put(in.readUTF(), settings(in));
    }
    return new TraceHeader(stream, started, run, product, settings, live(in));
  }

  /** What was recorded before this was part of a header ends here. */
  private static boolean live(DataInput in) throws IOException {
    try {
      return in.readBoolean();
    } catch (EOFException e) {
      return false;
    }
  }

  private static Map<String, String> settings(DataInput in) throws IOException {
    Map<String, String> values = new TreeMap<>();
    int count = count(in, MOST_SETTINGS);
    for (int i = 0; i < count; i++) {
      values.put(in.readUTF(), in.readUTF());
    }
    return values;
  }

  private static int count(DataInput in, int most) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > most) {
      throw new IOException("a count of " + count);
    }
    return count;
  }
}
