package dev.glasswatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasswatch.api.OpenApi;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertsCommandTest {

  @TempDir private Path folder;
  private final OpenApi api = new OpenApi();
  private String key = "";

  @BeforeEach
  void keepKey() throws Exception {
    key = "@" + Files.writeString(folder.resolve("key"), OpenApi.KEY);
  }

  @AfterEach
  void stop() {
    api.close();
  }

  private CommandRun run(String... arguments) {
    String[] all = new String[arguments.length + 5];
    all[0] = "alerts";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[arguments.length + 1] = "--api";
    all[arguments.length + 2] = api.uri().toString();
    all[arguments.length + 3] = "--api-key";
    all[arguments.length + 4] = key;
    return CommandRun.of(all);
  }

  @Test
  void routesAreAddedListedReplacedAndRemoved() {
    assertThat(run("add", "routes", "{\"name\":\"r\",\"channel\":\"log\"}").code()).isZero();
    assertThat(run("list", "routes").out()).singleElement().asString().contains("\"name\":\"r\"");
    assertThat(run("replace", "routes", "r", "{\"channel\":\"log\",\"order\":3}").out())
        .singleElement()
        .asString()
        .contains("\"order\":3");
    assertThat(run("remove", "routes", "r").code()).isZero();
    assertThat(run("list", "routes").out()).isEmpty();
  }

  @Test
  void aSilenceIsOrderedWithItsMatchers() {
    CommandRun silence =
        run(
            "silence",
            "--match",
            "stream=news-*",
            "--match",
            "defect=freeze",
            "--for",
            "2h",
            "--author",
            "joe");
    assertThat(silence.err()).isEmpty();
    assertThat(run("list", "silences").out())
        .singleElement()
        .asString()
        .contains("stream=news-*", "defect=freeze", "joe");
  }

  @Test
  void whatTheServiceRefusesIsSaidInItsWords() {
    CommandRun refused = run("add", "routes", "{\"name\":\"r\",\"channel\":\"nowhere\"}");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err().getFirst()).startsWith("glasswatch: There is no channel \"nowhere\"");
    assertThat(run("acknowledge", "none", "--by", "joe").err().getFirst())
        .contains("There is no incident");
    assertThat(run("replay").err().getFirst()).contains("by its number, or --all");
    assertThat(run("replay", "--all").out()).containsExactly("{\"replayed\":0}");
    assertThat(run("dead-letters").code()).isZero();
  }

  @Test
  void aServiceThatIsNotThereIsNamed() {
    CommandRun run = CommandRun.of("alerts", "list", "routes", "--api", "http://127.0.0.1:1");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err().getFirst()).contains("The service at 127.0.0.1:1 does not answer");
  }
}
