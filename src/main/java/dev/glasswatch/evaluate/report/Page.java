package dev.glasswatch.evaluate.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A way to show a scorecard, from a template beside this class. */
enum Page {
  /** One file that needs nothing else, for a browser. */
  HTML("report.html.mustache", true),
  /** For a repository. */
  MARKDOWN("scorecard.md.mustache", false);

  private static final String CHARTS =
      "/META-INF/resources/webjars/chart.js/4.4.9/dist/chart.umd.js";

  private final String template;
  private final boolean escaped;

  Page(String template, boolean escaped) {
    this.template = template;
    this.escaped = escaped;
  }

  /** The page. */
  String of(Scorecard card) throws IOException {
    Map<String, Object> context = new HashMap<>();
    context.put("card", card);
    context.put("misses", card.examples().stream().filter(Page::isTest).toList());
    context.put("others", card.examples().stream().filter(one -> !isTest(one)).toList());
    context.put(
        "json", new ObjectMapper().writeValueAsString(card.defects()).replace("<", "\\u003c"));
    context.put("charts", escaped ? text(CHARTS) : "");
    context.put("costs", List.copyOf(card.cost().millisPerMediaSecond().entrySet()));
    return Mustache.compiler()
        .escapeHTML(escaped)
        .withFormatter(Page::formatted)
        .compile(text(template))
        .execute(context);
  }

  private static boolean isTest(Example example) {
    return example.half().equals("test");
  }

  private static String formatted(Object value) {
    if (value instanceof Double number) {
      return Double.isFinite(number)
          ? BigDecimal.valueOf(number).setScale(3, RoundingMode.HALF_UP).toPlainString()
          : "-";
    }
    return value instanceof List<?> list
        ? String.join(", ", list.stream().map(String::valueOf).toList())
        : String.valueOf(value);
  }

  private static String text(String resource) {
    try (InputStream in =
        Objects.requireNonNull(Page.class.getResourceAsStream(resource), resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
