package dev.glasswatch.alert;

import dev.glasswatch.alert.ChannelStatus.DropReason;
import java.util.Optional;

/**
 * Hears what becomes of the alerts that lanes were given. Calls come from the lanes' threads, one
 * at a time for each channel, and must not block.
 */
public interface LaneListener {

  /**
   * An alert has left its lane for good.
   *
   * @param channel name of the channel
   * @param event id of the alert
   * @param givenUp why it was given up; empty when it arrived
   */
  void settled(String channel, String event, Optional<DropReason> givenUp);

  /** The receiver wants nothing any more: its lane takes nothing until it is enabled again. */
  void gone(String channel, String explanation);
}
