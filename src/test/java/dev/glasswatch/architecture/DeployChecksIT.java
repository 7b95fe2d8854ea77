package dev.glasswatch.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lints the Dockerfile, and holds the check of templates to finding what is wrong with one. */
class DeployChecksIT {

  private static final Path PACKAGES = Path.of("target/deploy-checks").toAbsolutePath();
  private static final Path CHECKS = Path.of("src/build/deploy-checks").toAbsolutePath();
  private static final String TEMPLATE =
      """
      Parameters: {Name: {Type: String}}
      Conditions: {Named: !Not [!Equals [!Ref Name, '']]}
      Resources:
        Queue:
          Type: AWS::SQS::Queue
          Condition: Named
          Properties: {QueueName: !Sub '${Name}-alerts', DelaySeconds: 5}
        Policy:
          Type: AWS::SQS::QueuePolicy
          DependsOn: Queue
          Properties: {Queues: [!Ref Queue], PolicyDocument: {Version: '2012-10-17'}}
      Outputs: {Arn: {Condition: Named, Value: !GetAtt Queue.Arn}}
      """;

  @TempDir private Path folder;

  @BeforeAll
  static void installed() {
    assumeTrue(
        Files.exists(PACKAGES.resolve("installed")),
        "target/deploy-checks is not installed: run mvn verify with npm on the PATH");
  }

  @Test
  void theDockerfileHasNothingToComplainAbout() throws Exception {
    String lint = PACKAGES.resolve("node_modules/dockerfilelint/bin/dockerfilelint").toString();
    Outcome outcome = node(lint, "--config", CHECKS.toString(), "Dockerfile");
    assertThat(outcome.exitCode()).as(outcome.printed()).isZero();
  }

  @Test
  void aSoundTemplatePasses() throws Exception {
    assertThat(check(TEMPLATE)).isEqualTo(new Outcome(0, ""));
  }

  @Test
  void theTemplateThatWeShipPasses() throws Exception {
    assertThat(check(Files.readString(Path.of("deploy/ecs/glasswatch.yaml"))))
        .isEqualTo(new Outcome(0, ""));
  }

  @ParameterizedTest
  @CsvSource({
    "AWS::SQS::Queue, AWS::SQS::Queueue, no resource type AWS::SQS::Queueue",
    "DelaySeconds: 5, DelaySecond: 5, Queue: no property DelaySecond",
    "DelaySeconds: 5, DelaySeconds: soon, Queue.DelaySeconds: must be a integer",
    "PolicyDocument:, QueueDocument:, Policy: PolicyDocument is required",
    "[!Ref Queue], !Sub '${Queue}', Policy.Queues: must be a list",
    "[!Ref Queue], [!Ref Queu], Ref to no parameter or resource Queu",
    "GetAtt Queue.Arn, GetAtt Queue.Name, Queue has no attribute Name",
    "DependsOn: Queue, DependsOn: Que, DependsOn no resource Que",
    "Condition: Named, Condition: Nameless, no condition Nameless",
    "${Name}-alerts, alerts-${Nam}, Ref to no parameter or resource Nam",
    "!Ref Name, x, Parameters.Name: is used by nothing",
  })
  void aBrokenCopyFails(String sound, String broken, String complaint) throws Exception {
    String copy = TEMPLATE.replace(sound, broken);
    if (complaint.startsWith("Parameters.Name")) {
      copy = copy.replace("${Name}-", "");
    }
    assertThat(copy).isNotEqualTo(TEMPLATE);
    Outcome outcome = check(copy);
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.printed()).contains(complaint);
  }

  private Outcome check(String template) throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("template.yaml"), template);
    return node(CHECKS.resolve("check-template.mjs").toString(), file.toString());
  }

  private record Outcome(int exitCode, String printed) {}

  private Outcome node(String... arguments) throws IOException, InterruptedException {
    Path printed = folder.resolve("printed");
    ProcessBuilder command = new ProcessBuilder("node");
    command.command().addAll(List.of(arguments));
    command.environment().put("PACKAGES", PACKAGES.toString());
    Process process = command.redirectErrorStream(true).redirectOutput(printed.toFile()).start();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("it ends by itself").isTrue();
    return new Outcome(process.exitValue(), Files.readString(printed, StandardCharsets.UTF_8));
  }
}
