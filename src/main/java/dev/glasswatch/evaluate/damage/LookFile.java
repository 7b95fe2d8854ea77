package dev.glasswatch.evaluate.damage;

import dev.glasswatch.evaluate.EvaluateException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks in a file: how many, then for each its three texts, columns and rows, and the three arrays,
 * whose lengths follow from those.
 *
 * @param file where they are
 */
public record LookFile(Path file) {

  private static final int BUFFER = 1 << 18;

  /** Whether it is there. */
  boolean exists() {
    return Files.exists(file);
  }

  /** Reads all of them; 100 to 300 kB each. */
  public List<Look> read() throws EvaluateException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER))) {
      int count = in.readInt();
      List<Look> looks = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        looks.add(read(in));
      }
      return looks;
    } catch (IOException e) {
      throw new EvaluateException(file + " cannot be read: delete it, to have it made anew", e);
    }
  }

  private static Look read(DataInputStream in) throws IOException {
    String source = in.readUTF();
    String kind = in.readUTF();
    String codec = in.readUTF();
    int width = in.readInt();
    int height = in.readInt();
    byte[] now = in.readNBytes(width * height);
    byte[] before = in.readNBytes(width * height);
    byte[] truth = in.readNBytes((width / Look.CELL) * (height / Look.CELL));
    return new Look(source, kind, codec, width, height, now, before, truth);
  }

  /** Writes them; the file is there only once it is whole. */
  void write(List<Look> looks) throws EvaluateException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      try (DataOutputStream out =
          new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(part), BUFFER))) {
        out.writeInt(looks.size());
        for (Look look : looks) {
          write(out, look);
        }
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new EvaluateException(file + " cannot be written: " + e.getMessage(), e);
    }
  }

  private static void write(DataOutputStream out, Look look) throws IOException {
    out.writeUTF(look.source());
    out.writeUTF(look.kind());
    out.writeUTF(look.codec());
    out.writeInt(look.width());
    out.writeInt(look.height());
    out.write(look.now());
    out.write(look.before());
    out.write(look.truth());
  }
}
