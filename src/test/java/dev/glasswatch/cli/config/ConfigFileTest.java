package dev.glasswatch.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glasswatch.alert.ChannelOrder;
import dev.glasswatch.alert.control.AlertRules.Pace;
import dev.glasswatch.alert.control.Route;
import dev.glasswatch.evidence.TraceLimits;
import dev.glasswatch.orchestrate.BatchSettings;
import dev.glasswatch.orchestrate.DetectorChoice;
import dev.glasswatch.orchestrate.OrchestratorSettings;
import dev.glasswatch.orchestrate.StoreSettings;
import dev.glasswatch.source.FileAccess;
import dev.glasswatch.source.RenditionChoice;
import dev.glasswatch.store.Location;
import dev.glasswatch.store.Retention;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigFileTest {

  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final Map<String, String> ENVIRONMENT =
      Map.of("API_KEY", "correct-horse-battery-staple", "HOOK", SECRET);

  @Test
  void theFileThatWeShipHoldsTheDefaults() throws Exception {
    assertThat(ConfigFile.read(Path.of("config/glasswatch.yml"))).isEqualTo(ServiceConfig.DEFAULTS);
    assertThat(ConfigFile.parse("")).isEqualTo(ServiceConfig.DEFAULTS);
    ServiceSettings settings = ServiceSettings.of(ServiceConfig.DEFAULTS, Map.of());
    assertThat(settings.orchestrator().batch()).isEqualTo(BatchSettings.DEFAULTS);
    assertThat(settings.orchestrator().sources().files()).isEqualTo(new FileAccess.Nowhere());
    assertThat(settings.api().bind().isLoopbackAddress()).isTrue();
    assertThat(settings.streams()).isEmpty();
    assertThat(settings.traces()).isEmpty();
  }

  @Test
  void theFileThatWeShipHoldsEveryKey() throws Exception {
    String shipped = Files.readString(Path.of("config/glasswatch.yml"));
    for (var component : ServiceConfig.class.getRecordComponents()) {
      assertThat(shipped).containsPattern("(?m)^" + component.getName() + ":");
    }
  }

  @Test
  void everyKeyArrivesWhereItBelongs(@TempDir Path folder) throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("glasswatch.yml"),
            """
            bind: 0.0.0.0
            port: 9090
            publicUrl: https://glasswatch.example.com
            apiKeys: ["env:API_KEY"]
            environment: production
            sources:
              allowNetworks: [10.0.0.0/8, "fd00::/8"]
              allowFiles: /srv/media
            batch:
              maxStreams: 7
              onlyDetectors: [freeze, black]
              stopWithin: 1500ms
            detectors:
              freeze: {minDuration: 3s, share: 0.25, enabled: true}
            alerts:
              log: false
              queue: 11
              giveUpAfter: PT1H
              flush: 3s
              webhooks:
                - {name: pager, url: "https://pager.example.com/x", secret: "env:HOOK"}
              channels:
                - {name: mail, url: "https://mail.example.com/x", secrets: ["env:HOOK", "env:HOOK"]}
                - {name: sns, topic: "arn:aws:sns:eu-central-1:123456789012:alerts"}
              routes:
                - {name: all, match: [severity>=major], channel: sns, groupBy: [labels.cdn], escalateAfter: 5m, escalateTo: boss}
                - {name: boss, channel: mail, standby: true, order: 5}
              remindEvery: 2h
              settle: 100ms
              groupMembers: 7
            store:
              data: /srv/glasswatch
              url: jdbc:postgresql://db.example.com/glasswatch
              user: joe
              password: env:API_KEY
              retention: 24h
              maxGigabytes: 12
              journalMegabytes: 5
            incidents: {keepResolved: 12}
            events: {keep: 13, maxClients: 14}
            trace: {folder: /srv/traces, retention: 48h, maxGigabytes: 3}
            streams:
              - id: news-1
                url: https://cdn.example.com/live.m3u8
                labels: {channel: 5}
                rendition: 720p
                audioTrack: 1
                loop: true
                priority: 9
                headers: {X-A: b}
                detectors: {silence: {enabled: false}}
            """);
    ServiceSettings settings = ServiceSettings.of(ConfigFile.read(file), ENVIRONMENT);
    assertThat(settings.api().bind()).isEqualTo(InetAddress.ofLiteral("0.0.0.0"));
    assertThat(settings.api().port()).isEqualTo(9090);
    assertThat(settings.api().keys()).hasToString("ApiKeys[1]");
    OrchestratorSettings rest = settings.orchestrator();
    assertThat(rest.environment()).isEqualTo("production");
    assertThat(rest.serviceUrl()).contains(URI.create("https://glasswatch.example.com"));
    assertThat(rest.batch().maxStreams()).isEqualTo(7);
    assertThat(rest.batch().onlyDetectors()).isEqualTo(Set.of("freeze", "black"));
    assertThat(rest.batch().stopWithin()).isEqualTo(Duration.ofMillis(1500));
    assertThat(rest.batch().detectors())
        .containsEntry(
            "freeze",
            new DetectorChoice(Optional.of(true), Map.of("minDuration", "3s", "share", "0.25")));
    assertThat(rest.sources().files()).isEqualTo(new FileAccess.Under(Path.of("/srv/media")));
    assertThat(rest.sources().addresses().refusal(InetAddress.ofLiteral("10.1.2.3"))).isEmpty();
    assertThat(rest.sources().addresses().refusal(InetAddress.ofLiteral("127.0.0.1"))).isPresent();
    assertThat(rest.alerts().log()).isFalse();
    assertThat(rest.alerts().channels())
        .extracting(ChannelOrder::name)
        .containsExactly("pager", "mail", "sns");
    assertThat(rest.alerts().routes()).extracting(Route::name).containsExactly("all", "boss");
    assertThat(rest.alerts().routes().getLast().standby()).isTrue();
    assertThat(rest.alerts().pace())
        .isEqualTo(new Pace(Duration.ofMillis(100), Duration.ofHours(2), 7));
    assertThat(rest.alerts().capacity()).isEqualTo(11);
    assertThat(rest.alerts().schedule().maxAge()).isEqualTo(Duration.ofHours(1));
    assertThat(rest.alerts().flush()).isEqualTo(Duration.ofSeconds(3));
    assertThat(rest.alerts().channels().getFirst().name()).isEqualTo("pager");
    assertThat(rest.store())
        .isEqualTo(
            new StoreSettings(
                Optional.of(Path.of("/srv/glasswatch")),
                Optional.of(
                    new Location.Postgres(
                        "jdbc:postgresql://db.example.com/glasswatch",
                        Optional.of("joe"),
                        Optional.ofNullable(ENVIRONMENT.get("API_KEY")))),
                new Retention.Limits(Duration.ofHours(24), 12L << 30, Long.MAX_VALUE),
                5L << 20));
    assertThat(rest.mostEvents()).isEqualTo(13);
    assertThat(rest.mostOnlookers()).isEqualTo(14);
    assertThat(settings.traces())
        .contains(
            new ServiceSettings.Traces(
                Path.of("/srv/traces"), TraceLimits.keeping(Duration.ofHours(48), 3L << 30)));
    var stream = settings.streams().getFirst();
    assertThat(stream.id()).isEqualTo("news-1");
    assertThat(stream.labels()).containsEntry("channel", "5");
    assertThat(stream.rendition()).isEqualTo(new RenditionChoice.Height(720));
    assertThat(stream.audioTrack()).contains("1");
    assertThat(stream.loop()).isTrue();
    assertThat(stream.priority()).isEqualTo(9);
    assertThat(settings.toString()).doesNotContain(SECRET, "correct-horse");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          prot: 80                                  | There is no field "prot"; there are alerts, apiKeys
          batch: {maxStream: 5}                     | There is no field "maxStream" in batch; there are maxStreams
          port: eighty                              | port must be a whole number.
          port: 70000                               | port must be 0 to 65535, not 70000.
          bind: example.com                         | bind must be an IP address of this machine
          bind: 0.0.0.0                             | Listening on 0.0.0.0 needs an API key
          apiKeys: [hunter2-in-the-clear]           | A secret is given as @FILE or env:NAME
          apiKeys: ["env:NOT_SET"]                  | The environment variable NOT_SET is not set.
          apiKeys: ["@/nowhere/key"]                | The secret file /nowhere/key does not exist.
          environment: a/b                          | environment must be 1 to 63 letters
          publicUrl: ftp://x                        | publicUrl must be an http:// or https:// URL
          sources: {allowNetworks: [10/8]}          | is no network; write it like 10.0.0.0/8
          batch: {maxStreams: 0}                    | batch.maxStreams must be 1 to 10000, not 0.
          trace: {maxGigabytes: 0}                  | trace.maxGigabytes must be 1 to 1000000, not 0.
          trace: {retention: 0s}                    | trace.retention must be longer than zero
          batch: {stopWithin: soon}                 | batch.stopWithin must be a length of time such as
          batch: {stopWithin: 2}                    | batch.stopWithin must be a length of time such as
          batch: {stopWithin: 0s}                   | batch.stopWithin must be longer than zero and at most
          detectors: {freeze: {minDuration: [1]}}   | detectors.freeze.minDuration must be text, a number
          alerts: {webhooks: [{name: a}]}           | is missing.
          store: {url: "jdbc:mysql://x/y"}          | store.url must be jdbc:postgresql://
          store: {url: "jdbc:postgresql://x/y?password=z"} | without a password
          store: {retention: 0s}                    | store.retention must be longer than zero
          alerts: {webhooks: [{name: A, url: "https://x.example/", secret: "env:HOOK"}]}  | a name is 1 to 40 of a-z
          alerts: {webhooks: [{name: a, url: "https://joe:pw@x.example/", secret: "env:HOOK"}]} | without a user or password
          alerts: {webhooks: [{name: a, url: "https://x.example/", secret: "env:API_KEY"}]} | A webhook secret starts with whsec_
          alerts: {settle: 1s}                      | alerts.settle must be 0ms to 500ms, not PT1S.
          alerts: {routes: [{name: a, channel: b}]} | a leads to a channel "b", which alerts.channels does not name.
          alerts: {routes: [{name: a, channel: log, match: [x=1]}]} | alerts.routes[0]: "x" is nothing to match by
          alerts: {routes: [{name: a, channel: log, escalateTo: b, escalateAfter: 1m}]} | escalates to a route that is not there.
          alerts: {channels: [{name: a, topic: b}]} | alerts.channels[0]: An SNS topic is named like
          alerts: {channels: [{name: a, url: "https://x.example/", secrets: ["env:NOT_SET"]}]} | NOT_SET is not set.
          events: {keep: 5000}                      | events.keep must be 1 to 1000, not 5000.
          streams: [{id: a}]                        | streams[0]: url is missing.
          streams: {}                               | streams must be a list.
          [1]                                       | The file must hold keys and values
          "port: {"                                 | The file must hold keys and values
          port: {                                   | Line 1, column 8 is not valid YAML
          a: !!java.net.URL [x]                     | not valid YAML
          """)
  void whatIsWrongIsSaidInOneSentence(String text, String sentence) {
    assertThatThrownBy(() -> ServiceSettings.of(ConfigFile.parse(text), ENVIRONMENT))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(sentence)
        .hasMessageEndingWith(".")
        .message()
        .doesNotContain("hunter2", "pw@");
  }

  @Test
  void aKeyThatStandsThereTwiceIsRefused() {
    assertThatThrownBy(() -> ConfigFile.parse("port: 1\nport: 2\n"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("stands there twice");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> ConfigFile.read(Path.of("nowhere.yml")))
        .hasMessage("There is no configuration file nowhere.yml.");
  }
}
