/**
 * Decides who hears of an incident, and when: routes, groups, silences, maintenance windows,
 * escalation and reminders. Pure logic that keeps its state in memos; what people order is read
 * from an immutable snapshot.
 */
@NullMarked
package dev.glasswatch.alert.control;

import org.jspecify.annotations.NullMarked;
