package dev.glasswatch.alert;

import dev.glasswatch.alert.ChannelStatus.DropReason;
import java.time.Instant;

/**
 * An alert that was given up, kept so that it can be looked at and sent again.
 *
 * @param position its place among all deliveries; later ones have greater numbers
 * @param delivery the alert and where it was to go
 * @param why it was given up
 * @param at when that was
 */
public record DeadLetter(long position, Delivery delivery, DropReason why, Instant at) {}
