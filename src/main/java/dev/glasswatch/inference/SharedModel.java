package dev.glasswatch.inference;

import org.jspecify.annotations.Nullable;

/**
 * A model that all streams of the process share: loaded for the first that takes a seat, freed when
 * the last leaves. May be used from any thread.
 */
final class SharedModel {

  /** Loads the model. */
  @FunctionalInterface
  interface Loader {
    PictureModel load() throws ModelException;
  }

  private final String name;
  private final int room;
  private final Loader loader;
  private @Nullable ModelWorker worker;
  private int seats;

  /**
   * Nothing is loaded yet.
   *
   * @param room questions that may wait at one time
   */
  SharedModel(String name, int room, Loader loader) {
    this.name = name;
    this.room = room;
    this.loader = loader;
  }

  /** A seat for one stream, to be closed by it. */
  synchronized ModelSeat seat() throws ModelException {
    ModelWorker shared = worker;
    if (shared == null) {
      shared = new ModelWorker(name, loader.load(), room);
      worker = shared;
    }
    seats++;
    return new ModelSeat(shared, this::leave);
  }

  private synchronized void leave() {
    seats--;
    if (seats == 0 && worker != null) {
      worker.close();
      worker = null;
    }
  }
}
