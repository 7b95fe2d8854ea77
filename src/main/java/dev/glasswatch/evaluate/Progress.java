package dev.glasswatch.evaluate;

/** Hears how far a long piece of work has come. Called from the thread that does the work. */
@FunctionalInterface
public interface Progress {

  /** Nobody is listening. */
  Progress NONE = (task, done, total) -> {};

  /**
   * Some of a task is done.
   *
   * @param task what is being done, a few words
   * @param done how much of it, from 0
   * @param total how much there is; {@code done} reaches it once, at the end
   */
  void at(String task, long done, long total);
}
