package dev.glasswatch.evaluate.model;

import java.util.List;

/** A part of a fully convolutional network, from one stack of maps to the next. */
sealed interface Step {

  /** A convolution over {@code kernel} x {@code kernel} values, padded to keep the size. */
  record Conv(int in, int out, int kernel, int stride, int dilation) {

    static Conv of(int in, int out, int kernel, int stride) {
      return new Conv(in, out, kernel, stride, 1);
    }

    int padding() {
      return dilation * (kernel - 1) / 2;
    }
  }

  /** A convolution, then a rectifier. */
  record Plain(Conv conv) implements Step {
    @Override
    public List<Conv> convs() {
      return List.of(conv);
    }
  }

  /** The last one: a convolution to one map of log odds. */
  record Head(Conv conv) implements Step {
    @Override
    public List<Conv> convs() {
      return List.of(conv);
    }
  }

  /** Adds to its input what two convolutions make of it, a rectifier between and after. */
  record Residual(Conv wide, Conv narrow) implements Step {

    static Residual of(int channels, int dilation) {
      return new Residual(
          new Conv(channels, channels, 3, 1, dilation), Conv.of(channels, channels, 1, 1));
    }

    @Override
    public List<Conv> convs() {
      return List.of(wide, narrow);
    }
  }

  /** Adds to its input what two convolutions make of its mean over the whole picture. */
  record Context(Conv first, Conv second) implements Step {

    static Context of(int channels) {
      return new Context(Conv.of(channels, channels, 1, 1), Conv.of(channels, channels, 1, 1));
    }

    @Override
    public List<Conv> convs() {
      return List.of(first, second);
    }
  }

  /**
   * Whether the outputs of its convolutions are brought to mean 0 and variance 1 while it learns,
   * over all cells of a batch; what is written has that folded into the kernels. Not for log odds,
   * nor for what is one value a picture.
   */
  default boolean isNormalized() {
    return switch (this) {
      case Plain _, Residual _ -> true;
      case Head _, Context _ -> false;
    };
  }

  /** Its convolutions, in the order that they are applied in. */
  List<Conv> convs();
}
