package dev.glasswatch.store;

import dev.glasswatch.alert.Delivery;
import dev.glasswatch.alert.Lanes;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Hands kept alerts to the lanes in order of their positions. What finds no room stays in the
 * database and is read from there as room comes. Not thread-safe, but for {@link #waiting}.
 */
final class LaneFeed {

  private static final int MOST_AT_A_TIME = 500;

  private final Database database;
  private final Lanes lanes;
  private final Map<String, Reach> reaches = new ConcurrentHashMap<>();

  /** How far a lane has come. */
  private static final class Reach {
    long upTo;
    boolean behind = true;
    volatile long waiting;
  }

  LaneFeed(Database database, Lanes lanes) {
    this.database = database;
    this.lanes = lanes;
  }

  /** Alerts on their way to a channel, wherever they wait. */
  long waiting(String channel) {
    Reach reach = reaches.get(channel);
    return reach == null ? 0 : reach.waiting;
  }

  /** Takes up a channel, from the first alert that waits for it. */
  void begin(String channel) {
    Reach reach = new Reach();
    reach.waiting = database.read(handle -> DeliveryTable.countWaiting(handle, channel));
    reaches.put(channel, reach);
  }

  void forget(String channel) {
    reaches.remove(channel);
  }

  /** Alerts that were kept just now. */
  void fresh(List<Placed<Delivery>> all) {
    for (Placed<Delivery> each : all) {
      Reach reach = reaches.get(each.item().channel());
      if (reach != null) {
        reach.waiting++;
        hand(reach, each);
      }
    }
  }

  // None overtakes those that wait in the database.
  private void hand(Reach reach, Placed<Delivery> delivery) {
    if (!reach.behind && lanes.offer(delivery.item())) {
      reach.upTo = delivery.position();
    } else {
      reach.behind = true;
    }
  }

  void settled(Settlement settlement) {
    switch (settlement) {
      case Settlement.Arrived arrived -> less(arrived.channel());
      case Settlement.Buried buried -> less(buried.channel());
      case Settlement.Closed closed -> none(closed.channel());
      case Settlement.Reopened open -> lookAgain(open.channel());
    }
  }

  private void less(String channel) {
    Reach reach = reaches.get(channel);
    if (reach != null) {
      reach.waiting = Math.max(0, reach.waiting - 1);
    }
  }

  private void none(String channel) {
    Reach reach = reaches.get(channel);
    if (reach != null) {
      reach.waiting = 0;
    }
  }

  /** Something may wait in the database that was not handed over. */
  void lookAgain(String channel) {
    Reach reach = reaches.get(channel);
    if (reach != null) {
      reach.behind = true;
    }
  }

  /** A dead letter of this channel waits again. */
  void revived(String channel) {
    Reach reach = reaches.get(channel);
    if (reach != null) {
      reach.waiting++;
      reach.behind = true;
    }
  }

  /** Fills the lanes that are behind and have room; returns how many alerts that was. */
  int refill() {
    int filled = 0;
    for (Map.Entry<String, Reach> each : reaches.entrySet()) {
      if (each.getValue().behind) {
        filled += refill(each.getKey(), each.getValue());
      }
    }
    return filled;
  }

  private int refill(String channel, Reach reach) {
    int room = Math.min(lanes.room(channel), MOST_AT_A_TIME);
    if (room == 0) {
      return 0;
    }
    List<Placed<Delivery>> next =
        database.read(handle -> DeliveryTable.waiting(handle, channel, reach.upTo, room));
    for (Placed<Delivery> delivery : next) {
      if (!lanes.offer(delivery.item())) {
        return next.size();
      }
      reach.upTo = delivery.position();
    }
    reach.behind = next.size() == room;
    return next.size();
  }
}
