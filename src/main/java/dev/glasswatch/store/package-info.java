/**
 * What survives a crash: streams, incidents with every transition, alerts on their way, and what
 * people ordered. One clerk thread commits each transition together with its alerts before any of
 * them is sent; a journal in a file stands in while the database is away. The same SQL runs on
 * SQLite and PostgreSQL.
 */
@NullMarked
package dev.glasswatch.store;

import org.jspecify.annotations.NullMarked;
