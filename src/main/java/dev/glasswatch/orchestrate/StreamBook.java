package dev.glasswatch.orchestrate;

/**
 * Keeps which streams were ordered, so that the next process watches them too. Calls may come from
 * any thread.
 */
interface StreamBook {

  /** Keeps nothing. */
  StreamBook NONE =
      new StreamBook() {
        @Override
        public void put(StreamSpec spec) {
          // Nothing outlives the process.
        }

        @Override
        public void remove(String id) {
          // Nothing outlives the process.
        }
      };

  /**
   * Enters a stream, in place of the one of the same id.
   *
   * @throws StreamException when it cannot be kept now: then it must not be watched either
   */
  void put(StreamSpec spec) throws StreamException;

  /**
   * Strikes a stream out.
   *
   * @throws StreamException when that cannot be kept now
   */
  void remove(String id) throws StreamException;
}
