package dev.glasswatch.evaluate.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.glasswatch.evaluate.EvaluateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a scorecard: {@code scorecard.json}, {@code report.html} and {@code scorecard.md}. */
public final class ScorecardFiles {

  private final Path folder;

  /** Into this folder, which is created. */
  public ScorecardFiles(Path folder) {
    this.folder = folder;
  }

  /** Writes all three. */
  public void write(Scorecard card) throws EvaluateException {
    try {
      Files.createDirectories(folder);
      ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
      mapper.writeValue(folder.resolve("scorecard.json").toFile(), card);
      Files.writeString(report(), Page.HTML.of(card));
      Files.writeString(folder.resolve("scorecard.md"), Page.MARKDOWN.of(card));
    } catch (IOException e) {
      throw new EvaluateException(
          "%s cannot be written (%s): name another folder with --out"
              .formatted(folder, e.getMessage()),
          e);
    }
  }

  /** The page to look at. */
  public Path report() {
    return folder.resolve("report.html");
  }
}
