package dev.glasswatch.watch;

/**
 * Where converter threads say what they are about to do in native code, so that it is known after a
 * crash of the process. A port: {@link CrashLedger} keeps it where it survives.
 */
@FunctionalInterface
public interface NativeWork {

  /** Nobody wants to know. */
  NativeWork UNTOLD = stream -> Desk.EMPTY;

  /** A converter thread begins to work for this stream. */
  Desk begin(String stream);

  /** One thread's place. Used by that thread only; must cost next to nothing. */
  interface Desk extends AutoCloseable {

    /** Keeps nothing. */
    Desk EMPTY = doing -> {};

    /** This is what the thread does from now on. */
    void does(Doing doing);

    /** The thread has stopped working for the stream. */
    @Override
    default void close() {
      does(Doing.NOTHING);
    }
  }

  /** What a converter thread does. */
  enum Doing {
    /** Nothing that could bring the process down. */
    NOTHING,
    /** Finding out what the stream holds. */
    OPENING,
    /** Demuxing and decoding it. */
    DECODING
  }
}
