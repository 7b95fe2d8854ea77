package dev.glasswatch.alert;

import java.net.URI;
import java.util.List;

/** A channel as somebody ordered it; secrets stand here by reference only. */
public sealed interface ChannelOrder {

  /** Names it in routes, metrics and logs. */
  String name();

  /** Where it leads, without what may be secret: safe to print. */
  String target();

  /**
   * A receiver of webhooks.
   *
   * @param name of the channel
   * @param url where to post to; may hold a secret in its path
   * @param secrets that messages are signed with, newest first
   */
  record Webhook(String name, URI url, List<SecretRef> secrets) implements ChannelOrder {

    /** Copies the list. */
    public Webhook {
      secrets = List.copyOf(secrets);
    }

    @Override
    public String target() {
      return url.getScheme() + "://" + url.getAuthority();
    }

    @Override
    public String toString() {
      return "Webhook[" + name + ", " + target() + "]";
    }
  }

  /**
   * An SNS topic.
   *
   * @param name of the channel
   * @param topic where to publish
   */
  record Topic(String name, SnsTopic topic) implements ChannelOrder {
    @Override
    public String target() {
      return topic.arn();
    }
  }
}
