package dev.glasswatch.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The folder that a process keeps its store in, for as long as it lives: two at once would send
 * each other's alerts. Only its owner may look into it, as streams' credentials are kept there.
 */
public final class DataFolder implements AutoCloseable {

  private static final String LOCK = "glasswatch.lock";
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

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

  // The folder may have been made by others, for everybody to look into; SQLite gives its other
  // files the permissions of this one.
  private Path own(String name) {
    Path path = folder.resolve(name);
    try {
      if (Files.notExists(path)) {
        Files.createFile(path, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
      }
      if (Files.isRegularFile(path)) {
        Files.setPosixFilePermissions(path, OWNER_ONLY);
      }
      return path;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The embedded database. */
  public Path database() {
    return own("glasswatch.db");
  }

  /** What stands in for the database while it is away. */
  public Path journal() {
    return own("journal.jsonl");
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
