package dev.glasswatch.store;

import org.jdbi.v3.core.Handle;

/** Single numbers out of the database. */
final class Numbers {

  private Numbers() {}

  static long of(Handle handle, String sql) {
    return handle.createQuery(sql).mapTo(Long.class).one();
  }
}
