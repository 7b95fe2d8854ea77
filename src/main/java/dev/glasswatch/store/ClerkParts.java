package dev.glasswatch.store;

import dev.glasswatch.alert.AlertContext;
import dev.glasswatch.alert.AlertControl;
import dev.glasswatch.alert.Lanes;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;

/**
 * What a clerk works with.
 *
 * @param inbox what waits for it; the lanes' listener too
 * @param control decides which channels hear of what
 * @param lanes deliver
 * @param listener hears what is kept
 * @param context what alerts say beyond the incident, given the labels of its stream
 * @param clock when things are decided
 */
public record ClerkParts(
    ClerkInbox inbox,
    AlertControl control,
    Lanes lanes,
    ClerkListener listener,
    Function<Map<String, String>, AlertContext> context,
    InstantSource clock) {}
