package dev.glasswatch.alert;

/**
 * One alert on its way to one channel.
 *
 * @param event what to send
 * @param channel name of the channel
 */
public record Delivery(AlertEvent event, String channel) {}
