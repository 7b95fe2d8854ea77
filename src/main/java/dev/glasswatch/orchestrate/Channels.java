package dev.glasswatch.orchestrate;

import dev.glasswatch.alert.Channel;
import dev.glasswatch.alert.LogChannel;
import dev.glasswatch.alert.ReceiverAddresses;
import dev.glasswatch.alert.WebhookChannel;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Makes the alert channels that the settings name. */
final class Channels {

  private Channels() {}

  static List<Channel> of(
      AlertSettings settings, ReceiverAddresses addresses, InstantSource clock) {
    List<Channel> channels = new ArrayList<>();
    if (settings.log()) {
      channels.add(new LogChannel());
    }
    for (AlertSettings.Webhook webhook : settings.webhooks()) {
      channels.add(
          new WebhookChannel(
              webhook.name(),
              webhook.url(),
              webhook.signature(),
              addresses,
              WebhookChannel.DEFAULT_DEADLINE,
              clock));
    }
    return channels;
  }
}
