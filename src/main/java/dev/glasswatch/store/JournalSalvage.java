package dev.glasswatch.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Saves what can be read of a journal that is damaged before its end. A crash cuts only the last
 * line short; anything else means that the disk or a person changed it, and the lines that follow
 * may have been acted on.
 */
final class JournalSalvage {

  private static final Logger LOG = LoggerFactory.getLogger(JournalSalvage.class);

  private JournalSalvage() {}

  /** Puts the lines that hold in place of the journal, and keeps the whole beside it. */
  static void of(Path journal) throws IOException {
    String name = journal.getFileName().toString();
    Path whole =
        journal.resolveSibling(name + ".damaged-" + Files.getLastModifiedTime(journal).toMillis());
    Files.copy(journal, whole, StandardCopyOption.REPLACE_EXISTING);
    Path sound = journal.resolveSibling(name + ".sound");
    int lost = copySound(whole, sound);
    Files.setPosixFilePermissions(sound, PosixFilePermissions.fromString("rw-------"));
    Files.move(sound, journal, StandardCopyOption.REPLACE_EXISTING);
    LOG.error(
        "The journal is damaged: {} of its rounds cannot be read and are lost; all of it is kept as"
            + " {}",
        lost,
        whole.getFileName());
  }

  private static int copySound(Path from, Path to) throws IOException {
    int lost = 0;
    try (BufferedReader reader =
            new BufferedReader(
                new InputStreamReader(Files.newInputStream(from), StandardCharsets.UTF_8));
        OutputStream sound = Files.newOutputStream(to)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (Journal.holds(line)) {
          sound.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        } else {
          lost++;
        }
      }
    }
    return lost;
  }
}
