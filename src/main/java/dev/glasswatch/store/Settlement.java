package dev.glasswatch.store;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.glasswatch.alert.ChannelStatus.DropReason;
import java.time.Instant;
import java.util.Optional;

/** What has become of alerts that were on their way. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "as")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Settlement.Arrived.class, name = "arrived"),
  @JsonSubTypes.Type(value = Settlement.Buried.class, name = "buried"),
  @JsonSubTypes.Type(value = Settlement.Closed.class, name = "closed"),
  @JsonSubTypes.Type(value = Settlement.Reopened.class, name = "reopened")
})
public sealed interface Settlement {

  /** One arrived; when is not known of those that were journaled by earlier versions. */
  record Arrived(String channel, String event, Optional<Instant> at) implements Settlement {}

  /** One was given up: a dead letter from now on. */
  record Buried(String channel, String event, DropReason why, Instant at) implements Settlement {}

  /** A channel takes nothing any more: all that wait for it are dead letters. */
  record Closed(String channel, DropReason why, String explanation, Instant at)
      implements Settlement {}

  /** A channel takes alerts again. */
  record Reopened(String channel) implements Settlement {}
}
