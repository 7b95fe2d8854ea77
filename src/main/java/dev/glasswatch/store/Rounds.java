package dev.glasswatch.store;

import dev.glasswatch.alert.ChannelStatus.DropReason;
import dev.glasswatch.alert.Documents.Document;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Writes rounds into the tables. */
final class Rounds {

  /** Kind of the documents that say which channels take nothing any more. */
  static final String CLOSED_CHANNEL = "closed-channel";

  private Rounds() {}

  static void write(Handle handle, Round round) {
    IncidentTable.save(handle, round.told());
    DeliveryTable.insert(handle, round.deliveries());
    HeldBackTable.insert(handle, round.heldBack());
    MemoTable.put(handle, round.memos());
    settle(handle, round.settled());
  }

  private static void settle(Handle handle, List<Settlement> all) {
    List<Settlement.Arrived> arrived = new ArrayList<>();
    for (Settlement settlement : all) {
      switch (settlement) {
        case Settlement.Arrived one -> arrived.add(one);
        case Settlement.Buried buried -> DeliveryTable.bury(handle, buried);
        case Settlement.Closed closed -> close(handle, closed);
        case Settlement.Reopened open ->
            DocumentTable.delete(handle, CLOSED_CHANNEL, open.channel());
      }
    }
    DeliveryTable.arrived(handle, arrived);
    IncidentTable.notified(handle, arrived);
  }

  private static void close(Handle handle, Settlement.Closed closed) {
    DeliveryTable.buryAll(handle, closed);
    if (closed.why() == DropReason.CHANNEL_GONE) { // of a removed one there is nothing to remember
      DocumentTable.put(
          handle,
          new Document(
              CLOSED_CHANNEL,
              closed.channel(),
              StoreJson.write(closed.explanation()),
              closed.at()));
    }
  }
}
