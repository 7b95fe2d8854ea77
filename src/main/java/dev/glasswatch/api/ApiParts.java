package dev.glasswatch.api;

import dev.glasswatch.alert.AlertContext;
import dev.glasswatch.alert.ChannelStatus;
import dev.glasswatch.alert.HeldBack.HoldReason;
import dev.glasswatch.alert.Outbox;
import dev.glasswatch.orchestrate.AlertOrders;
import dev.glasswatch.orchestrate.Batch;
import dev.glasswatch.orchestrate.BatchEvent;
import dev.glasswatch.orchestrate.EventFeed;
import dev.glasswatch.orchestrate.IncidentLog;
import dev.glasswatch.orchestrate.Incidents;
import dev.glasswatch.orchestrate.SignsOfLife;
import dev.glasswatch.store.StoreStatus;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * What the API shows.
 *
 * @param batch the streams
 * @param incidents what became of them
 * @param log where resolved incidents are kept
 * @param feed what happens, as it happens
 * @param feedId tells this feed's event ids from those of a process before
 * @param alerts what alerts say beyond the incident, given a stream's labels
 * @param channels how delivery to each alert channel is going
 * @param orders what people ordered about alerts
 * @param outbox what can be done about their delivery
 * @param heldBack how many alerts were held back for a reason
 * @param abandonedThreads how many threads are held by calls of detectors that never returned
 * @param signs what the process last showed of itself
 * @param listeners takes those who want to hear the batch's events at once, without blocking
 * @param storage how keeping what happens is going
 */
public record ApiParts(
    Batch batch,
    Incidents incidents,
    IncidentLog log,
    EventFeed feed,
    String feedId,
    Function<Map<String, String>, AlertContext> alerts,
    Supplier<List<ChannelStatus>> channels,
    AlertOrders orders,
    Outbox outbox,
    ToLongFunction<HoldReason> heldBack,
    IntSupplier abandonedThreads,
    Supplier<SignsOfLife> signs,
    Consumer<Consumer<BatchEvent>> listeners,
    Supplier<StoreStatus> storage) {}
