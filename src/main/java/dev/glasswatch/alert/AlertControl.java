package dev.glasswatch.alert;

import dev.glasswatch.incident.Transition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Decides which channels hear of a transition, and when. Pure: it reads no clock, draws no numbers,
 * stores and sends nothing; the same calls give the same decisions. Whoever calls it commits each
 * decision whole, together with the transition, before any of it is sent.
 *
 * <p>Not thread-safe: one caller at a time.
 */
public interface AlertControl {

  /** What is to be done about one transition; called once for each, in order. */
  Decision decide(Transition transition, AlertContext context, Instant now);

  /** What has become due by now: groups that waited, escalations, reminders. */
  Decision due(Instant now);

  /** When {@link #due} will next have something to say, as far as is known now. */
  Optional<Instant> next();

  /** Takes up the state that an earlier process left in its memos; called once, before all else. */
  void restore(List<Memo> memos);
}
