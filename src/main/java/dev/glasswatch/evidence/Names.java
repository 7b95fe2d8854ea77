package dev.glasswatch.evidence;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The texts of one block by number: tracks, reasons, details. */
final class Names {

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> inOrder = new ArrayList<>();

  /** The number of a text, from 0. */
  int number(String text) {
    Integer known = numbers.get(text);
    if (known == null) {
      known = inOrder.size();
      numbers.put(text, known);
      inOrder.add(text);
    }
    return known;
  }

  void drainTo(Varints out) {
    out.unsigned(inOrder.size());
    inOrder.forEach(text -> out.bytes(text.getBytes(StandardCharsets.UTF_8)));
    numbers.clear();
    inOrder.clear();
  }
}
