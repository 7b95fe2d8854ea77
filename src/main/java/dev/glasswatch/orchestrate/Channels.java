package dev.glasswatch.orchestrate;

import dev.glasswatch.alert.Channel;
import dev.glasswatch.alert.ChannelOrder;
import dev.glasswatch.alert.ReceiverAddresses;
import dev.glasswatch.alert.SecretException;
import dev.glasswatch.alert.SecretRef;
import dev.glasswatch.alert.SnsChannel;
import dev.glasswatch.alert.WebhookChannel;
import dev.glasswatch.alert.WebhookSignature;
import dev.glasswatch.orchestrate.OrderException.Cause;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/** Makes the alert channels that somebody ordered. */
final class Channels implements AlertOrders.Maker {

  private final AlertSettings.SecretSource secrets;
  private final ReceiverAddresses addresses;
  private final InstantSource clock;

  Channels(AlertSettings.SecretSource secrets, ReceiverAddresses addresses, InstantSource clock) {
    this.secrets = secrets;
    this.addresses = addresses;
    this.clock = clock;
  }

  @Override
  public Channel make(ChannelOrder order) throws OrderException {
    refuseForbiddenLiteral(order);
    try {
      return switch (order) {
        case ChannelOrder.Webhook webhook -> webhook(webhook);
        case ChannelOrder.Topic topic -> topic(topic);
      };
    } catch (SecretException | IllegalArgumentException e) {
      throw new OrderException(Cause.INVALID, e.getMessage() + ".");
    }
  }

  // A name may lead elsewhere by the time of the first alert; a number never will.
  private void refuseForbiddenLiteral(ChannelOrder order) throws OrderException {
    Optional<URI> receiver =
        switch (order) {
          case ChannelOrder.Webhook webhook -> Optional.of(webhook.url());
          case ChannelOrder.Topic topic -> topic.topic().endpoint();
        };
    try {
      if (receiver.isPresent() && isLiteral(receiver.get().getHost())) {
        addresses.of(receiver.get().getHost());
      }
    } catch (UnknownHostException e) {
      throw new OrderException(Cause.INVALID, e.getMessage() + ".");
    }
  }

  private static boolean isLiteral(String host) {
    try {
      InetAddress.ofLiteral(host);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private Channel webhook(ChannelOrder.Webhook order) throws SecretException {
    List<String> keys = new ArrayList<>();
    for (SecretRef reference : order.secrets()) {
      keys.add(secrets.read(reference));
    }
    return new WebhookChannel(
        order.name(),
        order.url(),
        new WebhookSignature(keys),
        addresses,
        WebhookChannel.DEFAULT_DEADLINE,
        clock);
  }

  private Channel topic(ChannelOrder.Topic order) {
    return new SnsChannel(
        order.name(),
        order.topic(),
        DefaultCredentialsProvider.builder().build(),
        addresses,
        SnsChannel.DEFAULT_DEADLINE);
  }
}
