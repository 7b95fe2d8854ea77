package dev.glasswatch.orchestrate;

/** Which streams brought the process down, so that they are left alone. */
interface Poison {

  /** No stream ever did. */
  Poison NONE =
      new Poison() {
        @Override
        public int strikes(String stream) {
          return 0;
        }

        @Override
        public void forgive(String stream) {}
      };

  /** How often a stream did that, when it was too often; else 0. */
  int strikes(String stream);

  /** Somebody wants it to be tried again. */
  void forgive(String stream);
}
