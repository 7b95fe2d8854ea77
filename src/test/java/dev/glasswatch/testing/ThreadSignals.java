package dev.glasswatch.testing;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Sends signals to single threads of other processes, as native code that goes wrong would. */
public final class ThreadSignals {

  private static final int SIGSEGV = 11;
  private static final int LONGEST_NAME = 15;

  private ThreadSignals() {}

  /** Has a thread of this name, of which Linux keeps 15 characters, touch what is not there. */
  public static void segfault(long process, String thread) throws Throwable {
    String name = thread.substring(0, Math.min(LONGEST_NAME, thread.length()));
    List<Path> tasks;
    try (Stream<Path> all = Files.list(Path.of("/proc", String.valueOf(process), "task"))) {
      tasks = all.filter(task -> isCalled(task, name)).toList();
    }
    if (tasks.size() != 1) {
      throw new AssertionError(tasks.size() + " threads are called " + name);
    }
    int status =
        (int)
            tgkill()
                .invokeExact(
                    (int) process,
                    Integer.parseInt(tasks.getFirst().getFileName().toString()),
                    SIGSEGV);
    if (status != 0) {
      throw new AssertionError("The signal was not sent");
    }
  }

  private static MethodHandle tgkill() {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().findOrThrow("tgkill"),
        FunctionDescriptor.of(
            ValueLayout.JAVA_INT,
            ValueLayout.JAVA_INT,
            ValueLayout.JAVA_INT,
            ValueLayout.JAVA_INT));
  }

  private static boolean isCalled(Path task, String name) {
    try {
      return Files.readString(task.resolve("comm")).strip().equals(name);
    } catch (IOException e) {
      return false; // it has just ended
    }
  }
}
