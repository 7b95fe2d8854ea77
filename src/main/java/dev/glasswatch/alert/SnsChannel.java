package dev.glasswatch.alert;

import dev.glasswatch.alert.DeliveryOutcome.Delivered;
import dev.glasswatch.alert.DeliveryOutcome.Fault;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.SnsClientBuilder;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/**
 * Alerts to an Amazon SNS topic: the message is the CloudEvent, its attributes {@code event_type},
 * {@code severity}, {@code defect}, {@code stream} and {@code environment} are what subscriptions
 * filter by. On a FIFO topic the incident or group is the message group, and the event's id
 * deduplicates. The whole attempt, credentials and resolver included, has one deadline; nothing is
 * tried again in here, as the outbox does that.
 */
public final class SnsChannel implements Channel {

  /** Deadline of a whole attempt. */
  public static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(10);

  // One for the attempt under way and one for a predecessor that hangs where nothing interrupts it.
  private static final int MOST_ATTEMPTS = 2;

  private final String name;
  private final SnsTopic topic;
  private final ReceiverAddresses addresses;
  private final Duration deadline;
  private final SnsClient client;
  private final ThreadPoolExecutor attempts;

  /**
   * A channel to one topic.
   *
   * @param name unique among channels
   * @param topic where to publish
   * @param credentials signs the requests; asked at every attempt
   * @param addresses applies the address policy to an endpoint that somebody named; Amazon's own
   *     may well be private ones
   * @param deadline of a whole attempt
   */
  public SnsChannel(
      String name,
      SnsTopic topic,
      AwsCredentialsProvider credentials,
      ReceiverAddresses addresses,
      Duration deadline) {
    this.name = name;
    this.topic = topic;
    this.addresses = addresses;
    this.deadline = deadline;
    this.client = client(topic, credentials, deadline);
    this.attempts =
        new ThreadPoolExecutor(
            0,
            MOST_ATTEMPTS,
            30,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            Thread.ofPlatform().name("sns-" + name + "-", 0).daemon().factory());
  }

  private static SnsClient client(
      SnsTopic topic, AwsCredentialsProvider credentials, Duration deadline) {
    SnsClientBuilder builder =
        SnsClient.builder()
            .region(Region.of(topic.region()))
            .credentialsProvider(credentials)
            .httpClientBuilder(
                UrlConnectionHttpClient.builder()
                    .connectionTimeout(deadline)
                    .socketTimeout(deadline))
            .overrideConfiguration(
                overrides ->
                    overrides
                        .apiCallTimeout(deadline)
                        .retryStrategy(AwsRetryStrategy.doNotRetry()));
    topic.endpoint().ifPresent(builder::endpointOverride);
    return builder.build();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public DeliveryOutcome deliver(AlertEvent event) {
    try {
      return await(attempts.submit(() -> publish(event)));
    } catch (RejectedExecutionException e) {
      return SnsAnswer.failed(Fault.TIMED_OUT, "earlier attempts still hang");
    }
  }

  private DeliveryOutcome await(Future<DeliveryOutcome> attempt) {
    try {
      return attempt.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      return SnsAnswer.failed(e.getCause());
    } catch (TimeoutException e) {
      attempt.cancel(true);
      return SnsAnswer.failed(Fault.TIMED_OUT, "no answer within " + deadline.toMillis() + " ms");
    } catch (InterruptedException e) {
      attempt.cancel(true);
      Thread.currentThread().interrupt();
      return SnsAnswer.failed(Fault.CHANNEL_FAILED, "interrupted");
    }
  }

  private DeliveryOutcome publish(AlertEvent event) throws IOException {
    if (topic.endpoint().isPresent()) {
      addresses.of(topic.endpoint().get().getHost());
    }
    client.publish(request(event));
    return new Delivered();
  }

  private PublishRequest request(AlertEvent event) {
    PublishRequest.Builder request =
        PublishRequest.builder()
            .topicArn(topic.arn())
            .message(event.body())
            .messageAttributes(attributes(event));
    if (topic.fifo()) {
      request.messageGroupId(event.subject()).messageDeduplicationId(event.id());
    }
    return request.build();
  }

  private static Map<String, MessageAttributeValue> attributes(AlertEvent event) {
    Map<String, String> plain = new HashMap<>();
    plain.put("event_type", event.type());
    plain.put("severity", event.severity().label());
    plain.put("defect", event.attribute(AlertAttributes.DEFECT));
    plain.put("stream", event.attribute(AlertAttributes.STREAM));
    plain.put("environment", event.attribute(AlertAttributes.ENVIRONMENT));
    plain.values().removeIf(String::isEmpty); // SNS refuses empty ones
    Map<String, MessageAttributeValue> attributes = new HashMap<>();
    plain.forEach(
        (attribute, value) ->
            attributes.put(
                attribute,
                MessageAttributeValue.builder().dataType("String").stringValue(value).build()));
    return attributes;
  }

  @Override
  public void close() {
    attempts.shutdownNow();
    client.close();
  }

  @Override
  public String toString() {
    return "SnsChannel[%s, %s]".formatted(name, topic.arn());
  }
}
