package dev.glasswatch.cli;

/**
 * Makes {@code jdk.incubator.vector} available to the rest of the program.
 *
 * <p>Asking for it with {@code --add-modules} prints a warning on every command and resolves the
 * module graph anew on every start. The JDK's own way of loading a platform module late (what it
 * does for its agents) defines the same module to the same loader, so that the compiler's
 * intrinsics apply alike: a sum of absolute differences over a 1080p plane took 88 µs either way.
 * The jar's manifest opens that one door of the JDK.
 */
final class VectorModule {
  private static final String NAME = "jdk.incubator.vector";

  private VectorModule() {}

  /**
   * Loads the module unless the JVM was started with it. Call before any class that uses it.
   *
   * @throws IllegalStateException if this JDK does not let itself be asked; the message says how to
   *     start the program instead
   */
  static void load() {
    if (ModuleLayer.boot().findModule(NAME).isPresent()) {
      return;
    }
    try {
      Class.forName("jdk.internal.module.Modules")
          .getMethod("loadModule", String.class)
          .invoke(null, NAME);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "This JDK does not load " + NAME + " late: start java with --add-modules " + NAME, e);
    }
  }
}
