package dev.glasswatch.alert;

import java.util.List;

/**
 * What was decided in one step; it is kept whole or not at all.
 *
 * @param deliveries what to send, and where to
 * @param heldBack what is not sent, at least not now, and why
 * @param remind ids of incidents whose reminder is due: asked for here, it comes as a transition
 * @param memos what the control must know again after a restart
 */
public record Decision(
    List<Delivery> deliveries, List<HeldBack> heldBack, List<String> remind, List<Memo> memos) {

  /** Nothing to do. */
  public static final Decision NOTHING = new Decision(List.of(), List.of(), List.of(), List.of());

  /** Copies the lists. */
  public Decision {
    deliveries = List.copyOf(deliveries);
    heldBack = List.copyOf(heldBack);
    remind = List.copyOf(remind);
    memos = List.copyOf(memos);
  }
}
