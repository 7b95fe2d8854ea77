package dev.glasswatch.orchestrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glasswatch.alert.Channel;
import dev.glasswatch.alert.ChannelOrder;
import dev.glasswatch.alert.SecretRef;
import dev.glasswatch.alert.SnsTopic;
import dev.glasswatch.source.AddressPolicy;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelsTest {

  private final Channels channels = under(AddressPolicy.PUBLIC_ONLY);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:9/hook",
        "http://2130706433/hook",
        "https://[::1]/hook",
        "https://[::ffff:10.0.0.1]/hook",
        "http://169.254.169.254/latest"
      })
  void aReceiverThatMayNeverBeReachedIsRefusedAtOnce(String url) {
    assertThatThrownBy(() -> channels.make(webhook(url)))
        .isInstanceOf(OrderException.class)
        .hasMessageContaining("--allow-network");
    assertThatThrownBy(
            () ->
                channels.make(
                    new ChannelOrder.Topic(
                        "sns",
                        new SnsTopic(
                            "arn:aws:sns:eu-central-1:123456789012:alerts",
                            Optional.of(URI.create(url))))))
        .isInstanceOf(OrderException.class);
  }

  @Test
  void aNameIsNotResolvedBeforeThereIsSomethingToSay() throws Exception {
    try (Channel made = channels.make(webhook("https://hook.example/x"))) {
      assertThat(made.name()).isEqualTo("pager");
    }
  }

  @Test
  void aNetworkThatIsOpenedIsOpen() throws Exception {
    try (Channel made =
        under(AddressPolicy.allowing("127.0.0.0/8")).make(webhook("http://127.0.0.1:9/"))) {
      assertThat(made.name()).isEqualTo("pager");
    }
  }

  private static ChannelOrder webhook(String url) {
    return new ChannelOrder.Webhook(
        "pager", URI.create(url), List.of(new SecretRef.InEnvironment("HOOK")));
  }

  private static Channels under(AddressPolicy policy) {
    return new Channels(
        reference -> reference.read(TestOrders.ENVIRONMENT),
        new PolicedReceivers(policy, ChannelsTest::literalsOnly),
        InstantSource.system());
  }

  private static InetAddress[] literalsOnly(String host) throws UnknownHostException {
    try {
      return new InetAddress[] {InetAddress.ofLiteral(host)};
    } catch (IllegalArgumentException e) {
      throw new UnknownHostException(host);
    }
  }
}
