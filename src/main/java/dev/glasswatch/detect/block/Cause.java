package dev.glasswatch.detect.block;

import java.util.Locale;

/** Where broken pictures were broken. Reason, payload and metric label at once. */
enum Cause {
  /** Packets of them were lost or damaged on the way here. */
  TRANSPORT,
  /** They arrived whole as packets, yet the bitstream in them is damaged. */
  DECODER,
  /** Nothing is wrong with the bitstream: what was encoded last was broken already. */
  UPSTREAM;

  /** The name as printed outside. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
