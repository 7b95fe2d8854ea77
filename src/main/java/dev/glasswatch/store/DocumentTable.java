package dev.glasswatch.store;

import dev.glasswatch.alert.Documents;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Small texts that people ordered. */
final class DocumentTable implements Documents {

  private final Database database;

  DocumentTable(Database database) {
    this.database = database;
  }

  @Override
  public List<Document> list(String kind) {
    return database.read(handle -> list(handle, kind));
  }

  static List<Document> list(Handle handle, String kind) {
    return handle
        .createQuery(
            "SELECT kind, id, body, changed_at FROM document WHERE kind = :kind ORDER BY id")
        .bind("kind", kind)
        .map((row, context) -> document(row))
        .list();
  }

  @Override
  public Optional<Document> get(String kind, String id) {
    return list(kind).stream().filter(document -> document.id().equals(id)).findFirst();
  }

  @Override
  public void put(Document document) {
    database.write(
        handle -> {
          put(handle, document);
          return true;
        });
  }

  static void put(Handle handle, Document document) {
    handle
        .createUpdate(
            "INSERT INTO document (kind, id, body, changed_at) VALUES (:kind, :id, :body, :at)"
                + " ON CONFLICT (kind, id) DO UPDATE SET body = excluded.body,"
                + " changed_at = excluded.changed_at")
        .bind("kind", document.kind())
        .bind("id", document.id())
        .bind("body", document.body())
        .bind("at", Micros.of(document.changedAt()))
        .execute();
  }

  @Override
  public boolean delete(String kind, String id) {
    return database.write(handle -> delete(handle, kind, id));
  }

  static boolean delete(Handle handle, String kind, String id) {
    return handle
            .createUpdate("DELETE FROM document WHERE kind = :kind AND id = :id")
            .bind("kind", kind)
            .bind("id", id)
            .execute()
        > 0;
  }

  private static Document document(ResultSet row) throws SQLException {
    return new Document(
        row.getString("kind"),
        row.getString("id"),
        row.getString("body"),
        Micros.instant(row.getLong("changed_at")));
  }
}
