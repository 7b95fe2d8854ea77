package dev.glasswatch.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * The folder that a process keeps its store in, for as long as it lives: two at once would send
 * each other's alerts. Only its owner may look into it, as streams' credentials are kept there.
 */
public final class DataFolder implements AutoCloseable {

  private static final String LOCK = "glasswatch.lock";

  private final Path folder;
  private final FileChannel file;

  private DataFolder(Path folder, FileChannel file) {
    this.folder = folder;
    this.file = file;
  }

  /**
   * Makes the folder when there is none, and claims it for this process.
   *
   * @throws StoreException when it cannot be written to, or another process holds it
   */
  public static DataFolder claim(Path folder) throws StoreException {
    try {
      make(folder);
      FileChannel file =
          FileChannel.open(
              folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(file) == null) {
        file.close();
        throw new StoreException(
            "Another process of Glasswatch uses %s: end it, or name another folder with --data."
                .formatted(folder));
      }
      return new DataFolder(folder, file);
    } catch (IOException e) {
      throw new StoreException(
          "The folder %s cannot be written to: name one with --data that can.".formatted(folder),
          e);
    }
  }

  private static void make(Path folder) throws IOException {
    if (Files.notExists(folder)) {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
  }

  private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
    try {
      return file.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // held by this very process
    }
  }

  /** The embedded database. */
  public Path database() {
    return folder.resolve("glasswatch.db");
  }

  /** What stands in for the database while it is away. */
  public Path journal() {
    return folder.resolve("journal.jsonl");
  }

  /** Lets another process have the folder. */
  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
