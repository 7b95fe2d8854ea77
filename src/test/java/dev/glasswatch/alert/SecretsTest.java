package dev.glasswatch.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  @TempDir Path folder;

  @Test
  void aFileHoldsTheSecretWithWhateverWhiteSpaceAroundIt() throws Exception {
    Path file = Files.writeString(folder.resolve("secret"), "  " + SECRET + "\n");

    SecretRef ref = SecretRef.parse("@" + file);

    assertThat(ref.read(Map.of())).isEqualTo(SECRET);
    assertThat(ref).hasToString("@" + file);
  }

  @Test
  void anEnvironmentVariableHoldsTheSecret() throws Exception {
    SecretRef ref = SecretRef.parse("env:HOOK_SECRET");

    assertThat(ref.read(Map.of("HOOK_SECRET", SECRET))).isEqualTo(SECRET);
    assertThat(ref).hasToString("env:HOOK_SECRET");
  }

  @ParameterizedTest
  @ValueSource(strings = {SECRET, "", "@", "env:", "file:/x", "s3cret"})
  void aSecretInTheClearIsRefusedAndNotRepeated(String text) {
    assertThatThrownBy(() -> SecretRef.parse(text))
        .isInstanceOf(SecretException.class)
        .hasMessageContaining("@FILE or env:NAME")
        .satisfies(refused -> assertThat(text.length() > 4 && said(refused, text)).isFalse());
  }

  @Test
  void whatIsMissingIsNamed() throws Exception {
    SecretRef file = SecretRef.parse("@" + folder.resolve("none"));
    SecretRef variable = SecretRef.parse("env:HOOK_SECRET");

    assertThatThrownBy(() -> file.read(Map.of())).hasMessageContaining("none does not exist");
    assertThatThrownBy(() -> variable.read(Map.of()))
        .hasMessageContaining("HOOK_SECRET is not set");
    assertThatThrownBy(() -> variable.read(Map.of("HOOK_SECRET", " ")))
        .hasMessageContaining("HOOK_SECRET is empty");
    assertThatThrownBy(() -> SecretRef.parse("@" + folder).read(Map.of()))
        .hasMessageContaining("cannot be read");
  }

  @Test
  void aSignatureNeverPrintsItsKey() throws Exception {
    assertThat(new WebhookSignature(SECRET).toString()).doesNotContain(SECRET.substring(6, 12));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "whsec_MfKQ9r8GKYqrTw",
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw?!",
        "whsec_"
      })
  void aKeyThatTheSpecificationForbidsIsRefusedAndNotRepeated(String key) {
    assertThatThrownBy(() -> new WebhookSignature(key))
        .isInstanceOf(SecretException.class)
        .hasNoCause()
        .satisfies(refused -> assertThat(said(refused, "MfKQ9r8GKYqrTw")).isFalse());
  }

  private static boolean said(Throwable refused, String text) {
    return String.valueOf(refused.getMessage()).contains(text);
  }
}
