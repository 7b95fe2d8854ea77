package dev.glasswatch.orchestrate;

import dev.glasswatch.alert.Documents;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Documents that are gone when the process ends. */
final class MemoryDocuments implements Documents {

  private final Map<String, Map<String, Document>> kinds = new TreeMap<>();

  @Override
  public synchronized List<Document> list(String kind) {
    return List.copyOf(kinds.getOrDefault(kind, Map.of()).values());
  }

  @Override
  public synchronized Optional<Document> get(String kind, String id) {
    return Optional.ofNullable(kinds.getOrDefault(kind, Map.of()).get(id));
  }

  @Override
  public synchronized void put(Document document) {
    kinds.computeIfAbsent(document.kind(), _ -> new TreeMap<>()).put(document.id(), document);
  }

  @Override
  public synchronized boolean delete(String kind, String id) {
    return kinds.getOrDefault(kind, new TreeMap<>()).remove(id) != null;
  }
}
